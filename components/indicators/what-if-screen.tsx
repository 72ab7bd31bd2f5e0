'use client'
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconLink, IconRefresh } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsInteger, useQueryStates } from 'nuqs'
import { saveFile } from '#components/table/save-file.ts'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import type { Snapshot } from '#lib/evaluations/schema.ts'
import { Decimal, plain } from '#lib/money.ts'
import { csvOf, type Moves, type Scenario, scenarioOf } from './scenario.ts'
import { yearIn } from './set-address.ts'
import { movedWords } from './what-if-address.ts'
import { WhatIfRow } from './what-if-row.tsx'

const words = { year: parseAsInteger, ...movedWords }

/** 情景测算: other actuals, targets and weights, scored at once beside the real ones. Nothing is saved; the address holds it all. */
export function WhatIfScreen({ year: begun }: { year: number }) {
  const t = useTranslations('indicators.whatIf')
  const [address, setAddress] = useQueryStates(words, { history: 'replace' })
  const year = yearIn(address.year, begun)
  const query = useQuery({ ...api.evaluations.get.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const reset = () => setAddress({ actuals: null, targets: null, weights: null })
  /** Moves one figure of one indicator; null puts it back. */
  const move = (kind: keyof Moves, code: string, value: string | null) => {
    const { [code]: _, ...others } = address[kind]
    void setAddress({ [kind]: value === null ? others : { ...others, [code]: value } })
  }
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next, actuals: null, targets: null, weights: null })} />
      <Text fz="sm" c="dimmed" mb="sm">
        {t('hint')}
      </Text>
      <Panel query={query} isEmpty={({ items }) => items.length === 0} empty={<Empty text={t('empty', { year: String(year) })} />}>
        {(snapshot) => {
          const scenario = scenarioOf(snapshot.items, address)
          return (
            <Stack gap="xs">
              <Totals snapshot={snapshot} scenario={scenario} onReset={reset} />
              {scenario.rows.map((row) => (
                <WhatIfRow key={row.real.code} row={row} onMove={(kind, value) => move(kind, row.real.code, value)} />
              ))}
            </Stack>
          )
        }}
      </Panel>
    </>
  )
}

type TotalsProps = { snapshot: Snapshot; scenario: Scenario; onReset: () => void }

/** Both totals, side by side, always in sight. */
function Totals({ snapshot, scenario, onReset }: TotalsProps) {
  const t = useTranslations('indicators.whatIf')
  const grades = useTranslations('board.grades')
  const moved = scenario.rows.filter(({ isMoved }) => isMoved).length
  const difference = snapshot.total && scenario.total ? new Decimal(scenario.total).sub(snapshot.total) : null
  const isWhole = new Decimal(scenario.weight).eq(100)
  const save = () => {
    const named = (['code', 'indicator'] as const).map((key) => t(key))
    const pairs = [t('realActual'), t('actual'), t('realTarget'), t('target'), t('realWeight'), t('weight'), t('realScore'), t('score')]
    const csv = csvOf([...named, '', ...pairs], scenario, snapshot)
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${t('file')}-${snapshot.year}`, 'csv')
  }
  const copy = async () => {
    await navigator.clipboard?.writeText(window.location.href)
    notifications.show({ message: t('copied') })
  }
  return (
    <>
      <Paper
        withBorder
        p="sm"
        pos="sticky"
        top="var(--app-shell-header-height, 0px)"
        style={{ zIndex: 10 }}
        role="region"
        aria-label={t('scenario')}
      >
        <Group justify="space-between">
          <Group gap="xl" role="status">
            <Sum label={t('real')} total={snapshot.total} grade={snapshot.grade && grades(snapshot.grade)} />
            <Sum label={t('scenario')} total={scenario.total} grade={scenario.grade && grades(scenario.grade)} isStrong />
            {difference && !difference.isZero() && (
              <Text className="figures" fw={600}>
                {t('difference')} {difference.gt(0) ? '+' : ''}
                {difference.toFixed(2)}
              </Text>
            )}
            <Text fz="sm" c="dimmed">
              {t('changed', { count: moved })}
            </Text>
          </Group>
        </Group>
        {!isWhole && (
          <Text fz="sm" mt={4}>
            {t('weights', { sum: plain(scenario.weight) })}
          </Text>
        )}
      </Paper>
      <Group gap="xs" data-controls="" justify="flex-end">
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} disabled={moved === 0} onClick={onReset}>
          {t('reset')}
        </Button>
        <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
          {t('copyLink')}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          {t('export')}
        </Button>
      </Group>
    </>
  )
}

function Sum({ label, total, grade, isStrong = false }: { label: string; total: string | null; grade: string | null; isStrong?: boolean }) {
  const t = useTranslations('indicators.whatIf')
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={isStrong ? 26 : 20} fw={700} lh={1.2} className="figures">
        {total ?? '—'} <Text span>{grade ?? t('noGrade')}</Text>
      </Text>
    </div>
  )
}
