import { type Day, firstOfYear, lastOfYear, today } from '../day.ts'
import type { Db } from '../db.ts'
import { Decimal, percent } from '../money.ts'
import { scheduleAt } from './rules.ts'
import type { PlanMonth, PlanView } from './schema.ts'

type Found = { subProject: string; until: Day; budgetYuan: string; paidYuan: string }

/** Plan against actual: of each sub-project and of all, at each month's end, the budget as adjusted by then and what was paid so far. */
export async function planOf(db: Db, year: number, now: Day = today()): Promise<PlanView> {
  const [first, last] = [firstOfYear(year), lastOfYear(year)]
  const found = await db.$queryRaw<Found[]>`
    with moves as (
      select sub_project, ${first}::date as month, sum(initial_yuan) as budget, 0::numeric as paid
      from budget_lines where year = ${year}::int and removed_at is null group by 1, 2
      union all
      select sub_project, date_trunc('month', adjusted_on::timestamp)::date, sum(amount_yuan), 0
      from budget_adjustments where removed_at is null and adjusted_on between ${first}::date and ${last}::date group by 1, 2
      union all
      select sub_project, date_trunc('month', paid_on::timestamp)::date, 0, sum(amount_yuan)
      from payments where removed_at is null and paid_on between ${first}::date and ${last}::date group by 1, 2
    ),
    grid as (
      select names.sub_project, g::date as month
      from (select distinct sub_project from moves) names, generate_series(${first}::date::timestamp, ${last}::date::timestamp, '1 month') g
    )
    select g.sub_project as "subProject", ((g.month + interval '1 month')::date - 1)::text as until,
      (sum(coalesce(sum(m.budget), 0)) over so_far)::numeric(16, 2)::text as "budgetYuan",
      (sum(coalesce(sum(m.paid), 0)) over so_far)::numeric(16, 2)::text as "paidYuan"
    from grid g left join moves m using (sub_project, month)
    group by g.sub_project, g.month window so_far as (partition by g.sub_project order by g.month)
    order by sum(sum(m.budget)) over (partition by g.sub_project) desc nulls last, g.sub_project, g.month`
  const lines = [...Map.groupBy(found, ({ subProject }) => subProject)].map(([subProject, months]) => ({
    subProject,
    months: months.map((month, at) => monthOf(month, at, now)),
  }))
  const total = (lines[0]?.months ?? []).map(({ until }, at) => {
    const sum = (of: 'budgetYuan' | 'paidYuan') =>
      lines.reduce((all, { months }) => all.plus(months[at]?.[of] ?? 0), new Decimal(0)).toFixed(2)
    return monthOf({ until, budgetYuan: sum('budgetYuan'), paidYuan: sum('paidYuan') }, at, now)
  })
  return { year, lines, total, measures: ['budget.initial', 'budget.adjusted', 'costs.paid'] }
}

function monthOf({ until, budgetYuan, paidYuan }: Omit<Found, 'subProject'>, at: number, now: Day): PlanMonth {
  const schedule = scheduleAt(at + 1)
  const rate = percent(paidYuan, budgetYuan)
  const ahead = rate === null ? null : new Decimal(rate).minus(schedule).toFixed(2)
  return { until, budgetYuan, paidYuan, schedule, rate, ahead, isToCome: `${until.slice(0, 7)}-01` > now }
}
