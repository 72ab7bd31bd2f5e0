'use client'
import { Button, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { setupInput } from '#lib/users/schema.ts'
import { PasswordField } from './password-field.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** Makes the first administrator with the code from the terminal. */
export function SetupForm() {
  const t = useTranslations()
  const empty = { code: '', userName: '', name: '', password: '' }
  const { form, isBusy, problem, submit } = usePeopleForm(
    setupInput,
    empty,
    (input) => client.users.setUp(input),
    () => window.location.assign('/sign-in'),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <ProblemNotice error={problem} />
        <TextInput
          {...form.getInputProps('code')}
          label={t('setup.code')}
          description={t('setup.codeHint')}
          placeholder="XXXX-XXXX-XXXX"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          autoFocus
        />
        <TextInput
          {...form.getInputProps('userName')}
          label={t('users.userName')}
          description={t('users.userNameHint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextInput {...form.getInputProps('name')} label={t('users.name')} autoComplete="name" required />
        <PasswordField
          {...form.getInputProps('password')}
          label={t('users.password')}
          description={t('users.passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" size="md" loading={isBusy}>
          {t('setup.submit')}
        </Button>
      </Stack>
    </form>
  )
}
