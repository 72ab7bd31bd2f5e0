import { firstOfYear, lastOfYear } from '../day.ts'
import { atOneMoment, type Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { Decimal } from '../money.ts'
import { monthOf, supplierOf } from './read.ts'
import { type LedgerAccount, type LedgerEntry, type LedgerView, mostLedgerEntries } from './schema.ts'

const sql = Prisma.sql
type Asked = { year: number; subProject: string | null }
type Line = { subProject: string; level1: string | null; level2: string | null; initialYuan: string }
type Entry = LedgerEntry & { subProject: string }
type Month = { subProject: string; month: string; budgetYuan: string; paidYuan: string; payments: number; rows: number }
type Owed = { subProject: string; unpaidYuan: string; rows: number }
type Unpaid = LedgerAccount['unpaid'][number] & { subProject: string }

/** The accounts of a year, read at one moment: with all their entries, or without any of them where there are more than `most`. */
export function ledgerOf(asked: Asked, most = mostLedgerEntries): Promise<LedgerView> {
  return atOneMoment(async (tx) => {
    const lines = await linesOf(tx, asked.year)
    const wanted = lines.filter(({ subProject }) => asked.subProject === null || subProject === asked.subProject)
    const months = await monthsOf(tx, asked)
    const owed = await owedOf(tx, asked)
    const entries = [...months, ...owed].reduce((sum, { rows }) => sum + rows, 0)
    const isWhole = entries <= most
    const unpaid = isWhole ? await unpaidOf(tx, asked) : []
    const found = isWhole ? await entriesOf(tx, asked) : []
    const board = await boardOf(tx, asked.year, wanted)
    const accounts = wanted.map((line, at) => {
      const own = <Row extends { subProject: string }>(rows: Row[]) => rows.filter(({ subProject }) => subProject === line.subProject)
      const account = accountOf(line, own(months), own(found), own(unpaid), own(owed))
      return { ...account, board: board[at] ?? { adjustedYuan: '0.00', paidYuan: '0.00' } }
    })
    const subProjects = lines.map(({ subProject }) => subProject)
    return {
      year: asked.year,
      subProjects,
      accounts,
      entries,
      isWhole,
      measures: ['budget.adjusted', 'costs.paid'],
      tables: ['payments', 'contracts'],
    }
  })
}

/** Sub-projects with a budget in the year, the largest first, and those without one that were paid for or owe. */
const linesOf = (tx: Tx, year: number) => tx.$queryRaw<Line[]>`
  select coalesce(l.sub_project, p.sub_project) as "subProject", l.level1, l.level2, coalesce(l.initial_yuan, 0)::numeric(14, 2)::text as "initialYuan"
  from (select * from budget_lines where year = ${year}::int and removed_at is null) l
    full join (select distinct sub_project from payments where removed_at is null and budget_year = ${year}::int) p using (sub_project)
  order by l.initial_yuan desc nulls last, 1`

const within = ({ year, subProject }: Asked, day: Prisma.Sql, name: Prisma.Sql) => sql`
  ${day} between ${firstOfYear(year)}::date and ${lastOfYear(year)}::date and (${subProject}::text is null or ${name} = ${subProject})`

/** What moves an account: adjustments come before the payments of their day. */
const moves = (asked: Asked) => sql`
  select 'adjustment' as kind, 0 as place, a.id, a.sub_project, a.adjusted_on as day, a.created_at, a.document_no as document,
    coalesce(a.reason, '') as summary, null::uuid as contract_id, null::text as payee, null::text as invoice_no, null::text[] as evidence,
    a.amount_yuan as budget, null::numeric as paid
  from budget_adjustments a where a.removed_at is null and ${within(asked, sql`a.adjusted_on`, sql`a.sub_project`)}
  union all
  select 'payment', 1, p.id, p.sub_project, p.paid_on, p.created_at, null, p.summary, p.contract_id, nullif(p.payee, ''), p.invoice_no, p.evidence,
    null, p.amount_yuan
  from payments p where p.removed_at is null and ${within(asked, sql`p.paid_on`, sql`p.sub_project`)}`

const lacks = (evidence: Prisma.Sql) =>
  sql`array(select k from unnest(array['approval', 'invoice', 'acceptance', 'receipt']) k where k <> all (${evidence}))`

const entriesOf = (tx: Tx, asked: Asked) => tx.$queryRaw<Entry[]>`
  select m.kind, m.id::text, m.sub_project as "subProject", m.day::text, m.document, m.summary, coalesce(m.payee, c.supplier) as payee,
    c.code as contract, m.invoice_no as "invoiceNo", case when m.kind = 'payment' then ${lacks(sql`m.evidence`)} else '{}' end as lacks,
    m.budget::text as "budgetYuan", m.paid::text as "paidYuan", (sum(coalesce(m.paid, 0)) over so_far)::numeric(16, 2)::text as "paidTotalYuan",
    (coalesce(l.initial_yuan, 0) + sum(coalesce(m.budget, 0) - coalesce(m.paid, 0)) over so_far)::numeric(16, 2)::text as "balanceYuan"
  from (${moves(asked)}) m left join contracts c on c.id = m.contract_id
    left join budget_lines l on l.year = ${asked.year}::int and l.sub_project = m.sub_project and l.removed_at is null
  window so_far as (partition by m.sub_project order by m.day, m.place, m.created_at, m.id rows unbounded preceding)
  order by m.sub_project, m.day, m.place, m.created_at, m.id`

const monthsOf = (tx: Tx, asked: Asked) => tx.$queryRaw<Month[]>`
  select m.sub_project as "subProject", to_char(${monthOf(sql`m.day`)}, 'YYYY-MM') as month, coalesce(sum(m.budget), 0)::numeric(16, 2)::text as "budgetYuan",
    coalesce(sum(m.paid), 0)::numeric(16, 2)::text as "paidYuan", count(m.paid)::int as payments, count(*)::int as rows
  from (${moves(asked)}) m group by m.sub_project, ${monthOf(sql`m.day`)} order by 1, 2`

const owedOf = (tx: Tx, asked: Asked) => tx.$queryRaw<Owed[]>`
  select p.sub_project as "subProject", sum(p.amount_yuan)::text as "unpaidYuan", count(*)::int as rows
  from payments p where ${unpaidIn(asked)} group by 1`

const unpaidIn = (asked: Asked) =>
  sql`p.removed_at is null and p.paid_on is null and ${within(asked, sql`p.accrual_month`, sql`p.sub_project`)}`

const unpaidOf = (tx: Tx, asked: Asked) => tx.$queryRaw<Unpaid[]>`
  select p.id::text, p.sub_project as "subProject", to_char(p.accrual_month, 'YYYY-MM') as month, p.summary, nullif(${supplierOf}, '') as payee,
    c.code as contract, p.invoice_no as "invoiceNo", ${lacks(sql`p.evidence`)} as lacks, p.amount_yuan::text as "amountYuan"
  from payments p left join contracts c on c.id = p.contract_id
  where ${unpaidIn(asked)}
  order by p.accrual_month, p.created_at, p.id`

/** What the board says of each account, from the kept sums. */
async function boardOf(tx: Tx, year: number, lines: readonly Line[]): Promise<LedgerAccount['board'][]> {
  const period = { from: firstOfYear(year), to: lastOfYear(year) }
  const asked = lines.flatMap(({ subProject }) =>
    (['budget.adjusted', 'costs.paid'] as const).map((measure) => ({
      term: { measure, reducer: 'sum' as const, facets: [subProject] },
      period,
    })),
  )
  const readings = await readTerms(tx, asked)
  const yuan = (at: number) => new Decimal(readings[at]?.value ?? 0).toFixed(2)
  return lines.map((_, at) => ({ adjustedYuan: yuan(at * 2), paidYuan: yuan(at * 2 + 1) }))
}

function accountOf(line: Line, months: Month[], entries: Entry[], unpaid: Unpaid[], owed: Owed[]): Omit<LedgerAccount, 'board'> {
  const add = <Row>(rows: Row[], of: (row: Row) => string) => rows.reduce((sum, row) => sum.plus(of(row)), new Decimal(0))
  const adjustments = add(months, ({ budgetYuan }) => budgetYuan)
  const paid = add(months, ({ paidYuan }) => paidYuan)
  const byMonth = Map.groupBy(entries, (entry) => entry.day.slice(0, 7))
  return {
    ...line,
    ...{ adjustmentsYuan: adjustments.toFixed(2), paidYuan: paid.toFixed(2) },
    balanceYuan: adjustments.plus(line.initialYuan).minus(paid).toFixed(2),
    payments: months.reduce((count, month) => count + month.payments, 0),
    months: months.map(({ rows: _, ...month }) => ({ ...month, entries: byMonth.get(month.month) ?? [] })),
    unpaid,
    unpaidYuan: owed[0]?.unpaidYuan ?? '0.00',
  }
}
