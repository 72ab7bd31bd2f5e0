'use client'
import { Table, VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { lastOfYear, today } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { cellState, passPercent } from '#lib/inspections/rules.ts'
import type { GridCell, GridView } from '#lib/inspections/schema.ts'
import classes from './grid.module.css'
import { roundPath } from './round-address.ts'

/** Month by area; the last row and column add up what was inspected, as the facts have it. */
export function GridTable({ grid: { year, areas } }: { grid: GridView }) {
  const t = useTranslations('inspections.grid')
  const format = useFormatter()
  const months = areas[0]?.cells.map(({ month }) => month) ?? []
  const nameOf = (month: string) => format.dateTime(new Date(`${month}T12:00:00+08:00`), { month: 'short' })
  const trace = (from: string, to: string, area?: string) =>
    termPath({ measure: 'inspections.passed', reducer: 'sum', over: 'inspections.done', ...(area && { facets: [area] }) }, { from, to })
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} aria-label={t('title', { year })}>
      <Table className={classes.table} aria-label={t('title', { year })} withTableBorder withColumnBorders fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.area}>{t('area')}</Table.Th>
            {months.map((month) => (
              <Table.Th key={month} ta="center">
                {nameOf(month)}
              </Table.Th>
            ))}
            <Table.Th ta="center">{t('all')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {areas.map((area) => (
            <Table.Tr key={area.name}>
              <Table.Th className={classes.area}>{area.name}</Table.Th>
              {area.cells.map((cell) => (
                <Table.Td key={cell.month} className={classes.cell} data-state={cell.open > 0 ? 'unsettled' : cellState(cell, today())}>
                  <Cell cell={cell} area={area.name} month={nameOf(cell.month)} />
                </Table.Td>
              ))}
              <Table.Td ta="center">
                <Figure
                  {...rateOf(area.cells)}
                  trace={trace(`${year}-01-01`, lastOfYear(year), area.name)}
                  label={t('rateOf', { name: area.name })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th className={classes.area}>{t('house')}</Table.Th>
            {months.map((month, at) => (
              <Table.Td key={month} ta="center">
                <Figure
                  {...rateOf(areas.flatMap(({ cells }) => cells.slice(at, at + 1)))}
                  trace={trace(month, `${month.slice(0, 7)}-${String(new Date(year, at + 1, 0).getDate()).padStart(2, '0')}`)}
                  label={t('rateOf', { name: nameOf(month) })}
                />
              </Table.Td>
            ))}
            <Table.Td ta="center" fw={700}>
              <Figure
                {...rateOf(areas.flatMap(({ cells }) => cells))}
                trace={trace(`${year}-01-01`, lastOfYear(year))}
                label={t('rateOf', { name: String(year) })}
              />
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

function rateOf(cells: readonly GridCell[]): { value: string | null; unit?: string } {
  const value = passPercent(
    cells.reduce((sum, { passed }) => sum + passed, 0),
    cells.reduce((sum, { inspected }) => sum + inspected, 0),
  )
  return value === null ? { value } : { value, unit: '%' }
}

function Cell({ cell, area, month }: { cell: GridCell; area: string; month: string }) {
  const t = useTranslations('inspections.grid')
  const state = cellState(cell, today())
  if (state === 'ahead' || state === 'none') return <span aria-hidden>—</span>
  const { due, done, inspected, passed, open } = cell
  const percent = passPercent(passed, inspected)
  return (
    <Link className={classes.link} href={roundPath(cell.month, area)} prefetch={false}>
      <VisuallyHidden>
        {t('cell', { area, month, state: t(`states.${state}`), done, due, failed: inspected - passed, percent: percent ?? '—' })}
      </VisuallyHidden>
      <span className={classes.rate}>{percent === null ? t(`states.${state}`) : `${percent}%`}</span>
      {due > 0 && <span className={classes.part}>{`${done}/${due}`}</span>}
      {inspected > passed && <span className={classes.failed}>{t('failed', { count: inspected - passed })}</span>}
      {open > 0 && <span className={classes.failed}>{t('open', { count: open })}</span>}
    </Link>
  )
}
