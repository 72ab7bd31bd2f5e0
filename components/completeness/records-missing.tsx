'use client'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

/** How many records a year still lacks, as the way to them; nothing while nothing is due. */
export function RecordsMissing({ year }: { year: number }) {
  const t = useTranslations('board')
  const { data } = useQuery(api.completeness.year.queryOptions({ input: { year } }))
  if (!data || data.rate.due === 0) return null
  return (
    <Anchor component={Link} href={`/completeness?year=${year}`} fz="sm">
      {data.open > 0 ? t('recordsMissing', { count: data.open }) : t('recordsWhole')}
    </Anchor>
  )
}
