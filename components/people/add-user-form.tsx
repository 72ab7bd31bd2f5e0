'use client'
import { Button, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { firstRole } from '#lib/permissions.ts'
import { userInput } from '#lib/users/schema.ts'
import { RoleField } from './role-field.tsx'
import { useDuties } from './use-duties.ts'
import { usePeopleForm } from './use-people-form.ts'

const shape = userInput.omit({ id: true })

/** A new person, and the link by which they choose a password. The ids are made once, so that sending the form again makes nothing twice. */
export function AddUserForm({ onSaved }: { onSaved: (id: string) => void }) {
  const t = useTranslations('users')
  const [{ id, link }] = useState(() => ({ id: v7(), link: v7() }))
  const { mayGiveRole } = useDuties()
  const empty = { name: '', userName: '', role: mayGiveRole ? '' : firstRole, email: '' }
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    empty,
    async (input) => {
      await client.users.add({ ...input, id })
      await client.joinLinks.make({ id: link, userId: id })
    },
    () => onSaved(id),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <ProblemNotice error={problem} />
        <TextInput {...form.getInputProps('name')} label={t('name')} autoComplete="off" required data-autofocus />
        <TextInput
          {...form.getInputProps('userName')}
          label={t('userName')}
          description={t('userNameHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <RoleField {...form.getInputProps('role')} />
        <TextInput {...form.getInputProps('email')} type="email" label={t('email')} description={t('emailHint')} autoComplete="off" />
        <Button type="submit" loading={isBusy}>
          {t('addAndLink')}
        </Button>
      </Stack>
    </form>
  )
}
