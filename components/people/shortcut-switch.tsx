'use client'
import { Stack, Switch, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { client } from '#lib/api.ts'
import { useVisitor } from '../shell/actor.tsx'

/** Whether single keys do something for oneself: who dictates, or rests a hand on the keyboard, switches them off. */
export function ShortcutSwitch() {
  const t = useTranslations('shortcuts')
  const router = useRouter()
  const [on, setOn] = useState(useVisitor()?.shortcuts ?? true)
  const keeping = useMutation({
    mutationFn: (next: boolean) => client.users.switchShortcuts({ on: next }),
    onMutate: setOn,
    onError: (_, next) => setOn(!next),
    // the frame around the page knows it from the session
    onSuccess: () => router.refresh(),
  })
  return (
    <Stack gap="xs">
      <Title order={2} fz="h4">
        {t('title')}
      </Title>
      <Switch label={t('switch')} checked={on} onChange={(change) => keeping.mutate(change.currentTarget.checked)} />
      <Text fz="sm" c="dimmed">
        {t('switchHint')}
      </Text>
    </Stack>
  )
}
