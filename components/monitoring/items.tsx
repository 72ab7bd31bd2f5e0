'use client'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { measuresIn } from '#components/ui/meaning.tsx'
import { api } from '#lib/api.ts'
import type { MonitoredItem, MonitoringContent, MonitoringText, MonitoringView } from '#lib/monitoring/schema.ts'
import { useAllowed } from '../shell/actor.tsx'
import { ItemCards } from './item-cards.tsx'
import { ItemTable } from './item-table.tsx'

/** One indicator with all that stands beside it: its texts, its figure as it is now, the measures it is made of. */
export type Shown = {
  item: MonitoredItem
  text: MonitoringText | undefined
  live: MonitoredItem | undefined
  measures: readonly string[]
  isOpen: boolean
  write: ReactNode
}
type Props = { view: MonitoringView; content: MonitoringContent; onOpen: (item: MonitoredItem) => void }

/** Each indicator at 30 June: how far, how far it should be, where it will end, and what was written about it. In rows, and in cards on a phone. */
export function Items({ view, content, onOpen }: Props) {
  const t = useTranslations('monitoring')
  const isPhone = useMediaQuery('(max-width: 48em)', false)
  const indicators = useQuery(api.indicators.list.queryOptions({ input: { year: view.year } }))
  const formulas = new Map(indicators.data?.map(({ code, formula }) => [code, formula]))
  const isNewest = view.chosen?.number === view.snapshots[0]?.number
  const mayWrite = useAllowed('monitoring.write') && view.chosen?.state === 'draft' && isNewest
  const shown = content.items.map(
    (item): Shown => ({
      item,
      text: view.texts.find(({ code }) => code === item.code),
      live: view.chosen ? view.live.items.find(({ code }) => code === item.code) : undefined,
      measures: measuresIn(formulas.get(item.code) ?? null),
      isOpen: view.unwritten.includes(item.code),
      write: mayWrite && (
        <Button variant="subtle" size="compact-sm" onClick={() => onOpen(item)} aria-label={`${t('write')}：${item.name}`}>
          {t('write')}
        </Button>
      ),
    }),
  )
  return isPhone ? <ItemCards items={shown} /> : <ItemTable items={shown} />
}
