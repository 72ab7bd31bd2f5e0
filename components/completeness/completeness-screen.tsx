'use client'
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { cellStates } from '#lib/completeness/rules.ts'
import type { CompletenessYear } from '#lib/completeness/schema.ts'
import { today, yearOf } from '#lib/day.ts'
import { completenessAddress, type Place } from './completeness-address.ts'
import { GapDrawer } from './gap-drawer.tsx'
import classes from './grid.module.css'
import { Grid } from './grid.tsx'
import { MonthCards } from './month-cards.tsx'
import { StateSign } from './state-mark.tsx'

/** What has not been logged yet, month by item; each gap is one tap from its form. `usual` is the year when the address names none. */
export function CompletenessScreen({ usual }: { usual: number }) {
  const t = useTranslations('completeness')
  const [address, setAddress] = useQueryStates(completenessAddress, { history: 'push' })
  const year = address.year ?? usual
  const query = useQuery({ ...api.completeness.year.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const years = useQuery(api.indicators.years.queryOptions())
  const known = [...new Set([year, yearOf(today()), ...(years.data ?? [])])].sort((a, b) => b - a).map(String)
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h3">
          {t('titleOf', { year: String(year) })}
        </Title>
        <Group gap="xs" data-controls="">
          <Select
            aria-label={t('year')}
            data={known}
            value={String(year)}
            w={110}
            allowDeselect={false}
            onChange={(chosen) => chosen && setAddress({ year: Number(chosen), cell: null })}
          />
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} visibleFrom="sm" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      <PageTabs />
      <Panel query={query} isEmpty={({ items }) => items.length === 0} empty={<Text c="dimmed">{t('noItems')}</Text>}>
        {(found) => <Year found={found} onOpen={(cell) => void setAddress({ cell })} />}
      </Panel>
      {address.cell && (
        <GapDrawer
          key={`${address.cell.itemId} ${address.cell.month}`}
          place={address.cell}
          onClose={() => void setAddress({ cell: null })}
        />
      )}
    </Stack>
  )
}

function Year({ found, onOpen }: { found: CompletenessYear; onOpen: (place: Place) => void }) {
  const t = useTranslations('completeness')
  return (
    <>
      <div>
        <Text fw={600} role="status">
          {found.rate.due === 0 ? t('nothingDue') : found.open === 0 ? t('allThere') : t('open', { count: found.open })}
        </Text>
        <Text fz="sm" c="dimmed">
          {[found.rate.due > 0 && t('whole', found.rate), t('since', { month: found.opened.slice(0, 7) })].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Grid year={found} onOpen={onOpen} />
      <div className={classes.cards}>
        <MonthCards key={found.year} year={found} onOpen={onOpen} />
      </div>
      <Group gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('legend')}>
        {cellStates.map((state) => (
          <Group key={state} component="li" gap={6} wrap="nowrap">
            <StateSign state={state} />
            <Text fz="sm">{t(`states.${state}`)}</Text>
          </Group>
        ))}
      </Group>
      <Text fz="sm" c="dimmed">
        {t('rule')}
      </Text>
    </>
  )
}
