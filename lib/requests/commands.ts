import { z } from 'zod'
import { toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { rowOf } from '../record-kind.ts'
import { recordId } from '../shapes.ts'
import { categoryKind, openRequestKind, requestKind } from './queries.ts'
import { lifeOf, promiseOf } from './read.ts'
import { stepGap } from './rules.ts'
import { advanceInput, openRequestView, type RequestLife, requestInput, requestView, stepBackInput } from './schema.ts'

/** Staff log what somebody asked for by phone or at the desk: it is accepted on that day, and the day promised follows from its category. */
const logRequest = command('requests.write')
  .input(requestInput)
  .output(openRequestView)
  .handler(async ({ input, context: { tx } }) => {
    const { category, receivedOn, organisationId } = input
    const { promisedOn } = await promiseOf(tx, { category, from: receivedOn, organisationId })
    const data = { ...rowOf(input), promisedOn: toColumn(promisedOn), status: 'accepted' } as never
    const made = await tx.request.createMany({ data: [data], skipDuplicates: true })
    const row = await tx.request.findUnique({ where: { id: input.id }, include: openRequestKind.include })
    if (!row) throw fail('DUPLICATE', { fields: ['code'] })
    const current = openRequestView.parse(viewOf(row))
    const isSame = (Object.keys(input) as (keyof typeof input)[]).every((name) => current[name] === input[name])
    if (made.count === 0 && !isSame) throw fail('SAME_ID_OTHER_CONTENT', { current })
    return current
  })

export const requestCommands = { ...recordCommands(openRequestKind), log: logRequest }
export const categoryCommands = recordCommands(categoryKind)

/** Opens the contact of a request; the audit says who did. */
export const openRequest = command('contacts.read')
  .input(z.object({ id: recordId }))
  .output(openRequestView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const row = await tx.request.findUnique({ where: { id }, include: openRequestKind.include })
    if (!row) throw fail('NOT_FOUND')
    await tx.$executeRaw`select note_opening('requests', ${id}::uuid)`
    return openRequestView.parse(viewOf(row))
  })

/** Takes the next step of a request: the step is written down and the request stands where it leads, or neither. */
export const advanceRequest = command('requests.write')
  .input(advanceInput)
  .output(requestView)
  .handler(async ({ input, context: { tx } }) => {
    const { id, stepId, step, doneOn, note } = input
    await takeTurn(tx, id)
    if (await tx.requestStep.findUnique({ where: { id: stepId } })) return viewed(tx, id)
    const life = await lifeAsSeen(tx, input)
    const gap = stepGap(step, life, input, today())
    if (gap) throw fail('REQUEST_STEP_REFUSED', { params: { reason: gap } })
    if (step === 'accept' && life.organisationId === null)
      await tx.request.update({ where: { id }, data: { organisationId: input.organisationId } })
    if (step === 'assign' && !(await tx.serviceTeam.count({ where: { id: input.teamId ?? '', removedAt: null, isInUse: true } })))
      throw fail('REQUEST_STEP_REFUSED', { params: { reason: 'team_gone' } })
    await tx.requestStep.create({
      data: { id: stepId, requestId: id, step, doneOn: toColumn(doneOn), note: note || null, ...saidWith(input) },
    })
    return viewed(tx, id)
  })

/** What a step says beyond its day and note; anything else that was sent is none of its business. */
function saidWith({ step, teamId, promisedOn, score }: z.infer<typeof advanceInput>) {
  if (step === 'assign') return { teamId }
  if (step === 'accept' || step === 'extend') return { promisedOn: promisedOn && toColumn(promisedOn) }
  return step === 'revisit' ? { score } : {}
}

/** Takes the last step back: the request stands as before it, and the time line tells both. */
export const stepRequestBack = command('requests.write')
  .input(stepBackInput)
  .output(requestView)
  .handler(async ({ input, context: { tx } }) => {
    const { id, stepId } = input
    await takeTurn(tx, id)
    if (await tx.requestStep.findUnique({ where: { id: stepId } })) return viewed(tx, id)
    const { backable, steps } = await lifeAsSeen(tx, input)
    const last = steps.find(({ isTakenBack, takesBack }) => !isTakenBack && takesBack === null)
    if (!backable || !last) throw fail('REQUEST_STEP_REFUSED', { params: { reason: 'no_step' } })
    await tx.requestStep.create({
      data: { id: stepId, requestId: id, step: 'take_back', doneOn: toColumn(today()), takesBack: last.id },
    })
    return viewed(tx, id)
  })

/** Whoever is second waits for the first, and then sees what the first one did. */
const takeTurn = (tx: Tx, id: string) => tx.$queryRaw`select 1 from requests where id = ${id}::uuid for no key update`

/** The request that somebody saw when deciding; if it has moved on since, they are told. */
async function lifeAsSeen(tx: Tx, { id, version }: { id: string; version: number }): Promise<RequestLife> {
  const life = await lifeOf(tx, id)
  const current = await viewed(tx, id)
  if (current.version !== version || current.removedAt !== null) throw fail('STALE', { current })
  return life
}

async function viewed(tx: Tx, id: string) {
  return requestView.parse(viewOf(await tx.request.findUniqueOrThrow({ where: { id }, include: requestKind.include })))
}
