'use client'
import { Table } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { termPath } from '#lib/facts/rules.ts'
import type { OccupancyLine, OccupancyView } from '#lib/rooms/schema.ts'
import { meanArea, rateOf, useOccupancyTexts } from './occupancy-texts.ts'

/** The address of the records behind one figure of one stretch. */
export const occupancyTrace = (measure: string, { from, to }: OccupancyLine, over?: string): string =>
  termPath({ measure, reducer: 'level_days', ...(over && { over }) }, { from, to })

/** The figures: each a link to the records that it was counted from. */
export function OccupancyTable({ view }: { view: OccupancyView }) {
  const t = useTranslations('rooms.occupancy')
  const texts = useOccupancyTexts()
  const lines = view.total && view.lines.length > 1 ? [...view.lines, view.total] : view.lines
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table aria-label={t('title')} fz="sm" striped verticalSpacing={6} style={{ whiteSpace: 'nowrap' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`steps.${view.by}`)}</Table.Th>
            <Table.Th ta="right">{t('rate')}</Table.Th>
            <Table.Th ta="right">{t('occupied')}</Table.Th>
            <Table.Th ta="right">{t('available')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('area')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => {
            const name = line === view.total ? t('total') : texts.line(line, view.by)
            const rate = rateOf(line)
            const figure = (label: string) => t('figure', { name, label })
            return (
              <Table.Tr key={line === view.total ? 'total' : line.from} fw={line === view.total ? 700 : undefined}>
                <Table.Th>{name}</Table.Th>
                <Table.Td ta="right">
                  <Figure
                    value={rate}
                    {...(rate !== null && { unit: '%' })}
                    trace={occupancyTrace('seats.occupied', line, 'seats.available')}
                    label={figure(t('rate'))}
                  />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={line.occupied} trace={occupancyTrace('seats.occupied', line)} label={figure(t('occupied'))} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={line.available} trace={occupancyTrace('seats.available', line)} label={figure(t('available'))} />
                </Table.Td>
                <Table.Td ta="right" visibleFrom="sm">
                  <Figure value={meanArea(line)} trace={occupancyTrace('stays.area', line)} label={figure(t('area'))} />
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
