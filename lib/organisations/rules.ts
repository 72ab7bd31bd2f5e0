import type { Day } from '../day.ts'
import type { LifeStepCode, OrganisationStage } from './schema.ts'

type Step = {
  from: readonly OrganisationStage[]
  to: OrganisationStage
  /** What must be there before it can be taken. */
  needs: readonly LifeNeed[]
  /** Where it is recorded, when not by hand on the organisation's page. */
  by?: 'applications' | 'assessments'
}
/** A text that says what was seen or why · a stay that has begun · no stay that goes on · an agreement that reaches further than the last one. */
type LifeNeed = 'note' | 'stay' | 'no_stay' | 'agreement'

/** 申请 → 考察 → 入驻（待入驻 → 在驻）→ 年度考核 → 续约或退出; 不予入驻 and 重新申请 beside it. The only list of what may follow what. */
export const lifeSteps: Record<LifeStepCode, Step> = {
  apply: { from: [], to: 'applied', needs: [], by: 'applications' },
  visit: { from: ['applied'], to: 'visited', needs: ['note'] },
  admit: { from: ['visited'], to: 'admitted', needs: [] },
  move_in: { from: ['admitted'], to: 'resident', needs: ['stay'] },
  assess: { from: ['resident'], to: 'resident', needs: [], by: 'assessments' },
  renew: { from: ['resident'], to: 'resident', needs: ['agreement'] },
  leave: { from: ['resident'], to: 'left', needs: ['no_stay'] },
  decline: { from: ['applied', 'visited', 'admitted'], to: 'declined', needs: ['note'] },
  reapply: { from: ['declined', 'left'], to: 'applied', needs: [] },
}

/** The steps that may follow a stage. */
export const nextSteps = (stage: OrganisationStage): LifeStepCode[] =>
  (Object.keys(lifeSteps) as LifeStepCode[]).filter((step) => lifeSteps[step].from.includes(stage))

/** What is known of an organisation when a step is to be taken. */
export type LifeFacts = {
  stage: OrganisationStage
  stays: readonly { startedOn: Day; endedOn: Day | null }[]
  /** Until when its agreement runs now: the latest of its agreements and of the stay that goes on. */
  agreementEndsOn: Day | null
  /** The last step taken, with the agreement on which it stood. */
  last: { doneOn: Day; agreementEndsOn: Day | null } | null
}
/** Why a step cannot be taken now. */
export const lifeGaps = [
  'stage',
  'future',
  'before_last',
  'note',
  'stay',
  'stay_open',
  'stay_later',
  'agreement',
  'agreement_same',
] as const
export type LifeGap = (typeof lifeGaps)[number]

/** What keeps a step from being taken on a day with a note, or null when nothing does. */
export function lifeGap(step: LifeStepCode, facts: LifeFacts, doneOn: Day, note: string, today: Day): LifeGap | null {
  const { from, needs } = lifeSteps[step]
  if (!from.includes(facts.stage)) return 'stage'
  if (doneOn > today) return 'future'
  if (facts.last && doneOn < facts.last.doneOn) return 'before_last'
  const found = needs.map((need) => unmet(need, facts, doneOn, note)).find((gap) => gap !== null)
  return found ?? null
}

function unmet(need: LifeNeed, { stays, agreementEndsOn, last }: LifeFacts, doneOn: Day, note: string): LifeGap | null {
  switch (need) {
    case 'note':
      return note === '' ? 'note' : null
    case 'stay':
      return stays.some((stay) => stay.startedOn <= doneOn && (stay.endedOn === null || stay.endedOn >= doneOn)) ? null : 'stay'
    case 'no_stay':
      if (stays.some((stay) => stay.endedOn === null)) return 'stay_open'
      return stays.some((stay) => stay.endedOn !== null && stay.endedOn > doneOn) ? 'stay_later' : null
    case 'agreement':
      if (agreementEndsOn === null || agreementEndsOn <= doneOn) return 'agreement'
      return last?.agreementEndsOn && agreementEndsOn <= last.agreementEndsOn ? 'agreement_same' : null
  }
}
