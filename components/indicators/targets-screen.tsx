'use client'
import { Alert, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import { usualGrowth } from '#lib/targets/rules.ts'
import type { TargetsView } from '#lib/targets/schema.ts'
import { yearIn } from './set-address.ts'
import { TargetCard } from './target-card.tsx'

const words = { year: parseAsInteger, growth: parseAsString.withDefault(usualGrowth) }

/** 目标建议: what the next year could ask of each indicator, why, and what people decided. */
export function TargetsScreen({ year: begun }: { year: number }) {
  const t = useTranslations('indicators.targets')
  const [address, setAddress] = useQueryStates(words, { history: 'push' })
  const year = yearIn(address.year, begun)
  const growth = /^(\d{1,2}(\.\d)?|100)$/.test(address.growth) ? address.growth : usualGrowth
  const query = useQuery({ ...api.targets.year.queryOptions({ input: { year, growth } }), placeholderData: keepPreviousData })
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next })} />
      <Panel
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty text={t('empty', { year: String(year - 1), next: String(year) })} />}
      >
        {(found) => <Whole view={found} growth={growth} onGrowth={(next) => setAddress({ growth: next }, { history: 'replace' })} />}
      </Panel>
    </>
  )
}

type Props = { view: TargetsView; growth: string; onGrowth: (growth: string) => void }

function Whole({ view, growth, onGrowth }: Props) {
  const t = useTranslations('indicators.targets')
  const mayWrite = useAllowed('indicators.write')
  const decided = view.rows.filter(({ decision }) => decision).length
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        <NumberInput
          label={t('growth')}
          w={190}
          min={0}
          max={100}
          decimalScale={1}
          value={growth}
          onChange={(value) => typeof value === 'number' && value >= 0 && value <= 100 && onGrowth(String(value))}
        />
        <Group gap="xs">
          <Text fz="sm">{t('summary', { count: view.rows.length, decided, open: view.rows.length - decided })}</Text>
          {mayWrite && (
            <Button
              component={Link}
              href={`/indicators?year=${view.fromYear}&act=copy`}
              variant="default"
              leftSection={<IconCopy size={16} aria-hidden />}
            >
              {t('copy', { year: String(view.year) })}
            </Button>
          )}
        </Group>
      </Group>
      {view.exists && (
        <Alert variant="light" color="blue">
          {t('exists', { year: String(view.year) })}
        </Alert>
      )}
      {view.rows.map((row) => (
        <TargetCard key={row.code} row={row} year={view.year} growth={growth} mayWrite={mayWrite} />
      ))}
    </Stack>
  )
}
