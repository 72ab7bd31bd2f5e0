'use client'
import { Alert, Anchor, Button, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { client } from '#lib/api.ts'
import { CodeField } from './code-field.tsx'
import { Enrolment } from './enrolment.tsx'
import { Held } from './held.tsx'
import { PasswordField } from './password-field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { enter, type Refusal } from './sign-in.ts'

type Awaited = 'code' | 'enrolment' | 'password'
type Props = { awaits: Awaited; next: string; userName: string; enrolment: { qr: string; secret: string } | null }

/** What is asked for after the first proof: a code, setting up a second factor, or a new password. */
export function StepForm({ awaits, next, userName, enrolment }: Props) {
  const t = useTranslations('signIn')
  const [refusal, setRefusal] = useState<Refusal | 'missing' | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [codes, setCodes] = useState<string[] | null>(null)
  const name = awaits === 'password' ? 'password' : 'code'
  const goOn = () => window.location.assign(next)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get(name))
    if (!given.trim()) return setRefusal('missing')
    setBusy(true)
    const refused = await enter('step', { [name]: given })
    setRefusal(refused)
    if (refused) return setBusy(false)
    const made = awaits === 'enrolment' ? await client.secondFactors.makeCodes({ code: null }).catch(() => null) : null
    if (made) setCodes(made.codes)
    else goOn()
  }
  if (codes) return <RecoveryCodes codes={codes} done={t('step.codesDone')} onDone={goOn} />
  const text = refusal && refusal !== 'missing' ? t(wordsOf(refusal.code), { seconds: refusal.seconds }) : null
  const field = {
    name,
    autoFocus: awaits !== 'enrolment',
    error: refusal === 'missing' ? t('step.missing') : null,
    onChange: () => setRefusal(null),
  }
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Held />
      <Stack>
        {text && (
          <Alert color="red" variant="light" role="alert">
            {text}
          </Alert>
        )}
        {enrolment && <Enrolment {...enrolment} />}
        {awaits === 'password' ? (
          <>
            <input type="text" name="userName" value={userName} autoComplete="username" readOnly hidden />
            <PasswordField {...field} label={t('step.newPassword')} autoComplete="new-password" size="md" />
          </>
        ) : (
          <CodeField {...field} label={t('step.code')} description={awaits === 'code' ? t('step.codeHint') : undefined} />
        )}
        <Button type="submit" size="md" loading={isBusy}>
          {t('step.goOn')}
        </Button>
        <Anchor component="button" type="button" fz="sm" onClick={startAgain} style={{ alignSelf: 'flex-start', minHeight: 24 }}>
          {t('step.start')}
        </Anchor>
      </Stack>
    </form>
  )
}

/** Lets go of the sign-in that was begun. */
async function startAgain(): Promise<void> {
  const { signOut } = await import('next-auth/react')
  await signOut({ callbackUrl: '/sign-in' })
}

const words = {
  wrong: 'step.codeWrong',
  WEAK_PASSWORD: 'step.weak',
  SIGNED_OUT: 'step.over',
  TOO_MANY_TRIES: 'tooMany',
  offline: 'offline',
} as const
const wordsOf = (code: string) => (code in words ? words[code as keyof typeof words] : 'unknown')
