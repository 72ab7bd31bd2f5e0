import { Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import figure from '#components/ui/figure.module.css'
import { Figure } from '#components/ui/figure.tsx'
import type { BudgetSums } from '#lib/budget/schema.ts'
import { Decimal, grouped } from '#lib/money.ts'
import { adjustmentsPath, paymentsPath, ratePath, sumPath, unpaidPath } from './budget-address.ts'
import classes from './budget-tree.module.css'

/** The figures of a year, in the order of their columns; those that are `wide` are left out on phones. */
export const figureColumns = [
  { name: 'initial', isWide: true },
  { name: 'change', isWide: true },
  { name: 'adjusted', isWide: false },
  { name: 'paid', isWide: true },
  { name: 'registered', isWide: true },
  { name: 'left', isWide: false },
  { name: 'rate', isWide: true },
] as const

type Props = { year: number; name: string; subProjects: readonly string[]; sums: BudgetSums }

/** One row's figures; each opens the records that it comes from. */
export function BudgetFigures({ year, name, subProjects, sums }: Props) {
  const t = useTranslations('budget.tree')
  const label = (of: (typeof figureColumns)[number]['name']) => t('of', { name, figure: t(of) })
  const isOver = new Decimal(sums.leftYuan).isNegative()
  const cells = {
    initial: <Figure value={sums.initialYuan} trace={sumPath('budget.initial', year, subProjects)} label={label('initial')} />,
    change: <Listed value={sums.changeYuan} href={adjustmentsPath(year, subProjects)} label={label('change')} count={sums.adjustments} />,
    adjusted: <Figure value={sums.adjustedYuan} trace={sumPath('budget.adjusted', year, subProjects)} label={label('adjusted')} />,
    paid: <Figure value={sums.paidYuan} trace={sumPath('costs.paid', year, subProjects)} label={label('paid')} />,
    registered: <Listed value={sums.registeredYuan} href={unpaidPath(year, subProjects)} label={label('registered')} />,
    left: (
      <Text span inherit c={isOver ? 'var(--mantine-color-error)' : undefined} fw={isOver ? 600 : undefined}>
        <Listed value={sums.leftYuan} href={paymentsPath(year, subProjects)} label={label('left')} count={1} />
      </Text>
    ),
    rate: <Figure value={sums.ratePercent} unit="%" trace={ratePath(year, subProjects)} label={label('rate')} />,
  }
  return figureColumns.map((column) => (
    <Table.Td key={column.name} ta="end" className={`figures ${column.isWide ? classes.wide : ''}`}>
      {cells[column.name]}
    </Table.Td>
  ))
}

/** A sum whose records stand in a list; nothing behind it is no link. */
function Listed({ value, href, label, count }: { value: string; href: string; label: string; count?: number }) {
  const isEmpty = count === undefined ? new Decimal(value).isZero() : count === 0
  if (isEmpty) return grouped(value)
  return (
    <Link href={href} prefetch={false} className={figure.figure} title={label}>
      {grouped(value)}
    </Link>
  )
}
