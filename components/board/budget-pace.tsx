import { Anchor, Table, Text, Title, Tooltip } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import type { Board } from '#lib/evaluations/schema.ts'
import { termPath } from '#lib/facts/rules.ts'
import { groupedYuan, wan } from '#lib/money.ts'
import { Light } from './light.tsx'

type Funds = Board['funds']
type Row = { name: string; facets: string[] } & Omit<Funds, 'lines'>

/** The year's money by sub-project in 万元: 执行率 against the calendar, and what will be left or overspent. Exact yuan stand behind each figure. */
export function BudgetPace({ board }: { board: Board }) {
  const t = useTranslations('board')
  const { funds, year, asOf, schedule, period } = board
  const rows: Row[] = [
    ...funds.lines.map((line) => ({ ...line, name: line.subProject, facets: [line.subProject] })),
    { ...funds, name: t('sum'), facets: [] },
  ]
  const percent = (schedule * 100).toFixed(1)
  const whole = { from: `${year}-01-01`, to: asOf }
  const isPart = period.kind !== 'year'
  const heads = [
    t('adjusted'),
    ...(isPart ? [t('periodPaid')] : []),
    t('paidToDate'),
    t('rate'),
    t('againstSchedule'),
    t('yearEndPaid'),
    t('balance'),
  ]
  return (
    <section aria-labelledby="budget-title">
      <Title order={2} fz="h4" id="budget-title">
        {t('budgetTitle')}
      </Title>
      <Text fz="sm" c="dimmed">
        {t('budgetNote', { day: asOf, percent })}
      </Text>
      <Table.ScrollContainer minWidth={isPart ? 820 : 740}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('subProject')}</Table.Th>
              {heads.map((head) => (
                <Table.Th key={head} ta="right">
                  {head}
                </Table.Th>
              ))}
              <Table.Th>{t('light')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.name} fw={row.facets.length === 0 ? 700 : undefined}>
                <Table.Th>
                  <Anchor component={Link} href={`/costs/budget?year=${year}`} prefetch={false} inherit>
                    {row.name}
                  </Anchor>
                </Table.Th>
                <Yuan yuan={row.adjustedYuan} trace={termPath({ measure: 'budget.adjusted', reducer: 'sum', facets: row.facets }, whole)} />
                {isPart && <Yuan yuan={row.periodYuan} trace={row.periodTrace} />}
                <Yuan yuan={row.paidYuan} trace={termPath({ measure: 'costs.paid', reducer: 'sum', facets: row.facets }, whole)} />
                <Table.Td ta="right" className="figures">
                  <Figure
                    value={row.ratePercent}
                    unit="%"
                    trace={termPath({ measure: 'costs.paid', reducer: 'sum', facets: row.facets, over: 'budget.adjusted' }, whole)}
                  />
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  <Pace ratePercent={row.ratePercent} schedule={schedule} />
                </Table.Td>
                <Foreseen row={row} period={whole} />
                <Table.Td>
                  <Light light={row.light} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function Yuan({ yuan, trace }: { yuan: string; trace: string }) {
  const t = useTranslations('board')
  return (
    <Table.Td ta="right" className="figures">
      <Tooltip label={t('exactYuan', { yuan: groupedYuan(yuan) })}>
        <span>
          <Figure value={wan(yuan)} trace={trace} />
        </span>
      </Tooltip>
    </Table.Td>
  )
}

/** How many percentage points 执行率 is ahead of the calendar or behind it. */
function Pace({ ratePercent, schedule }: { ratePercent: string | null; schedule: number }) {
  const t = useTranslations('board')
  if (ratePercent === null) return '—'
  const off = Number(ratePercent) - schedule * 100
  const points = Math.abs(off).toFixed(1)
  if (points === '0.0') return t('onSchedule')
  return t(off > 0 ? 'pointsAhead' : 'pointsBehind', { points })
}

/** What will be paid by the year's end with its range, and what that leaves of the budget or goes beyond it. */
function Foreseen({ row: { forecast, balanceYuan, facets }, period }: { row: Row; period: { from: string; to: string } }) {
  const t = useTranslations('board')
  const methods = useTranslations('forecast.methods')
  if (!forecast || balanceYuan === null)
    return (
      <>
        <Table.Td ta="right">—</Table.Td>
        <Table.Td ta="right">—</Table.Td>
      </>
    )
  const range = t('range', { low: groupedYuan(forecast.low), high: groupedYuan(forecast.high) })
  const over = Number(balanceYuan)
  const left = balanceYuan.replace('-', '')
  return (
    <>
      <Table.Td ta="right" className="figures">
        <Tooltip
          multiline
          maw={280}
          label={`${t('exactYuan', { yuan: groupedYuan(forecast.value) })}（${range}） · ${methods(forecast.method)}`}
        >
          <span>
            <Figure value={wan(forecast.value)} trace={termPath({ measure: 'costs.paid', reducer: 'sum', facets }, period)} />
          </span>
        </Tooltip>
      </Table.Td>
      <Table.Td ta="right" className="figures">
        <Tooltip label={t('exactYuan', { yuan: groupedYuan(left) })}>
          <span>{over === 0 ? t('even') : t(over > 0 ? 'over' : 'under', { wan: wan(left) })}</span>
        </Tooltip>
      </Table.Td>
    </>
  )
}
