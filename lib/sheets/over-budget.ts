import type { Tx } from '#lib/db.ts'
import type { Written } from './batch.ts'
import { type Note, note } from './prepare.ts'

/** Names the sub-projects that a ledger of payments takes beyond their budget: what was paid is imported all the same, and warned about. */
export async function overBudget(tx: Tx, written: readonly Written[]): Promise<Note[]> {
  const payments = written.filter(({ table, planned }) => table === 'payments' && planned.effect !== 'same')
  const names = [...new Set(payments.map(({ planned }) => String(planned.draft.sub_project)))]
  const years = [...new Set(payments.map(({ planned: { draft } }) => Number(String(draft.paid_on ?? draft.accrual_month).slice(0, 4))))]
  if (names.length === 0) return []
  const over = await tx.$queryRaw<{ year: string; subProject: string; budget: string; over: string }[]>`
    select l.year::text, l.sub_project as "subProject", l.adjusted_yuan::text as budget, (p.used - l.adjusted_yuan)::text as over
    from budget_lines l cross join lateral (
      select sum(amount_yuan) as used from payments where budget_year = l.year and sub_project = l.sub_project and removed_at is null) p
    where l.removed_at is null and l.year = any (${years}::int[]) and l.sub_project = any (${names}::text[]) and p.used > l.adjusted_yuan
    order by 1, 2`
  return over.map((params) => note('warned', { code: 'over_budget', params }))
}
