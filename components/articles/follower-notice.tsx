'use client'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { plainNumber, type Values } from '#components/ui/record-values.ts'
import { api } from '#lib/api.ts'
import { followerChecks } from '#lib/articles/rules.ts'
import { isDay, plusDays } from '#lib/day.ts'
import { useCheckText } from './check-text.ts'
import { Saying } from './saying.tsx'

/** So many days before tell what is usual. */
const lookedBack = 31

/** Beside a day of followers that is being typed: whether it fits the day before and the day after, and whether it jumps. */
export function FollowerNotice({ values, id }: { values: Values; id: string }) {
  const t = useTranslations('articles.notice')
  const textOf = useCheckText()
  const day = String(values.day ?? '')
  const total = numberOf(values.totalUsers)
  const span = isDay(day) ? { from: plusDays(day, -lookedBack), to: plusDays(day, 1) } : { from: '2000-01-01', to: '2000-01-01' }
  const { data } = useQuery({ ...api.followerDays.series.queryOptions({ input: span }), enabled: isDay(day) })
  const others = data?.days.filter((one) => one.id !== id && one.day !== day) ?? []
  const before = others.find((one) => one.day === plusDays(day, -1))
  if (total === null || !isDay(day))
    return before ? <Saying tone="blue" text={t('before', { day: before.day, total: before.totalUsers })} /> : null
  const flow = { newUsers: numberOf(values.newUsers), cancelledUsers: numberOf(values.cancelledUsers) }
  // what was wrong before this day is no matter of this form
  const checks = followerChecks([...others, { day, totalUsers: total, ...flow }]).filter(
    (check) => check.kind !== 'gap' && check.day >= day,
  )
  return (
    <Stack gap="xs">
      {checks.map((check) => (
        <Saying key={`${check.kind} ${check.day}`} tone="orange" text={textOf(check)} />
      ))}
    </Stack>
  )
}

function numberOf(value: string | boolean | undefined): number | null {
  const typed = plainNumber(String(value ?? ''))
  return /^\d+$/.test(typed) ? Number(typed) : null
}
