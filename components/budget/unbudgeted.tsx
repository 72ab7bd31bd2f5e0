import { Table, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { BudgetTree } from '#lib/budget/schema.ts'
import { Decimal } from '#lib/money.ts'
import { BudgetFigures, figureColumns } from './budget-figures.tsx'
import classes from './budget-tree.module.css'

const nothing = {
  initialYuan: '0.00',
  changeYuan: '0.00',
  adjustedYuan: '0.00',
  ratePercent: null,
  usedPercent: null,
  state: 'over' as const,
  undocumented: 0,
  adjustments: 0,
}

/** What is spent on sub-projects that the year's budget does not have: so that the total is the ledger's. */
export function Unbudgeted({ year, rows }: { year: number; rows: BudgetTree['unbudgeted'] }) {
  const t = useTranslations('budget.tree')
  if (rows.length === 0) return null
  return (
    <>
      <Table.Tr aria-level={1} className={classes.first}>
        <Table.Th scope="row">
          {t('unbudgeted')}
          <Text fz="xs" c="dimmed" fw={400}>
            {t('unbudgetedHint')}
          </Text>
        </Table.Th>
        {figureColumns.map(({ name, isWide }) => (
          <Table.Td key={name} className={isWide ? classes.wide : undefined} />
        ))}
      </Table.Tr>
      {rows.map(({ subProject, paidYuan, registeredYuan }) => {
        const leftYuan = new Decimal(0).sub(paidYuan).sub(registeredYuan).toFixed(2)
        const sums = {
          ...nothing,
          paidYuan: new Decimal(paidYuan).toFixed(2),
          registeredYuan: new Decimal(registeredYuan).toFixed(2),
          leftYuan,
        }
        return (
          <Table.Tr key={subProject} aria-level={2}>
            <Table.Th scope="row" className={classes.line}>
              {subProject}
            </Table.Th>
            <BudgetFigures year={year} name={subProject} subProjects={[subProject]} sums={sums} />
          </Table.Tr>
        )
      })}
    </>
  )
}
