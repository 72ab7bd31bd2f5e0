import type { Db, Tx } from '../db.ts'
import { remindDaysOf } from '../limits/read.ts'
import type { Condition, Limits } from './conditions.ts'

const dayMs = 86_400_000

/**
 * Evaluations that wait for somebody: once as they arrive, and once more after as many days as the house says. An arrival is the step that brought
 * it there: what comes back later is another one, and is told anew.
 */
export async function stepsWaiting(on: Db | Tx, now: Date, limits: Limits): Promise<Condition[]> {
  if (!limits.has('step')) return []
  const days = await remindDaysOf(on)
  const rows = await on.evaluation.findMany({
    where: { state: { not: 'filed' } },
    select: { year: true, state: true, steps: { orderBy: { number: 'desc' }, take: 1, select: { id: true, at: true, userName: true } } },
    orderBy: { year: 'asc' },
  })
  return rows.flatMap(({ year, state, steps: [arrival] }): Condition[] => {
    if (!arrival) return []
    const base = { kind: 'step' as const, subject: `evaluation:${year}`, variant: '', path: `/evaluations?year=${year}` }
    const params = { year: String(year), state, by: arrival.userName, days }
    const isLate = days > 0 && now.getTime() - arrival.at.getTime() >= days * dayMs
    return [
      { ...base, period: arrival.id, severity: 'soon', params: { ...params, isLate: 'no' } },
      ...(isLate ? [{ ...base, period: `${arrival.id}:late`, severity: 'urgent' as const, params: { ...params, isLate: 'yes' } }] : []),
    ]
  })
}
