'use client'
import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

/** How much waits for the reader, beside its page in the menu; nothing while nothing does. */
export function WaitingCount() {
  const t = useTranslations('nav')
  const { data } = useQuery(api.waiting.list.queryOptions())
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <Badge
      size="sm"
      circle={count < 10}
      variant="light"
      title={t('waitingCount', { count })}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      {count}
    </Badge>
  )
}
