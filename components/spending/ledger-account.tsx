'use client'
import { Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useVisitor } from '#components/shell/actor.tsx'
import { usePrinting } from '#components/table/use-printing.ts'
import { Figure } from '#components/ui/figure.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import { firstOfYear, lastOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'
import type { LedgerAccount as Account } from '#lib/spending/schema.ts'
import classes from './ledger.module.css'
import { LedgerMonth } from './ledger-month.tsx'
import { UnpaidTable } from './unpaid-table.tsx'

/** One sub-project's account of a year: what it began with, every adjustment and payment by day, what is left, and the line that proves it. */
export function LedgerAccount({ account, year }: { account: Account; year: number }) {
  const t = useTranslations('spending.ledger')
  const { subProject, level1, level2, initialYuan, adjustmentsYuan, paidYuan, balanceYuan } = account
  const adjusted = new Decimal(initialYuan).plus(adjustmentsYuan).toFixed(2)
  return (
    <article className={classes.account} aria-label={t('accountOf', { subProject, year: String(year) })}>
      <Title order={2} size="h4" ta="center">
        {t('accountOf', { subProject, year: String(year) })}
      </Title>
      <div className={classes.head}>
        <span>{[level1, level2].filter(Boolean).join(' / ') || t('noBudget')}</span>
        <span>{t('unit')}</span>
      </div>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} className={classes.sheet ?? ''}>
        <Table
          aria-label={t('tableOf', { subProject })}
          className={classes.table ?? ''}
          withTableBorder
          withColumnBorders
          verticalSpacing={4}
          horizontalSpacing={6}
        >
          <LedgerHeads />
          <Table.Tbody>
            <Table.Tr className={classes.sum}>
              <Table.Td />
              <Table.Td />
              <Table.Th scope="row" colSpan={4}>
                {t('opening')}
              </Table.Th>
              <Table.Td ta="right">{groupedYuan(initialYuan)}</Table.Td>
              <Table.Td ta="right" />
              <Table.Td ta="right">{groupedYuan('0.00')}</Table.Td>
              <Table.Td ta="right">{groupedYuan(initialYuan)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
          {account.months.map((month) => (
            <LedgerMonth key={month.month} month={month} />
          ))}
          <Table.Tbody>
            <Table.Tr className={classes.sum}>
              <Table.Td />
              <Table.Td />
              <Table.Th scope="row" colSpan={4}>
                {t('yearSum', { count: account.payments })}
              </Table.Th>
              <Table.Td ta="right">{groupedYuan(adjusted)}</Table.Td>
              <Table.Td ta="right">{groupedYuan(paidYuan)}</Table.Td>
              <Table.Td ta="right">{groupedYuan(paidYuan)}</Table.Td>
              <Table.Td ta="right">{groupedYuan(balanceYuan)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Proof account={account} year={year} adjusted={adjusted} />
      <UnpaidTable account={account} />
      <Signatures />
    </article>
  )
}

function LedgerHeads() {
  const t = useTranslations('spending.ledger')
  return (
    <Table.Thead>
      <Table.Tr>
        {(['day', 'document', 'summary', 'payee', 'contract', 'vouchers'] as const).map((name) => (
          <Table.Th key={name} data-column={name}>
            {t(`columns.${name}`)}
          </Table.Th>
        ))}
        {(['budget', 'paid', 'paidTotal', 'balance'] as const).map((name) => (
          <Table.Th key={name} ta="right" data-column="yuan">
            {t(`columns.${name}`)}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}

/** 年初 + 调整 − 支付 = 余额, and that the board says the same. */
function Proof({ account, year, adjusted }: { account: Account; year: number; adjusted: string }) {
  const t = useTranslations('spending.ledger')
  const { initialYuan, adjustmentsYuan, paidYuan, balanceYuan, board, subProject } = account
  const isSame = board.adjustedYuan === adjusted && board.paidYuan === paidYuan
  const period = { from: firstOfYear(year), to: lastOfYear(year) }
  return (
    <div className={classes.proof}>
      <Text span fz="inherit" fw={600}>
        {t('proof', {
          ...{ initial: groupedYuan(initialYuan), adjustments: groupedYuan(adjustmentsYuan) },
          ...{ paid: groupedYuan(paidYuan), balance: groupedYuan(balanceYuan) },
        })}
      </Text>{' '}
      <Text span fz="inherit" c={isSame ? undefined : 'red'}>
        {t(isSame ? 'sameAsBoard' : 'otherThanBoard')}
      </Text>{' '}
      <Figure
        value={board.paidYuan}
        label={subProject}
        trace={termPath({ measure: 'costs.paid', reducer: 'sum', facets: [subProject] }, period)}
      />
    </div>
  )
}

/** Where who made the account and who checked it sign; who printed it, and when. */
function Signatures() {
  const t = useTranslations('spending.ledger')
  const visitor = useVisitor()
  usePrinting()
  return (
    <>
      <div className={classes.signatures}>
        <span>{t('madeBy')}</span>
        <span>{t('checkedBy')}</span>
        <span>{t('signedOn')}</span>
      </div>
      <p className={classes.printed} suppressHydrationWarning>
        {t('printedBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })}
      </p>
    </>
  )
}
