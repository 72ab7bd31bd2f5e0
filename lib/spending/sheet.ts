import { csvOf, type Table } from '../csv.ts'
import { Decimal } from '../money.ts'
import { pressedTable } from '../press.ts'
import type { LedgerAccount, LedgerEntry, LedgerView, LedgerWords } from './schema.ts'

type Asked = { format: 'xlsx' | 'csv'; title: string; notes: readonly string[]; words: LedgerWords }
type Cells = (string | null)[]
const kinds = ['text', 'text', 'day', 'text', 'text', 'text', 'text', 'text', 'text', 'money', 'money', 'money', 'money'] as const

/** A ledger as a spreadsheet: sub-project, kind, day, document or invoice and contract, summary, payee, vouchers, and four columns of yuan. */
export async function ledgerFile(ledger: LedgerView, { format, title, notes, words }: Asked): Promise<File> {
  const table: Table = {
    ...{ title, notes },
    columns: words.columns.map((heading, at) => ({ heading, kind: kinds[at] ?? 'text' })),
    rows: rowsOf(ledger, words),
  }
  const content = await (format === 'csv' ? csvOf(table) : pressedTable(table))
  return new File([content], `${title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim()}.${format}`, { type: content.type })
}

async function* rowsOf({ accounts }: LedgerView, words: LedgerWords): AsyncGenerator<Cells> {
  for (const account of accounts) yield* accountRows(account, words)
}

function* accountRows(account: LedgerAccount, words: LedgerWords): Generator<Cells> {
  const { subProject, initialYuan } = account
  const adjusted = new Decimal(initialYuan).plus(account.adjustmentsYuan).toFixed(2)
  const summed = (
    what: string,
    about: string | null,
    budget: string,
    paid: string,
    paidTotal: string | null,
    balance: string | null,
  ): Cells => [...[subProject, what, null, null, about, null, null, null, null], ...[budget, paid, paidTotal, balance]]
  yield summed(words.opening, null, initialYuan, '0.00', '0.00', initialYuan)
  for (const { month, entries, budgetYuan, paidYuan } of account.months) {
    for (const entry of entries) yield entryRow(subProject, entry, words)
    yield summed(words.monthSum, month, budgetYuan, paidYuan, entries.at(-1)?.paidTotalYuan ?? null, entries.at(-1)?.balanceYuan ?? null)
  }
  yield summed(words.yearSum, null, adjusted, account.paidYuan, account.paidYuan, account.balanceYuan)
  for (const { month, summary, payee, contract, invoiceNo, lacks, amountYuan } of account.unpaid)
    yield [
      ...[subProject, words.unpaid, null, month, summary, payee, contract, invoiceNo, vouchersOf(lacks, words)],
      ...[null, amountYuan, null, null],
    ]
}

const entryRow = (subProject: string, entry: LedgerEntry, words: LedgerWords): Cells => [
  ...[subProject, entry.kind === 'payment' ? words.payment : words.adjustment, entry.day, entry.document, entry.summary, entry.payee],
  ...[entry.contract, entry.invoiceNo, entry.kind === 'payment' ? vouchersOf(entry.lacks, words) : null],
  ...[entry.budgetYuan, entry.paidYuan, entry.paidTotalYuan, entry.balanceYuan],
]

const vouchersOf = (lacks: readonly string[], { complete, vouchers }: LedgerWords): string =>
  lacks.length === 0 ? complete : lacks.map((kind) => vouchers[kind] ?? kind).join('、')
