'use client'
import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

/** How many requests have lapsed or will by the next working day, beside their page in the menu; nothing while there are none. */
export function RequestsDue() {
  const t = useTranslations('nav')
  const { data } = useQuery(api.requests.desk.queryOptions())
  const count = data ? data.overdue + data.today + data.next : 0
  if (count === 0) return null
  return (
    <Badge
      size="sm"
      circle={count < 10}
      variant="light"
      color={data && data.overdue > 0 ? 'red' : 'yellow'}
      title={t('requestsDue', { count })}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      {count}
    </Badge>
  )
}
