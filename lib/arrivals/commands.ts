import { Converter as toTraditional } from 'opencc-js/cn2t'
import { Converter as toSimplified } from 'opencc-js/t2cn'
import { z } from 'zod'
import { db } from '../db.ts'
import { fail } from '../errors.ts'
import { batch, command } from '../operation.ts'
import { countTry } from '../throttle.ts'
import { linkedEvent } from './queries.ts'
import { arrivalState, undoUntil } from './rules.ts'
import { arrivalInput, arrivalReceipt, arrivalUndo } from './schema.ts'

const simplified = toSimplified({ from: 'hk', to: 'cn' })
const traditional = toTraditional({ from: 'cn', to: 'hk' })

type Arrived = { id: string; signed_at: Date; is_new: boolean }

/**
 * A visitor signs in at an event by its link, in one statement (`public_arrive`): facts and audit follow by trigger. The same person a second time
 * makes nothing and hears when the first was. NOT_OPEN before and after the event's hours, YEAR_CLOSED, NOT_FOUND, TOO_MANY_TRIES.
 */
export const arrive = batch('public.arrive')
  .input(arrivalInput)
  .output(arrivalReceipt)
  .handler(async ({ input, context: { address, signature } }) => {
    const event = await linkedEvent(db(), input.token)
    await Promise.all([countTry('arriveAddress', address), countTry('arriveEvent', event.id)])
    const state = arrivalState(event, new Date())
    if (state !== 'open') throw fail('NOT_OPEN', { params: { state } })
    const names = [input.organisationName, simplified(input.organisationName), traditional(input.organisationName)]
    const [arrived] = await db().$queryRaw<Arrived[]>`
      select id, signed_at, is_new from public_arrive(${signature.actor}, ${signature.operation}, ${event.id}::uuid, ${event.signInRound}::int,
        ${input.id}::uuid, ${names}::text[], ${input.visitorName}, ${input.heads}::int)`
    // cancelled, removed or renewed since we looked
    if (!arrived) throw fail('NOT_FOUND')
    const signedAt = arrived.signed_at.toISOString()
    return arrived.is_new
      ? { id: arrived.id, signedAt, undoUntil: undoUntil(arrived.signed_at).toISOString() }
      : { id: null, signedAt, undoUntil: null }
  })

/** Takes a sign-in back, within ten minutes and by the device that knows its id; NOT_OPEN afterwards. */
export const undoArrival = command('public.arrive')
  .input(arrivalUndo)
  .output(z.object({ undone: z.literal(true) }))
  .handler(async ({ input, context: { tx, address } }) => {
    await countTry('arriveAddress', address)
    const event = await linkedEvent(tx, input.token)
    const found = await tx.signIn.findFirst({ where: { id: input.id, eventId: event.id, via: 'link' } })
    if (!found) throw fail('NOT_FOUND')
    if (undoUntil(found.signedAt) < new Date()) throw fail('NOT_OPEN', { params: { state: 'undone_late' } })
    await tx.signIn.updateMany({ where: { id: found.id, removedAt: null }, data: { removedAt: new Date() } })
    return { undone: true }
  })
