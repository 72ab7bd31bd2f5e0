'use client'
import { Anchor, Box, Group, Text } from '@mantine/core'
import type { EChartsCoreOption } from 'echarts/core'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { ChartMenu } from './chart-menu.tsx'
import type { ChartTable, HrefOf } from './chart-table.ts'
import { FigureTable } from './figure-table.tsx'

const usualHeight = 280
const Drawing = dynamic(() => import('./drawing.tsx').then((module) => module.Drawing), {
  ssr: false,
  loading: () => <Box h={usualHeight} aria-hidden />,
})

type ChartProps = {
  title: string
  option: EChartsCoreOption
  /** The same figures behind the picture; its cells lead where the points lead, so that no mouse is needed. */
  table: ChartTable
  /** Where a point leads. */
  hrefOf?: HrefOf
  /** What the figures are and of which time: stands in the exported picture and file. */
  about?: string
}

/** The one way to draw: a picture with an accessible name and patterns, the same figures as a table behind it, a way to take both along, and a click that opens what a point was counted from. */
export function Chart({ title, option, table, hrefOf, about }: ChartProps) {
  const t = useTranslations('charts')
  const router = useRouter()
  const [asTable, setAsTable] = useState(false)
  const pick = useCallback(
    (series: string, place: number) => {
      const href = hrefOf?.(series, place)
      if (href) router.push(href, { scroll: false })
    },
    [hrefOf, router],
  )
  return (
    <figure style={{ margin: 0 }} data-chart>
      <Group justify="space-between" component="figcaption" wrap="nowrap" align="flex-start">
        <Text fw={600}>{title}</Text>
        <Group gap={4} wrap="nowrap" data-controls>
          <Anchor component="button" type="button" fz="sm" onClick={() => setAsTable(!asTable)} style={{ whiteSpace: 'nowrap' }}>
            {asTable ? t('chart') : t('dataTable')}
          </Anchor>
          <ChartMenu title={title} option={option} table={table} about={about} />
        </Group>
      </Group>
      {asTable ? (
        <FigureTable table={table} hrefOf={hrefOf} />
      ) : (
        <Drawing title={title} option={option} height={usualHeight} onPick={pick} />
      )}
    </figure>
  )
}
