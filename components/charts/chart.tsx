'use client'
import { Anchor, Group, Table, Text, useComputedColorScheme } from '@mantine/core'
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { ChartTable } from './chart-table.ts'

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type ChartProps = {
  title: string
  option: echarts.EChartsCoreOption
  table: ChartTable
  /** Where a click on a point leads: series name and place on the axis. */
  onPick?: (series: string, place: number) => void
}

/** The one place that knows ECharts: draws an option with an accessible name, and the same figures as a table behind it. */
export function Chart({ title, option, table, onPick }: ChartProps) {
  const t = useTranslations('board')
  const [asTable, setAsTable] = useState(false)
  const scheme = useComputedColorScheme('light')
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asTable || !frame.current) return
    const drawn = echarts.init(frame.current, scheme === 'dark' ? 'dark' : undefined, { renderer: 'svg' })
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    // its own description would be English and stand in the place of the title
    const aria = { enabled: true, label: { description: title }, decal: { show: true } }
    drawn.setOption({ backgroundColor: 'transparent', animation: !still, aria, ...option })
    drawn.on('click', ({ seriesName, dataIndex }) => onPick?.(seriesName ?? '', dataIndex))
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(frame.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [asTable, option, onPick, scheme, title])
  return (
    <figure style={{ margin: 0 }}>
      <Group justify="space-between" component="figcaption">
        <Text fw={600}>{title}</Text>
        <Anchor component="button" type="button" fz="sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart') : t('dataTable')}
        </Anchor>
      </Group>
      {asTable ? <FigureTable table={table} /> : <div ref={frame} role="img" aria-label={title} style={{ height: 280 }} />}
    </figure>
  )
}

function FigureTable({ table }: { table: ChartTable }) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            {table.head.map((word) => (
              <Table.Th key={word}>{word}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(([name, ...values]) => (
            <Table.Tr key={name}>
              <Table.Th>{name}</Table.Th>
              {values.map((value, place) => (
                <Table.Td key={table.head[place + 1]} className="figures">
                  {value}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
