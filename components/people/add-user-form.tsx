'use client'
import { Button, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { userInput } from '#lib/users/schema.ts'
import { PasswordField } from './password-field.tsx'
import { RoleField } from './role-field.tsx'
import { usePeopleForm } from './use-people-form.ts'

const shape = userInput.omit({ id: true })

/** A new person. The id is made once, so that sending the form again cannot make a second one. */
export function AddUserForm({ onSaved }: { onSaved: (name: string) => void }) {
  const t = useTranslations('users')
  const [id] = useState(() => v7())
  const empty = { name: '', userName: '', role: '', email: '', password: '' }
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    empty,
    (input) => client.users.add({ ...input, id }),
    (sent) => onSaved(sent.name ?? ''),
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
        <PasswordField
          {...form.getInputProps('password')}
          label={t('firstPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" loading={isBusy}>
          {t('add')}
        </Button>
      </Stack>
    </form>
  )
}
