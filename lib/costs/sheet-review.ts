import { fromColumn, yearOf } from '#lib/day.ts'
import type { Tx } from '#lib/db.ts'
import { Decimal } from '#lib/money.ts'
import { wordOf } from '#lib/sheets/cells.ts'
import type { PaymentRow } from './sheet.ts'

type Stored = { subProject: string; summary: string; amount: string; paidOn: string | null; invoiceNo: string | null; year: number }

/** What only the house's records tell of payments: contracts' terms, invoices seen before, budgets. Said as warnings. */
export async function review(rows: PaymentRow[], tx: Tx): Promise<void> {
  await reviewTerms(rows, tx)
  const years = [...new Set(rows.map(yearFor))].filter((year) => year !== null)
  const invoices = [...new Set(rows.map(({ values }) => values.invoiceNo).filter((number) => number !== null))]
  // as two lists: a ledger may have more invoices than a statement may have parameters
  const stored = await tx.$queryRaw<Stored[]>`
    select sub_project as "subProject", summary, amount_yuan::text as amount, paid_on::text as "paidOn", invoice_no as "invoiceNo", budget_year as year
    from payments where removed_at is null and (budget_year = any (${years}::int[]) or invoice_no = any (${invoices}::text[]))`
  reviewInvoices(rows, stored)
  await reviewBudgets(rows, stored, years, tx)
}

async function reviewTerms(rows: PaymentRow[], tx: Tx): Promise<void> {
  const codes = [...new Set(rows.map(({ values }) => values.contract).filter((code) => code !== null))]
  if (codes.length === 0) return
  const known = await tx.contract.findMany({
    where: { removedAt: null },
    select: { code: true, startsOn: true, endsOn: true, lastOn: true },
  })
  const byCode = new Map(known.map((contract) => [wordOf(contract.code), contract]))
  for (const row of rows) {
    const { contract, paidOn } = row.values
    const term = contract ? byCode.get(wordOf(contract)) : undefined
    if (!term || !paidOn) continue
    const [start, last] = [term.startsOn, term.lastOn ?? term.endsOn].map((on) => on && fromColumn(on))
    if ((start && paidOn < start) || (last && paidOn > last))
      row.warn('paidOn', 'payment_outside_term', { start: start ?? '—', end: last ?? '—' })
  }
}

function reviewInvoices(rows: PaymentRow[], stored: Stored[]): void {
  const byInvoice = Map.groupBy(stored, ({ invoiceNo }) => invoiceNo)
  for (const row of rows) {
    const { invoiceNo, amountYuan, paidOn } = row.values
    if (!invoiceNo || amountYuan === null) continue
    const seen = byInvoice.get(invoiceNo) ?? []
    const isSame = seen.some((one) => one.paidOn === paidOn && one.amount === new Decimal(amountYuan).toFixed(2))
    const [other] = seen
    if (other && !isSame) row.warn('invoiceNo', 'invoice_seen', { invoice: invoiceNo, summary: other.summary, amount: other.amount })
  }
}

const yearFor = ({ values: { paidOn, accrualMonth } }: PaymentRow) => {
  const on = paidOn ?? accrualMonth
  return on ? yearOf(on) : null
}
const contentOf = (subProject: string | null, summary: string | null, amount: string, paidOn: string | null) =>
  JSON.stringify([subProject, summary, amount, paidOn])

/** Adds each payment to what its sub-project has spent; records that the file brings again do not count twice. */
async function reviewBudgets(rows: PaymentRow[], stored: Stored[], years: number[], tx: Tx): Promise<void> {
  const lines = await tx.budgetLine.findMany({
    where: { year: { in: years }, removedAt: null },
    select: { year: true, subProject: true, adjustedYuan: true },
  })
  const budgets = new Map(lines.map((line) => [`${line.year} ${line.subProject}`, line.adjustedYuan]))
  const planned = new Set(lines.map(({ year }) => year))
  const invoices = new Set(rows.filter(({ values }) => !values.inParts).map(({ values }) => values.invoiceNo))
  const contents = new Set(
    rows.map(({ values }) => contentOf(values.subProject, values.summary, new Decimal(values.amountYuan ?? 0).toFixed(2), values.paidOn)),
  )
  const spent = new Map<string, Decimal>()
  const add = (key: string, amount: string) => spent.set(key, (spent.get(key) ?? new Decimal(0)).add(amount))
  for (const one of stored) {
    const isRenewed =
      (one.invoiceNo && invoices.has(one.invoiceNo)) || contents.has(contentOf(one.subProject, one.summary, one.amount, one.paidOn))
    if (!isRenewed) add(`${one.year} ${one.subProject}`, one.amount)
  }
  const over = new Set<string>()
  for (const row of rows) {
    const year = yearFor(row)
    const { subProject, amountYuan } = row.values
    if (year === null || !subProject || !planned.has(year) || row.issues.some(({ severity }) => severity === 'refused')) continue
    const key = `${year} ${subProject}`
    const budget = budgets.get(key)
    if (budget === undefined) row.warn('subProject', 'sub_project_unknown', { year, value: subProject })
    const sum = add(key, amountYuan ?? '0').get(key)
    if (!budget || !sum?.gt(budget) || over.has(key)) continue
    over.add(key)
    row.warn('amountYuan', 'over_budget', { subProject, year, spent: sum.toFixed(2), budget: budget.toFixed(2) })
  }
}
