'use client'
import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PasswordField } from './password-field.tsx'

/** What next-auth tells of a refused sign-in, as a text of `signIn` and its parameters. */
type Refusal = { code: 'wrong' | 'tooMany' | 'offline' | 'unknown'; seconds: number }

async function signInWith(values: { userName: string; password: string }): Promise<Refusal | null> {
  const none = { seconds: 0 }
  // next-auth leaves the page when it cannot reach the server
  if (!navigator.onLine) return { ...none, code: 'offline' }
  const { signIn } = await import('next-auth/react')
  const answer = await signIn('credentials', { ...values, redirect: false })
  if (answer?.ok) return null
  const seconds = answer?.error?.match(/^TOO_MANY_TRIES:(\d+)$/)?.[1]
  if (seconds) return { code: 'tooMany', seconds: Number(seconds) }
  return { ...none, code: answer?.error === 'CredentialsSignin' ? 'wrong' : 'unknown' }
}

/** User name and password. After it the page is loaded anew, so that nothing of the visitor before is left in it. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('signIn')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useForm({
    initialValues: { userName: '', password: '' },
    validate: {
      userName: (typed) => (typed.trim() ? null : t('userNameMissing')),
      password: (typed) => (typed ? null : t('passwordMissing')),
    },
  })
  const submit = form.onSubmit(async (values) => {
    setBusy(true)
    const refused = await signInWith(values)
    setRefusal(refused)
    if (refused === null) window.location.assign(next)
    else setBusy(false)
  })
  return (
    // a form that is sent before the page is ready must not put the password into the address
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        {refusal && (
          <Alert color="red" variant="light" role="alert">
            {t(refusal.code, { seconds: refusal.seconds })}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('userName')}
          name="userName"
          label={t('userName')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          size="md"
          autoFocus
        />
        <PasswordField
          {...form.getInputProps('password')}
          name="password"
          label={t('password')}
          autoComplete="current-password"
          size="md"
        />
        <Button type="submit" size="md" loading={isBusy}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  )
}
