'use client'
import { Table } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { PlanMonth } from '#lib/spending/schema.ts'
import { PlanFigures, PlanHeads } from './plan-figures.tsx'
import classes from './spending.module.css'

type Props = { title: string; year: number; facets: string[]; months: PlanMonth[] }

/** The months of a year, each as it stood at its end. */
export function PlanTable({ title, year, facets, months }: Props) {
  const t = useTranslations('spending.plan')
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
      <Table aria-label={title} verticalSpacing={6} className={classes.figures ?? ''}>
        <Table.Thead>
          <PlanHeads first={t('monthHead')} />
        </Table.Thead>
        <Table.Tbody>
          {months.map((month) => {
            const name = t('month', { month: Number(month.until.slice(5, 7)) })
            return (
              <Table.Tr key={month.until}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                <PlanFigures month={month} facets={facets} year={year} name={name} />
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
