import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { countTry } from '../throttle.ts'
import { confirmationOf, linkedMatch } from './queries.ts'
import { confirmationState } from './rules.ts'
import { confirmationInput, confirmationView } from './schema.ts'

/** One side of a match confirms it, or says what is not so; again within 30 days it changes its answer. NOT_OPEN afterwards and once the match has ended. */
export const confirmMatch = command('public.confirm')
  .input(confirmationInput)
  .output(confirmationView)
  .handler(async ({ input, context: { tx, address } }) => {
    await countTry('confirmAddress', address)
    const { match, side, kept, answer } = await linkedMatch(tx, input.token)
    const state = confirmationState(match.stage, answer?.createdAt ?? null, new Date())
    if (state !== 'open') throw fail('NOT_OPEN', { params: { state } })
    const now = new Date()
    const said = { agrees: input.agrees, confirmedBy: input.confirmedBy, note: input.note || null, confirmedAt: now, via: 'link' }
    const where = { matchId_side: { matchId: match.id, side } }
    // one that the office removed begins anew
    const update = { ...said, ...(kept?.removedAt && { removedAt: null, createdAt: now }) }
    await tx.matchConfirmation.upsert({ where, create: { matchId: match.id, side, ...said }, update })
    return confirmationOf(await linkedMatch(tx, input.token))
  })
