'use client'
import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Held } from './held.tsx'
import { PasswordField } from './password-field.tsx'
import { enter, type Refusal } from './sign-in.ts'

const words = { wrong: 'wrong', TOO_MANY_TRIES: 'tooMany', offline: 'offline' } as const
const wordsOf = (code: string) => (code in words ? words[code as keyof typeof words] : 'unknown')

/** User name and password. After it the page is loaded anew, so that nothing of the visitor before is left in it. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('signIn')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [missing, setMissing] = useState<string[]>([])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // what stands in the fields: somebody quick, or the browser itself, may have filled them before this script came
    const typed = new FormData(event.currentTarget)
    const values = { userName: String(typed.get('userName')), password: String(typed.get('password')) }
    const empty = [...(values.userName.trim() ? [] : ['userName']), ...(values.password ? [] : ['password'])]
    setMissing(empty)
    if (empty.length > 0) return
    setBusy(true)
    const refused = await enter('credentials', values)
    setRefusal(refused)
    if (refused === null) window.location.assign(next)
    else setBusy(false)
  }
  const told = (name: 'userName' | 'password') => ({
    name,
    error: missing.includes(name) ? t(`${name}Missing`) : null,
    onChange: () => setMissing(missing.filter((one) => one !== name)),
  })
  return (
    // a form that is sent before the page is ready must not put the password into the address
    <form onSubmit={submit} method="post" noValidate>
      <Held />
      <Stack>
        {refusal && (
          <Alert color="red" variant="light" role="alert">
            {t(wordsOf(refusal.code), { seconds: refusal.seconds })}
          </Alert>
        )}
        <TextInput
          {...told('userName')}
          label={t('userName')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          size="md"
          autoFocus
        />
        <PasswordField {...told('password')} label={t('password')} autoComplete="current-password" size="md" />
        <Button type="submit" size="md" loading={isBusy}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  )
}
