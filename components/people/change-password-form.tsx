'use client'
import { Button, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { passwordChange } from '#lib/users/schema.ts'
import { PasswordField } from './password-field.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** One's own password; the other devices are signed out with it. */
export function ChangePasswordForm({ userName }: { userName: string }) {
  const t = useTranslations()
  const { form, isBusy, problem, submit } = usePeopleForm(
    passwordChange,
    { current: '', next: '' },
    (input) => client.users.changePassword(input),
    () => notifications.show({ message: t('account.passwordChanged') }),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Title order={2} fz="md">
          {t('account.changePassword')}
        </Title>
        <ProblemNotice error={problem} />
        {/* tells password managers whose password it is */}
        <input type="text" name="userName" value={userName} autoComplete="username" readOnly hidden />
        <PasswordField {...form.getInputProps('current')} label={t('account.current')} autoComplete="current-password" required />
        <PasswordField
          {...form.getInputProps('next')}
          label={t('users.newPassword')}
          description={t('users.passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" loading={isBusy}>
          {t('account.submit')}
        </Button>
      </Stack>
    </form>
  )
}
