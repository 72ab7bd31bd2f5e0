'use client'
import { Button, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { passwordReset } from '#lib/users/schema.ts'
import { PasswordField } from './password-field.tsx'
import { usePeopleForm } from './use-people-form.ts'
import type { UserView } from './user-table.tsx'

const shape = passwordReset.pick({ next: true })

/** A new password for somebody who forgot the old one. */
export function ResetPasswordForm({ user }: { user: UserView }) {
  const t = useTranslations('users')
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    { next: '' },
    ({ next }) => client.users.resetPassword({ id: user.id, next }),
    () => notifications.show({ message: t('passwordReset', { name: user.name }) }),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Title order={2} fz="md">
          {t('reset')}
        </Title>
        <ProblemNotice error={problem} />
        <PasswordField
          {...form.getInputProps('next')}
          label={t('newPassword')}
          description={t('resetHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" variant="default" loading={isBusy}>
          {t('reset')}
        </Button>
      </Stack>
    </form>
  )
}
