import type { z } from 'zod'
import { fromColumn } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { readPublicLink } from '../public-link.ts'
import { countLook } from '../throttle.ts'
import { changeableUntil, confirmationState } from './rules.ts'
import { confirmationAsk, confirmationView } from './schema.ts'

/** The match and side that a link opens, with what that side said before. NOT_FOUND for any other link, and for a match that is gone. */
export async function linkedMatch(db: Pick<Db, 'match'>, token: string) {
  const link = readPublicLink('confirm', token)
  const match =
    link &&
    (await db.match.findFirst({
      where: { id: link.id, removedAt: null },
      include: { organisation: { select: { name: true } }, confirmations: { where: { side: link.round } } },
    }))
  if (!match) throw fail('NOT_FOUND')
  const [kept] = match.confirmations
  return { match, side: link.round, kept: kept ?? null, answer: kept?.removedAt === null ? kept : null }
}

type Linked = Awaited<ReturnType<typeof linkedMatch>>
/** A match as one side sees it. */
export function confirmationOf({ match, side, answer }: Linked): z.infer<typeof confirmationView> {
  return {
    side,
    organisation: match.organisation.name,
    counterpart: match.counterpart,
    reachedOn: fromColumn(match.reachedOn),
    stage: match.stage,
    state: confirmationState(match.stage, answer?.createdAt ?? null, new Date()),
    answer: answer && {
      agrees: answer.agrees,
      confirmedBy: answer.confirmedBy,
      confirmedAt: answer.confirmedAt.toISOString(),
      note: answer.note,
      changeableUntil: changeableUntil(answer.createdAt).toISOString(),
    },
  }
}

/** What a side of a match sees by its link: the two names, the stage and its day, and its own earlier answer. */
export const openConfirmation = query('public.confirm')
  .input(confirmationAsk)
  .output(confirmationView)
  .handler(async ({ input, context: { db, address } }) => {
    await countLook(address)
    return confirmationOf(await linkedMatch(db, input.token))
  })
