'use client'
import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { OfflineBar } from '#components/drafts/offline-bar.tsx'
import { useDraftList } from '#components/drafts/use-draft-list.ts'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import classes from '#components/ui/round.module.css'
import { useKeyboardRoom } from '#components/ui/use-keyboard-room.ts'
import { api } from '#lib/api.ts'
import { lastOfMonth, plusDays } from '#lib/day.ts'
import type { RoundLine } from '#lib/meters/schema.ts'
import { monthOf, roundAddress } from './round-address.ts'
import { RoundForm } from './round-form.tsx'
import { RoundList } from './round-list.tsx'
import { nextOf, stateOf } from './round-state.ts'

/** The month's round: every meter to be read, one after the other, along the places. */
export function RoundScreen() {
  const t = useTranslations('meters.round')
  const [address, setAddress] = useQueryStates(roundAddress)
  const month = monthOf(address.month)
  useKeyboardRoom()
  const query = useQuery(api.meters.round.queryOptions({ input: { month } }))
  const go = (to: string) => void setAddress({ month: to.slice(0, 7), meter: null, draft: null })
  return (
    <DatesFrame>
      <Group justify="space-between" mb="sm">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Group gap="xs">
          <Button variant="default" px="xs" aria-label={t('monthBefore')} onClick={() => go(plusDays(month, -1))}>
            <IconChevronLeft size={18} aria-hidden />
          </Button>
          <Text fw={500}>{month.slice(0, 7)}</Text>
          <Button variant="default" px="xs" aria-label={t('monthAfter')} onClick={() => go(plusDays(lastOfMonth(month), 1))}>
            <IconChevronRight size={18} aria-hidden />
          </Button>
        </Group>
      </Group>
      <PageTabs />
      <OfflineBar />
      <Panel
        query={query}
        isEmpty={(lines) => lines.length === 0}
        empty={
          <Empty text={t('empty')}>
            <Button component={Link} href="/costs/meters/registry" variant="default">
              {t('toRegistry')}
            </Button>
          </Empty>
        }
      >
        {(lines) => <Lines key={month} found={lines} />}
      </Panel>
    </DatesFrame>
  )
}

function Lines({ found }: { found: readonly RoundLine[] }) {
  const t = useTranslations('meters.round')
  const [{ meter, draft }, setAddress] = useQueryStates(roundAddress)
  const drafts = useDraftList()
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set())
  const lines = found.map((line) => ({ ...line, state: stateOf(line, drafts, saved) }))
  const asked = meter ?? (drafts.find(({ id }) => id === draft)?.fixed.meterCode as string | undefined) ?? null
  // the one in hand stays while others change around it
  const [inHand, setInHand] = useState(() => asked ?? nextOf(lines, null))
  const current = lines.find(({ code }) => code === inHand) ?? null
  const choose = (code: string | null) => {
    setInHand(code)
    void setAddress({ meter: code, draft: null })
  }
  const finish = (code: string) => {
    const now = new Set([...saved, code])
    setSaved(now)
    choose(
      nextOf(
        lines.map((line) => (line.code === code ? { ...line, state: 'done' as const } : line)),
        code,
      ),
    )
  }
  const done = lines.filter(({ state }) => state === 'done' || state === 'waiting').length
  return (
    <Stack gap="md">
      <div>
        <Text fz="sm" role="status">
          {t('progress', { done, count: lines.length })}
        </Text>
        <Progress value={(done / lines.length) * 100} aria-label={t('progress', { done, count: lines.length })} />
      </div>
      <div className={classes.frame}>
        {current ? (
          <RoundForm
            key={current.code}
            line={current}
            at={lines.indexOf(current) + 1}
            count={lines.length}
            drafts={drafts}
            onDone={() => finish(current.code)}
            onNext={() => choose(nextOf(lines, current.code))}
          />
        ) : (
          <Text>{t('allDone')}</Text>
        )}
        <RoundList lines={lines} current={inHand} onChoose={choose} />
      </div>
    </Stack>
  )
}
