import { lastOfMonth } from '../day.ts'
import { atOneMoment, type Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { Decimal, percent } from '../money.ts'
import { type CutRow, type CutView, mostSpendingRows, type SpendingCut, type SpendingFilter } from './schema.ts'

const sql = Prisma.sql

/** The payments that a filter means, as the part of a query behind `from`: `p` is the payment, `c` its contract. */
export function spent(filter: SpendingFilter): Prisma.Sql {
  const { subProject, category, month, supplier, event } = filter
  const wheres = [
    sql`p.removed_at is null`,
    within(filter),
    ...(month === undefined ? [] : [within({ ...filter, from: month, to: month })]),
    ...(subProject === undefined ? [] : [sql`p.sub_project = ${subProject}`]),
    ...(category === undefined ? [] : [sql`p.category = ${category}`]),
    ...(supplier === undefined ? [] : [sql`${supplierOf} = ${supplier}`]),
    ...(event === undefined ? [] : [event === '' ? sql`p.event_id is null` : sql`p.event_id = ${event}::uuid`]),
  ]
  return sql`payments p left join contracts c on c.id = p.contract_id where ${Prisma.join(wheres, ' and ')}`
}

/** Written so that both indexes serve: by the day of payment, and by the month of use of what is not paid. */
function within({ from, to, basis }: Pick<SpendingFilter, 'from' | 'to' | 'basis'>): Prisma.Sql {
  const span = sql`between ${`${from}-01`}::date and ${lastOfMonth(`${to}-01`)}::date`
  if (basis === 'accrual') return sql`p.accrual_month ${span}`
  return sql`(p.paid_on ${span} or (p.paid_on is null and p.accrual_month ${span}))`
}

/** Who was paid: what the payment says, else its contract's supplier; empty where neither says it. */
export const supplierOf = sql`coalesce(nullif(p.payee, ''), c.supplier, '')`
const dayIn = (basis: SpendingFilter['basis']) => (basis === 'accrual' ? sql`p.accrual_month` : sql`coalesce(p.paid_on, p.accrual_month)`)
const sums = sql`coalesce(sum(p.amount_yuan) filter (where p.paid_on is not null), 0)::numeric(16, 2)::text as "amountYuan",
  count(p.paid_on)::int as payments, coalesce(sum(p.amount_yuan) filter (where p.paid_on is null), 0)::numeric(16, 2)::text as "unpaidYuan",
  (count(*) - count(p.paid_on))::int as unpaid`

/** The first day of a day's month. Made a text only of the groups: of each row it would cost more than adding up. */
export const monthOf = (day: Prisma.Sql) => sql`date_trunc('month', ${day}::timestamp)::date`

type Sums = { amountYuan: string; payments: number; unpaidYuan: string; unpaid: number }
type Found = Sums & { key: string; groups: number; isAll: boolean }
type About = { name: string; on: string | null; about: string }

/** Spending cut one way: what each group comes to, the largest first (months and payments in their order), and all together; PostgreSQL adds up. */
export function cutOf(filter: SpendingFilter, by: SpendingCut): Promise<CutView> {
  return atOneMoment(async (tx) => {
    const found = by === 'payment' ? await paymentsIn(tx, filter) : await groupsIn(tx, filter, by)
    const total = found.find(({ isAll }) => isAll) ?? { ...none, groups: 0 }
    const groups = found.filter(({ isAll }) => !isAll)
    const about = await aboutThem(tx, by, groups)
    const rows = groups.map((group) => ({
      key: group.key,
      ...sumsOf(group),
      share: percent(group.amountYuan, total.amountYuan),
      ...about(group),
    }))
    const stacks = by === 'month' ? await stacksIn(tx, filter, rows) : []
    return { rows, rest: restOf(total.groups - rows.length, rows, total), total: sumsOf(total), stacks, measures: ['costs.paid'], tables }
  })
}
const tables = ['payments', 'contracts', 'events']
const none: Sums = { amountYuan: '0.00', payments: 0, unpaidYuan: '0.00', unpaid: 0 }
const sumsOf = ({ amountYuan, payments, unpaidYuan, unpaid }: Sums): Sums => ({ amountYuan, payments, unpaidYuan, unpaid })

const keysOf = (by: Exclude<SpendingCut, 'payment'>, basis: SpendingFilter['basis']): Prisma.Sql =>
  ({
    subProject: sql`p.sub_project`,
    category: sql`p.category`,
    month: monthOf(dayIn(basis)),
    supplier: supplierOf,
    event: sql`coalesce(p.event_id::text, '')`,
  })[by]

const shownKey = (by: SpendingCut): Prisma.Sql => (by === 'month' ? sql`to_char(key, 'YYYY-MM')` : sql`key`)

function groupsIn(tx: Tx, filter: SpendingFilter, by: Exclude<SpendingCut, 'payment'>): Promise<Found[]> {
  const order = by === 'month' ? sql`key` : sql`sum(p.amount_yuan) filter (where p.paid_on is not null) desc nulls last, key`
  return tx.$queryRaw<Found[]>`
    select coalesce(${shownKey(by)}, '') as key, grouping(key) = 1 as "isAll", (count(*) over ())::int - 1 as groups, ${sums}
    from (select ${keysOf(by, filter.basis)} as key, p.amount_yuan, p.paid_on from ${spent(filter)}) p
    group by grouping sets ((key), ()) order by grouping(key) desc, ${order} limit ${mostSpendingRows + 1}`
}

/** Each payment by itself, the newest first. */
async function paymentsIn(tx: Tx, filter: SpendingFilter): Promise<Found[]> {
  const [total] = await tx.$queryRaw<(Sums & { groups: number })[]>`select count(*)::int as groups, ${sums} from ${spent(filter)}`
  const rows = await tx.$queryRaw<{ key: string; yuan: string; isPaid: boolean }[]>`
    select p.id::text as key, p.amount_yuan::text as yuan, p.paid_on is not null as "isPaid"
    from ${spent(filter)} order by ${dayIn(filter.basis)} desc, p.id limit ${mostSpendingRows}`
  const each = rows.map(({ key, yuan, isPaid }) => {
    const own = isPaid ? { ...none, amountYuan: yuan, payments: 1 } : { ...none, unpaidYuan: yuan, unpaid: 1 }
    return { ...own, key, groups: 0, isAll: false }
  })
  return [{ ...none, groups: 0, ...total, key: '', isAll: true }, ...each]
}

/** What a group is called, where its key does not say it. */
async function aboutThem(tx: Tx, by: SpendingCut, groups: readonly Found[]): Promise<(group: Found) => About> {
  const ids = groups.flatMap(({ key }) => key || [])
  const named = await namesIn(tx, by, ids)
  const names = new Map(named.map(({ id, ...about }) => [id, about]))
  return ({ key }) => names.get(key) ?? { name: key, on: null, about: '' }
}
type Named = About & { id: string }
async function namesIn(tx: Tx, by: SpendingCut, ids: string[]): Promise<Named[]> {
  if (by === 'event')
    return tx.$queryRaw<Named[]>`
      select id::text, title as name, held_on::text as "on", code as about from events where id = any (${ids}::uuid[])`
  if (by === 'payment')
    return tx.$queryRaw<Named[]>`
      select p.id::text, p.summary as name, coalesce(p.paid_on, p.accrual_month)::text as "on",
        concat_ws(' · ', p.sub_project, p.category, nullif(${supplierOf}, '')) as about
      from payments p left join contracts c on c.id = p.contract_id where p.id = any (${ids}::uuid[])`
  return []
}

/** What is beyond the rows shown: all together less what they come to. */
function restOf(rows: number, shown: readonly CutRow[], total: Sums): CutView['rest'] {
  if (rows <= 0) return null
  const less = (of: (sums: Sums) => string) => shown.reduce((left, row) => left.minus(of(row)), new Decimal(of(total))).toFixed(2)
  const fewer = (of: (sums: Sums) => number) => shown.reduce((left, row) => left - of(row), of(total))
  return {
    rows,
    ...{ amountYuan: less((sums) => sums.amountYuan), payments: fewer((sums) => sums.payments) },
    ...{ unpaidYuan: less((sums) => sums.unpaidYuan), unpaid: fewer((sums) => sums.unpaid) },
  }
}

/** Each sub-project's part of each month. */
async function stacksIn(tx: Tx, filter: SpendingFilter, months: readonly CutRow[]): Promise<CutView['stacks']> {
  const found = await tx.$queryRaw<{ name: string; month: string; yuan: string }[]>`
    select sub_project as name, ${shownKey('month')} as month, sum(amount_yuan)::text as yuan
    from (select p.sub_project, ${keysOf('month', filter.basis)} as key, p.amount_yuan, p.paid_on from ${spent(filter)}) p
    where paid_on is not null group by sub_project, key order by sum(sum(amount_yuan)) over (partition by sub_project) desc, 1`
  return [...Map.groupBy(found, ({ name }) => name)].map(([name, parts]) => {
    const yuan = new Map(parts.map((part) => [part.month, part.yuan]))
    return { name, yuan: months.map(({ key }) => yuan.get(key) ?? '0.00') }
  })
}
