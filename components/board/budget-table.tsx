import { Anchor, Group, Table, Text, Tooltip } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { Meaning } from '#components/ui/meaning.tsx'
import { yearOf } from '#lib/day.ts'
import type { Snapshot } from '#lib/evaluations/schema.ts'
import { termPath } from '#lib/facts/rules.ts'
import { groupedYuan, wan } from '#lib/money.ts'

type Period = { from: string; to: string }
type Row = { name: string; facets: string[] } & Pick<Snapshot['funds'], 'initialYuan' | 'adjustedYuan' | 'paidYuan' | 'ratePercent'>

const ratePath = (facets: string[], period: Period) =>
  `${termPath({ measure: 'costs.paid', reducer: 'sum', facets }, period)}&over=budget.adjusted`

/** The year's money by sub-project in 万元; the exact yuan stand behind each figure, and each opens its records. */
export function BudgetTable({ funds, period }: { funds: Snapshot['funds']; period: Period }) {
  const t = useTranslations('board')
  const rows: Row[] = [
    ...funds.lines.map((line) => ({ ...line, name: line.subProject, facets: [line.subProject] })),
    { ...funds, name: t('sum'), facets: [] },
  ]
  const columns = [
    { head: t('initial'), measure: 'budget.initial', amount: (row: Row) => row.initialYuan },
    { head: t('adjusted'), measure: 'budget.adjusted', amount: (row: Row) => row.adjustedYuan },
    { head: t('paid'), measure: 'costs.paid', amount: (row: Row) => row.paidYuan },
  ]
  return (
    <Table.ScrollContainer minWidth={460}>
      <Table verticalSpacing="xs" captionSide="top">
        <Table.Caption>
          <Text fw={600} ta="left">
            {t('budget')}
          </Text>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('subProject')}</Table.Th>
            {columns.map(({ head, measure }) => (
              <Table.Th key={head} ta="right">
                <Head name={head} measures={[measure]} />
              </Table.Th>
            ))}
            <Table.Th ta="right">
              <Head name={t('rate')} measures={['costs.paid', 'budget.adjusted']} />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name} fw={row.facets.length === 0 ? 700 : undefined}>
              <Table.Th>
                <Anchor component={Link} href={`/costs/budget?year=${yearOf(period.from)}`} prefetch={false} inherit>
                  {row.name}
                </Anchor>
              </Table.Th>
              {columns.map(({ measure, amount }) => (
                <Table.Td key={measure} ta="right" className="figures">
                  <Tooltip label={t('exactYuan', { yuan: groupedYuan(amount(row)) })}>
                    <span>
                      <Figure value={wan(amount(row))} trace={termPath({ measure, reducer: 'sum', facets: row.facets }, period)} />
                    </span>
                  </Tooltip>
                </Table.Td>
              ))}
              <Table.Td ta="right" className="figures">
                <Figure value={row.ratePercent} unit="%" trace={ratePath(row.facets, period)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** A heading with what the figures under it count. */
function Head({ name, measures }: { name: string; measures: readonly string[] }) {
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap">
      {name}
      <Meaning name={name} measures={measures} />
    </Group>
  )
}
