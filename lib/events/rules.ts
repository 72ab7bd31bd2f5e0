import { Decimal } from '../money.ts'

/** What proves that an event was held: 签到表 会议纪要 现场照片. */
export const eventEvidence = ['sign_in', 'minutes', 'photo'] as const

/** Where a match can go from each stage: 意向 → 已面谈 → 洽谈中 → 已签约 → 已落地; it may end on the way, and what ended may be taken up again. */
export const matchMoves = {
  intent: ['met', 'ended'],
  met: ['negotiating', 'signed', 'ended'],
  negotiating: ['signed', 'ended'],
  signed: ['landed', 'ended'],
  landed: [],
  ended: ['intent', 'met', 'negotiating'],
} as const satisfies Record<string, readonly string[]>
export type MatchStage = keyof typeof matchMoves

/** Why a match cannot go to a stage on a day, as the code of a rule; null when it can. */
export function refusalOfMove(
  from: { stage: string; reachedOn: string },
  to: { stage: string; reachedOn: string },
  today: string,
): 'match_move' | 'match_before_last_step' | 'match_in_future' | null {
  const moves: readonly string[] = matchMoves[from.stage as MatchStage] ?? []
  if (!moves.includes(to.stage)) return 'match_move'
  if (to.reachedOn < from.reachedOn) return 'match_before_last_step'
  return to.reachedOn > today ? 'match_in_future' : null
}

/** 双方已确认, 有异议, or 待对方确认: what both sides of a match said together. One who does not agree is enough for 有异议. */
export function confirmationOf(said: readonly { side: string; agrees: boolean }[]): 'both' | 'disputed' | 'waiting' {
  if (said.some(({ agrees }) => !agrees)) return 'disputed'
  return new Set(said.map(({ side }) => side)).size === 2 ? 'both' : 'waiting'
}

/** Heads of sign-ins, organisations among them, and people who came on their own. */
export function attendanceOf(rows: readonly { heads: number; organisationId: string | null }[]) {
  const organisations = rows.filter((row) => row.organisationId !== null).length
  return { heads: rows.reduce((sum, row) => sum + row.heads, 0), organisations, visitors: rows.length - organisations }
}

/** Which invited organisation came, by the register's id or else by name, and which came unasked. */
export function arrivalOf<Arrival extends { organisationId: string | null; organisationName: string }>(
  invited: { organisationId: string | null; organisationName: string },
  arrivals: readonly Arrival[],
): Arrival[] {
  return arrivals.filter((arrival) =>
    invited.organisationId && arrival.organisationId
      ? invited.organisationId === arrival.organisationId
      : invited.organisationName === arrival.organisationName,
  )
}

/** The days of a month's calendar in weeks of seven, Monday first; days of the months beside it fill the first and the last week. */
export function weeksOf(month: string): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`)
  const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * dayMs
  const weeks = Math.ceil((next - start) / (7 * dayMs))
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => new Date(start + (week * 7 + day) * dayMs).toISOString().slice(0, 10)),
  )
}
const dayMs = 86_400_000

/** A month moved by a number of months: `2024-12` and 1 → `2025-01`. */
export function monthsOn(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1)).toISOString().slice(0, 7)
}

type PlannedKind = { code: string; name: string; nameEn: string | null; isInUse: boolean }
type PlannedEvent = { kind: string; status: string; missing: string[]; budgetYuan: string | null; expectedHeads: number | null }

/** A year's events counted by kind, in the order of the kinds; a kind out of use shows only when it has events. Budgets in yuan. */
export function planOf(kinds: readonly PlannedKind[], events: readonly PlannedEvent[]) {
  return kinds.flatMap(({ code, name, nameEn, isInUse }) => {
    const mine = events.filter((event) => event.kind === code)
    if (mine.length === 0 && !isInUse) return []
    const count = (status: string) => mine.filter((event) => event.status === status).length
    const live = mine.filter((event) => event.status !== 'cancelled')
    return {
      ...{ code, name, nameEn, planned: count('planned'), held: count('held'), cancelled: count('cancelled') },
      incomplete: mine.filter((event) => event.missing.length > 0).length,
      budgetYuan: live.reduce((sum, event) => sum.add(event.budgetYuan ?? 0), new Decimal(0)).toFixed(2),
      expectedHeads: live.reduce((sum, event) => sum + (event.expectedHeads ?? 0), 0),
    }
  })
}

/** The sums of a plan's rows; budgets in yuan. */
export const totalOf = (rows: readonly Omit<ReturnType<typeof planOf>[number], 'code' | 'name' | 'nameEn'>[]) => {
  const sum = (name: 'planned' | 'held' | 'cancelled' | 'incomplete' | 'expectedHeads') => rows.reduce((so, row) => so + row[name], 0)
  return {
    ...{ planned: sum('planned'), held: sum('held'), cancelled: sum('cancelled'), incomplete: sum('incomplete') },
    expectedHeads: sum('expectedHeads'),
    budgetYuan: rows.reduce((so, row) => so.add(row.budgetYuan), new Decimal(0)).toFixed(2),
  }
}
