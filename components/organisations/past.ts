import type { Life, LifeStepCode } from '#lib/organisations/schema.ts'

type Said = { key: string; on: string }
/** One thing that happened in the life of an organisation. */
export type PastThing = Said &
  (
    | { kind: 'step'; step: LifeStepCode; note: string | null; agreementEndsOn: string | null }
    | { kind: 'assessment'; year: number; total: string; maximum: string }
    | { kind: 'registered' }
  )

/** A life as it is told, newest first: the steps in the order in which they were taken, each year's assessment on its day, the registration at its foot. */
export function pastOf(life: Life): PastThing[] {
  const steps = life.steps.map((step): PastThing => ({ ...step, key: step.id, on: step.doneOn, kind: 'step' }))
  const years = life.assessments.map((one): PastThing => ({ ...one, key: one.id, on: one.assessedOn, kind: 'assessment' }))
  // no step is earlier than the one before it, and of the same day they keep their order
  const past = [...steps, ...years].sort((a, b) => b.on.localeCompare(a.on))
  // who came by an import was here before it was registered: its life began with its first step
  const isFirst = past.every(({ on }) => on >= life.registeredOn)
  return isFirst ? [...past, { key: 'registered', on: life.registeredOn, kind: 'registered' }] : past
}
