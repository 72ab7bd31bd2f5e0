'use client'
import { Alert, Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { firstOfYear } from '#lib/day.ts'
import type { ScoredItem, Snapshot } from '#lib/evaluations/schema.ts'
import { Decimal, plain } from '#lib/money.ts'
import { Amount } from './amount.tsx'
import { TraceHead } from './trace-head.tsx'

/** How an evaluation's total came about: the sum of the indicators' scores, each leading to its own trace. */
export function TotalView({ year }: { year: number }) {
  const found = useQuery(api.evaluations.get.queryOptions({ input: { year } }))
  return <Panel query={found}>{(snapshot) => <Found snapshot={snapshot} />}</Panel>
}

function Found({ snapshot: { year, asOf, items, total, weight, grade } }: { snapshot: Snapshot }) {
  const t = useTranslations('facts.trace')
  const grades = useTranslations('board.grades')
  const missing = items.filter(({ score }) => score === null)
  const deducted = items.some(({ deduction }) => !new Decimal(deduction).isZero())
  return (
    <Stack>
      <TraceHead title={t('total.title', { year })} period={{ from: firstOfYear(year), to: asOf }} />
      <Amount label={t('total.sum')} value={`${total ?? t('missing')} / ${plain(weight)}${grade ? ` · ${grades(grade)}` : ''}`} />
      {missing.length > 0 && <Alert color="yellow">{t('total.missing', { count: missing.length })}</Alert>}
      <Table.ScrollContainer minWidth={480}>
        <Table striped fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('total.indicator')}</Table.Th>
              <Table.Th ta="right">{t('actual')}</Table.Th>
              <Table.Th ta="right">{t('target')}</Table.Th>
              <Table.Th ta="right">{t('total.weight')}</Table.Th>
              {deducted && <Table.Th ta="right">{t('score')}</Table.Th>}
              {deducted && <Table.Th ta="right">{t('total.deduction')}</Table.Th>}
              <Table.Th ta="right">{t('total.score')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Line key={item.code} item={item} deducted={deducted} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                {t('total.sum')}
              </Table.Th>
              <Table.Td ta="right" className="figures">
                {plain(weight)}
              </Table.Td>
              {deducted && <Table.Td colSpan={2} />}
              <Table.Td ta="right" className="figures" fw={700}>
                {total ?? '—'}
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}

function Line({ item, deducted }: { item: ScoredItem; deducted: boolean }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {item.name}
      </Table.Th>
      <Table.Td ta="right" className="figures">
        {item.actual === null ? '—' : `${plain(item.actual)} ${item.unit}`}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {item.operator} {plain(item.target)} {item.unit}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {plain(item.weight)}
      </Table.Td>
      {deducted && (
        <Table.Td ta="right" className="figures">
          {item.baseScore ?? '—'}
        </Table.Td>
      )}
      {deducted && (
        <Table.Td ta="right" className="figures">
          {new Decimal(item.deduction).isZero() ? '' : `−${plain(item.deduction)}`}
        </Table.Td>
      )}
      <Table.Td ta="right">
        <Figure value={item.score} trace={item.trace} label={item.name} />
      </Table.Td>
    </Table.Tr>
  )
}
