'use client'
import { Button, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { userChange } from '#lib/users/schema.ts'
import { RoleField } from './role-field.tsx'
import { useDuties } from './use-duties.ts'
import { usePeopleForm } from './use-people-form.ts'
import type { UserView } from './user-table.tsx'

const shape = userChange.pick({ name: true, role: true, email: true })

/** Name, role, and whether a person may sign in. */
export function ReviseUserForm({ user, onSaved }: { user: UserView; onSaved: (name: string) => void }) {
  const t = useTranslations('users')
  const duties = useDuties()
  const [enabled, setEnabled] = useState(user.disabledAt === null)
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    { name: user.name, role: user.role, email: user.email ?? '' },
    (input) => client.users.revise({ ...input, id: user.id, version: user.version, disabled: !enabled }),
    (sent) => onSaved(sent.name ?? ''),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Text fz="sm" c="dimmed">
          {t('userName')}: {user.userName}
        </Text>
        <ProblemNotice error={problem} />
        <TextInput {...form.getInputProps('name')} label={t('name')} autoComplete="off" required readOnly={!duties.mayName} />
        <RoleField {...form.getInputProps('role')} ofMe={duties.isMe(user.id)} />
        <TextInput
          {...form.getInputProps('email')}
          type="email"
          label={t('email')}
          description={t('emailHint')}
          autoComplete="off"
          readOnly={!duties.mayName}
        />
        <Switch
          label={t('maySignIn')}
          description={t('maySignInHint')}
          checked={enabled}
          disabled={duties.isMe(user.id) || (duties.held?.security && !duties.mayGiveRole && !duties.mayReset(user.role))}
          onChange={(change) => setEnabled(change.currentTarget.checked)}
        />
        <Button type="submit" loading={isBusy}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  )
}
