'use client'
import { Alert, Button, Divider, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type EntranceReason, entranceReasons } from '#lib/identities/rules.ts'
import type { DoorName } from '#lib/outside-doors/schema.ts'

/** What came of signing in outside, as the address says: `outside` from us, `error` from next-auth, which keeps no more of it than that. */
export function OutsideRefusal({ outside, detail, error }: { outside?: string; detail?: string; error?: string }) {
  const t = useTranslations('signIn.outside')
  const reason: EntranceReason | undefined = entranceReasons.find((known) => known === outside)
  if (!reason && !error?.startsWith('OAuth') && error !== 'Callback') return null
  return (
    <Alert color="red" variant="light" role="alert" mb="md">
      {t(reason ?? 'failed', { detail: detail?.slice(0, 100) || 'none' })}
    </Alert>
  )
}

/** The other ways in, beside the password. */
export function OutsideDoors({ doors, next }: { doors: { provider: DoorName; name: string }[]; next: string }) {
  const t = useTranslations('signIn')
  const [going, setGoing] = useState<DoorName | null>(null)
  const go = async (provider: DoorName) => {
    setGoing(provider)
    const { signIn } = await import('next-auth/react')
    await signIn(provider, { callbackUrl: next })
  }
  if (doors.length === 0) return null
  return (
    <Stack mt="md">
      <Divider label={t('or')} />
      {doors.map(({ provider, name }) => (
        <Button key={provider} variant="default" size="md" loading={going === provider} onClick={() => go(provider)}>
          {t('with', { name })}
        </Button>
      ))}
    </Stack>
  )
}
