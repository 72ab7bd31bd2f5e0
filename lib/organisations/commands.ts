import { toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail, refusalOf } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { lifeOf, organisationKind, stayKind } from './queries.ts'
import { lifeGap, lifeSteps } from './rules.ts'
import { advanceInput, type Life, linkedView, moveInput, organisationView, stayView } from './schema.ts'

export const organisationCommands = recordCommands(organisationKind)
export const stayCommands = recordCommands(stayKind)

/** Takes the next step of an organisation's life: the stage moves and the step is written down, or neither. */
export const advanceOrganisation = command('organisations.write')
  .input(advanceInput)
  .output(organisationView)
  .handler(async ({ input, context: { tx } }) => {
    const { id, stepId, step, doneOn, note } = input
    await takeTurn(tx, id)
    if (await tx.lifeStep.findUnique({ where: { id: stepId } })) return viewed(tx, id)
    const life = await lifeAsSeen(tx, input)
    const { to, by } = lifeSteps[step]
    const gap = by ?? lifeGap(step, { ...life, last: life.steps[0] ?? null }, doneOn, note, today())
    if (gap) throw fail('LIFE_STEP_REFUSED', { params: { reason: gap } })
    const agreementEndsOn = life.agreementEndsOn === null ? null : toColumn(life.agreementEndsOn)
    await tx.lifeStep.create({
      data: { id: stepId, organisationId: id, step, fromStage: life.stage, doneOn: toColumn(doneOn), note: note || null, agreementEndsOn },
    })
    await tx.organisation.update({ where: { id }, data: { stage: to } })
    return viewed(tx, id)
  })

/** Takes the last step back, as if it had not been taken; an earlier one cannot be taken back before it. */
export const stepBack = command('organisations.write')
  .input(recordVersion)
  .output(organisationView)
  .handler(async ({ input, context: { tx } }) => {
    await takeTurn(tx, input.id)
    const { steps, stage } = await lifeAsSeen(tx, input)
    const [last] = steps
    if (!last) throw fail('LIFE_STEP_REFUSED', { params: { reason: 'no_step' } })
    const { to, by } = lifeSteps[last.step]
    // an import may have set the stage since
    const gap = by ?? (to === stage ? null : 'stage_set')
    if (gap) throw fail('LIFE_STEP_REFUSED', { params: { reason: gap } })
    await tx.lifeStep.update({ where: { id: last.id }, data: { removedAt: new Date() } })
    await tx.organisation.update({ where: { id: input.id }, data: { stage: last.fromStage } })
    return viewed(tx, input.id)
  })

/** Whoever is second waits for the first, and then sees what the first one did. */
const takeTurn = (tx: Tx, id: string) => tx.$queryRaw`select 1 from organisations where id = ${id}::uuid for no key update`

/** The life that somebody saw when deciding; if it has moved on since, they are told. */
async function lifeAsSeen(tx: Tx, { id, version }: { id: string; version: number }): Promise<Life> {
  const life = await lifeOf(tx, id)
  const current = await viewed(tx, id)
  if (current.version !== version || current.removedAt !== null) throw fail('STALE', { current })
  return life
}

async function viewed(tx: Tx, id: string) {
  return organisationView.parse(viewOf(await tx.organisation.findUniqueOrThrow({ where: { id } })))
}

/** Moves an organisation to another seat on a day: the stay in the old one ends on it and one in the new seat begins, or neither. */
export const moveStay = command('organisations.write')
  .input(moveInput)
  .output(stayView)
  .handler(async ({ input: { id, version, newId, seatId, movedOn }, context: { tx } }) => {
    const { include } = stayKind
    const again = await tx.stay.findUnique({ where: { id: newId }, include })
    if (again) return stayView.parse(viewOf(again))
    const stay = await tx.stay.findUnique({ where: { id }, include })
    if (!stay || stay.removedAt) throw fail('NOT_FOUND')
    if (stay.version !== version) throw fail('STALE', { current: stayView.parse(viewOf(stay)) })
    const on = toColumn(movedOn)
    if (on <= stay.startedOn) throw fail('RULE_BROKEN', { params: { rule: 'move_after_start' }, fields: ['movedOn'] })
    if (stay.endedOn && stay.endedOn <= on) throw fail('RULE_BROKEN', { params: { rule: 'stay_has_ended' }, fields: ['movedOn'] })
    const ended = await tx.stay.updateMany({ where: { id, version, removedAt: null }, data: { endedOn: on } })
    if (ended.count === 0) throw fail('STALE', { current: stayView.parse(viewOf(stay)) })
    const [place] = await tx.$queryRaw<{ label: string }[]>`
      select seat_label(r.code, s.code) as label from seats s join rooms r on r.id = s.room_id where s.id = ${seatId}::uuid`
    if (!place) throw fail('REFERENCE_MISSING', { fields: ['seatId'] })
    const { organisationId, endedOn } = stay
    // an agreement that ran out before the move is not the new stay's
    const agreementEndsOn = stay.agreementEndsOn && stay.agreementEndsOn >= on ? stay.agreementEndsOn : null
    const moved = await tx.stay.create({
      data: { id: newId, organisationId, seatId, place: place.label, startedOn: on, agreementEndsOn, endedOn },
      include,
    })
    return stayView.parse(viewOf(moved))
  })

type FoundPlace = { id: string; organisation: string; place: string; refusal: string | null; detail: string | null }

/** Links stays whose place names a seat to that seat; what cannot be linked stays a text, and the answer says why. */
export const linkPlaces = command('organisations.write')
  .output(linkedView)
  .handler(async ({ context: { tx } }) => {
    const found = await tx.$queryRaw<FoundPlace[]>`select * from link_places()`
    const refused = found.flatMap(({ id, organisation, place, refusal, detail }) => {
      const why = refusal === null ? null : refusalOf(refusal, detail ?? '')
      return why ? [{ stayId: id, organisation, place, code: why.code, params: why.data.params ?? {} }] : []
    })
    return linkedView.parse({ linked: found.length - refused.length, refused })
  })
