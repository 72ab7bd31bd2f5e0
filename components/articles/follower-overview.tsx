'use client'
import { Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { listAddress } from '#components/ui/list-address.ts'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { type FollowerCheck, followerChecks } from '#lib/articles/rules.ts'
import { firstOfYear, lastOfYear, plusDays, today } from '#lib/day.ts'
import { useCheckText } from './check-text.ts'
import { followerDays } from './follower-fields.tsx'
import { Saying } from './saying.tsx'

const FollowersChart = dynamic(() => import('./followers-chart.tsx').then((module) => module.FollowersChart), { ssr: false })
const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
/** So many of them are told at once. */
const mostChecks = 5
/** Without a year: the days up to today that fit on a screen. */
const shownDays = 365

/** The followers of a year drawn, and what does not fit in them; each is one click from its form. */
export function FollowerOverview() {
  const t = useTranslations('articles.overview')
  const [year] = useQueryState('year', listAddress.year)
  const [by, setBy] = useState<'day' | 'month'>('month')
  const span = year ? { from: firstOfYear(year), to: lastOfYear(year) } : { from: plusDays(today(), -shownDays), to: today() }
  const { data } = useQuery({ ...api.followerDays.series.queryOptions({ input: span }), placeholderData: keepPreviousData })
  if (!data || data.days.length === 0) return null
  return (
    <Stack gap="sm" mb="md">
      <Paper withBorder p="md" component="section" aria-label={t('title')}>
        <Group justify="flex-end" mb="xs">
          <SegmentedControl
            aria-label={t('by')}
            value={by}
            onChange={(value) => setBy(value === 'day' ? 'day' : 'month')}
            data={[
              { value: 'month', label: t('month') },
              { value: 'day', label: t('day') },
            ]}
          />
        </Group>
        <FollowersChart days={data.days} by={by} />
      </Paper>
      <Checks checks={followerChecks(data.days)} idOf={(day) => data.days.find((one) => one.day === day)?.id ?? null} />
    </Stack>
  )
}

/** Where stock and flow do not agree, where the total jumps, and which days are missing: newest first. */
function Checks({ checks, idOf }: { checks: FollowerCheck[]; idOf: (day: string) => string | null }) {
  const t = useTranslations('articles.overview')
  const textOf = useCheckText()
  const mayWrite = useAllowed('articles.write')
  const [isUnfolded, setUnfolded] = useState(false)
  const [form, setForm] = useState<{ open: string | null; day: string } | null>(null)
  const isDirty = useRef(false)
  const newest = [...checks].reverse()
  const shown = isUnfolded ? newest : newest.slice(0, mostChecks)
  const close = () => {
    isDirty.current = false
    setForm(null)
  }
  return (
    <section aria-label={t('checks')}>
      <Title order={2} size="h5" mb="xs">
        {t('checks')}
      </Title>
      <Stack gap="xs">
        {checks.length === 0 && <Text fz="sm">{t('fits')}</Text>}
        {shown.map((check) => (
          <Saying key={`${check.kind} ${check.day}`} tone={check.kind === 'gap' ? 'blue' : 'orange'} text={textOf(check)}>
            {mayWrite && (
              <Group mt={6}>
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => setForm(check.kind === 'gap' ? { open: null, day: check.to } : { open: idOf(check.day), day: check.day })}
                >
                  {check.kind === 'gap' ? t('fill', { day: check.to }) : t('open', { day: check.day })}
                </Button>
              </Group>
            )}
          </Saying>
        ))}
        {!isUnfolded && newest.length > mostChecks && (
          <Button variant="subtle" size="compact-md" style={{ alignSelf: 'flex-start' }} onClick={() => setUnfolded(true)}>
            {t('more', { rest: newest.length - mostChecks })}
          </Button>
        )}
      </Stack>
      {form && (
        <RecordDrawer
          records={{ ...followerDays, start: () => ({ day: form.day }) } as unknown as Records<RecordRow>}
          open={form.open}
          isDirty={isDirty}
          onClose={close}
        />
      )}
    </section>
  )
}
