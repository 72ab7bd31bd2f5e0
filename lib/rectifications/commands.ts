import type { z } from 'zod'
import { toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { Rectification as Row } from '../generated/prisma/client.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import type { recordVersion } from '../shapes.ts'
import { rectificationKind } from './queries.ts'
import { doneInput, type Rectification, rectificationView, verifyInput } from './schema.ts'

const refuse = (reason: string, fields: string[] = []) => fail('RECTIFICATION_REFUSED', { params: { reason }, fields })
const seen = (row: Row): Rectification => rectificationView.parse(viewOf(row))

export const rectificationCommands = recordCommands(rectificationKind)

/** 完成: what was done, and when; its proof has to be filed first. It waits for somebody else to look at it. */
export const finishRectification = command('rectifications.write')
  .input(doneInput)
  .output(rectificationView)
  .handler(async ({ input: { doneOn, doneText, ...at }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    const row = await asSeen(tx, at)
    if (row.state !== 'open') throw refuse(row.state === 'verified' ? 'verified' : 'state')
    if (doneText === '') throw refuse('text', ['doneText'])
    if (doneOn > today()) throw refuse('day', ['doneOn'])
    const proofs = await tx.evidence.count({ where: { source: 'rectifications', recordId: row.id, removedAt: null } })
    if (proofs === 0) throw refuse('proof')
    const done = { state: 'done', doneOn: toColumn(doneOn), doneText, doneById: actor.userId, doneBy: actor.name, returnReason: '' }
    return seen(await tx.rectification.update({ where: { id: row.id }, data: done }))
  })

/** 核验: somebody else finds it carried out, or sends it back with the reason; also what was verified too early. */
export const verifyRectification = command('rectifications.verify')
  .input(verifyInput)
  .output(rectificationView)
  .handler(async ({ input: { passes, reason, ...at }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    const row = await asSeen(tx, at)
    if (row.state === 'open' || (passes && row.state === 'verified')) throw refuse('state')
    if (row.doneById === actor.userId) throw refuse('same_person')
    if (!passes && reason === '') throw refuse('return_reason', ['reason'])
    const outcome = passes
      ? { state: 'verified', verifiedAt: new Date(), verifiedBy: actor.name }
      : { state: 'open', verifiedAt: null, verifiedBy: null, returnReason: reason }
    return seen(await tx.rectification.update({ where: { id: row.id }, data: outcome }))
  })

/** A rectification as somebody saw it when deciding; whoever is second waits for the first, and is told. */
async function asSeen(tx: Tx, { id, version }: z.infer<typeof recordVersion>): Promise<Row> {
  await tx.$queryRaw`select 1 from rectifications where id = ${id}::uuid for no key update`
  const row = await tx.rectification.findUnique({ where: { id } })
  if (!row || row.removedAt) throw fail('NOT_FOUND')
  if (row.version !== version) throw fail('STALE', { current: seen(row) })
  return row
}
