'use client'
import { Button, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { joinInput } from '#lib/join-links/schema.ts'
import { PasswordField } from './password-field.tsx'
import { enter } from './sign-in.ts'
import { usePeopleForm } from './use-people-form.ts'

const shape = joinInput.omit({ token: true })

/** A password of one's own, by a link; then one is signed in with it, or led to what is asked for besides. */
export function JoinForm({ token, userName }: { token: string; userName: string }) {
  const t = useTranslations()
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    { password: '' },
    async ({ password }) => {
      await client.joinLinks.follow({ token, password })
      await enter('credentials', { userName, password })
    },
    () => window.location.assign('/sign-in'),
    'join.refused',
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <ProblemNotice error={problem} />
        {/* tells password managers whose password it is */}
        <input type="text" name="userName" value={userName} autoComplete="username" readOnly hidden />
        <PasswordField
          {...form.getInputProps('password')}
          label={t('join.password')}
          description={t('users.passwordHint')}
          autoComplete="new-password"
          size="md"
          required
          autoFocus
        />
        <Button type="submit" size="md" loading={isBusy}>
          {t('join.submit')}
        </Button>
      </Stack>
    </form>
  )
}
