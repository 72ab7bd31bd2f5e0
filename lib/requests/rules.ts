import { type Day, dayOf, earlier, later, plusDays } from '../day.ts'
import type { RequestStatus, TakenStep } from './schema.ts'

type Step = {
  from: readonly RequestStatus[]
  /** What must be said with it. */
  needs: readonly StepNeed[]
}
/** A text that says what came of it or why · whose request it is · a team · a day promised, or a later one · a score. */
type StepNeed = 'note' | 'organisation' | 'team' | 'promise' | 'later_promise' | 'score'

const open = ['accepted', 'assigned', 'in_progress'] as const
/** 受理 → 派单 → 办理 → 办结 → 回访; the others beside it. The only list of what may follow what; what a step makes of a request: stamps/requests.sql. */
export const requestSteps: Record<TakenStep, Step> = {
  accept: { from: ['submitted'], needs: ['organisation', 'promise'] },
  assign: { from: open, needs: ['team'] },
  start: { from: ['assigned'], needs: [] },
  close: { from: ['assigned', 'in_progress'], needs: ['note'] },
  revisit: { from: ['closed', 'revisited'], needs: ['score'] },
  extend: { from: open, needs: ['later_promise', 'note'] },
  reopen: { from: ['closed', 'revisited', 'withdrawn', 'declined'], needs: ['note'] },
  withdraw: { from: ['submitted', ...open], needs: ['note'] },
  decline: { from: ['submitted'], needs: ['note'] },
}

/** The steps that may follow a state, the way onwards first. */
export const nextSteps = (status: RequestStatus): TakenStep[] =>
  (Object.keys(requestSteps) as TakenStep[]).filter((step) => requestSteps[step].from.includes(status))

/** What is known of a request when a step is to be taken, and what is said with the step. */
export type StepFacts = {
  status: RequestStatus
  receivedOn: Day
  promisedOn: Day | null
  organisationId: string | null
  lastOn: Day | null
}
export type StepWords = {
  doneOn: Day
  note: string
  organisationId: string | null
  teamId: string | null
  promisedOn: Day | null
  score: number | null
}
/** Why a step cannot be taken. */
export type StepGap =
  | 'stage'
  | 'future'
  | 'before_received'
  | 'before_last'
  | 'note'
  | 'organisation'
  | 'team'
  | 'promise'
  | 'promise_before'
  | 'lapsed'
  | 'not_later'
  | 'score'

/** What is only still to be typed: said at its field and not before somebody tried to go on. */
export const typedGaps: readonly StepGap[] = ['note', 'organisation', 'team', 'promise', 'score']

/** What keeps a step from being taken, or null when nothing does. */
export function stepGap(step: TakenStep, facts: StepFacts, words: StepWords, today: Day): StepGap | null {
  const { from, needs } = requestSteps[step]
  if (!from.includes(facts.status)) return 'stage'
  if (words.doneOn > today) return 'future'
  if (words.doneOn < facts.receivedOn) return 'before_received'
  if (facts.lastOn && words.doneOn < facts.lastOn) return 'before_last'
  return needs.map((need) => unmet(need, facts, words, today)).find((gap) => gap !== null) ?? null
}

function unmet(need: StepNeed, facts: StepFacts, words: StepWords, today: Day): StepGap | null {
  switch (need) {
    case 'note':
      return words.note === '' ? 'note' : null
    case 'organisation':
      return (facts.organisationId ?? words.organisationId) ? null : 'organisation'
    case 'team':
      return words.teamId ? null : 'team'
    case 'score':
      return words.score ? null : 'score'
    case 'promise':
      if (!words.promisedOn) return 'promise'
      return words.promisedOn < words.doneOn ? 'promise_before' : null
    case 'later_promise':
      // what is late stays late: a day that has passed is not moved any more
      if (facts.promisedOn && facts.promisedOn < today) return 'lapsed'
      if (!words.promisedOn) return 'promise'
      return facts.promisedOn && words.promisedOn <= facts.promisedOn ? 'not_later' : null
  }
}

/** Working days from one day to a later one, the first not counted; `free` are the free days between. Negative when the other day has passed. */
export function workingDaysTo(from: Day, to: Day, isFree: (day: Day) => boolean): number {
  let count = 0
  for (let day = plusDays(earlier(from, to), 1); day <= later(from, to); day = plusDays(day, 1)) if (!isFree(day)) count += 1
  return to < from ? -count : count
}

/** Whether a day is free, by the days told for a stretch; beyond it the weekends are. */
export function freeBy({ from, to, free }: { from: Day; to: Day; free: readonly Day[] }): (day: Day) => boolean {
  const told = new Set(free)
  return (day) => (day >= from && day <= to ? told.has(day) : [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
}

/** The number of a request that came by the public page: `SQ-20261127-3F3A2CW`; the letter at its end keeps it out of the office's own running numbers. */
export const askedCode = (id: string, now: Date): string => `SQ-${dayOf(now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}W`
