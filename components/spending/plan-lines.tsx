'use client'
import { Anchor, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { PlanMonth, PlanView } from '#lib/spending/schema.ts'
import { PlanFigures, PlanHeads } from './plan-figures.tsx'
import classes from './spending.module.css'
import { type SpendingAddress, spendingPath } from './spending-address.ts'

/** How each sub-project stands at the end of the last month that has begun. */
export function PlanLines({ view, address }: { view: PlanView; address: SpendingAddress }) {
  const t = useTranslations('spending.plan')
  const at = Math.max(
    0,
    view.total.findLastIndex(({ isToCome }) => !isToCome),
  )
  const now = view.total[at]
  if (!now) return null
  const row = (name: string, month: PlanMonth | undefined, facets: string[], path: string) =>
    month && (
      <Table.Tr key={name}>
        <Table.Th scope="row" fw={500}>
          <Anchor component={Link} href={path} prefetch={false} scroll={false}>
            {name}
          </Anchor>
        </Table.Th>
        <PlanFigures month={month} facets={facets} year={view.year} name={name} />
      </Table.Tr>
    )
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
      <Table
        aria-label={t('lines', { day: now.until })}
        captionSide="top"
        highlightOnHover
        verticalSpacing={6}
        className={classes.figures ?? ''}
      >
        <Table.Caption ta="left">{t('lines', { day: now.until })}</Table.Caption>
        <Table.Thead>
          <PlanHeads first={t('subProject')} />
        </Table.Thead>
        <Table.Tbody>
          {view.lines.map(({ subProject, months }) => row(subProject, months[at], [subProject], spendingPath({ ...address, subProject })))}
        </Table.Tbody>
        <Table.Tfoot>{row(t('all'), now, [], spendingPath({ ...address, subProject: null }))}</Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}
