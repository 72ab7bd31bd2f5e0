import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { type BudgetRow, treeOf } from './rules.ts'
import type { BudgetTree } from './schema.ts'

/** A year's budget as it stands: lines with what was adjusted, paid and registered, and what was spent beside them. */
export async function readTree(db: Db | Tx, year: number): Promise<BudgetTree> {
  const rows = await db.$queryRaw<BudgetRow[]>`
    select l.id::text, l.level1, l.level2, l.sub_project as "subProject", l.control, l.warn_at as "warnAt",
      l.initial_yuan::text as "initialYuan", l.adjusted_yuan::text as "adjustedYuan",
      coalesce(p.paid, 0)::text as "paidYuan", coalesce(p.registered, 0)::text as "registeredYuan",
      a.adjustments, a.undocumented
    from budget_lines l
    left join (${spent(year)}) p on p.sub_project = l.sub_project
    cross join lateral (select count(*)::int as adjustments, count(*) filter (where not has_document)::int as undocumented
      from budget_adjustments where budget_line_id = l.id and removed_at is null) a
    where l.year = ${year} and l.removed_at is null
    order by min(l.created_at) over (partition by l.level1), l.level1, min(l.created_at) over (partition by l.level1, l.level2), l.level2,
      l.created_at, l.id`
  const beside = await db.$queryRaw<BudgetTree['unbudgeted']>`
    select p.sub_project as "subProject", p.paid::text as "paidYuan", p.registered::text as "registeredYuan" from (${spent(year)}) p
    where not exists (select 1 from budget_lines l where l.year = ${year} and l.sub_project = p.sub_project and l.removed_at is null)
    order by 1`
  const former = await db.budgetLine.findFirst({
    where: { year: { lt: year }, removedAt: null },
    orderBy: { year: 'desc' },
    select: { year: true },
  })
  return treeOf(year, rows, beside, former?.year ?? null)
}

const spent = (year: number) => Prisma.sql`
  select sub_project, coalesce(sum(amount_yuan) filter (where paid_on is not null), 0) as paid,
    coalesce(sum(amount_yuan) filter (where paid_on is null), 0) as registered
  from payments where budget_year = ${year} and removed_at is null group by sub_project`
