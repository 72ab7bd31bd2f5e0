import { z } from 'zod'
import type { Tx } from '../db.ts'
import { dutiesOf, mayResetSecond, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { type Actor, command } from '../operation.ts'
import { requireProof } from '../proof.ts'
import { confirmSecondFactor, makeRecoveryCodes, takeCode } from '../second-factor.ts'
import { personInput } from '../users/schema.ts'
import { enrolmentOf } from './read.ts'
import { codeInput, codesInput, enrolmentView, newCodes } from './schema.ts'

const me = (actor: Actor | null): Actor => {
  if (!actor) throw fail('SIGNED_OUT')
  return actor
}

/** Begins to set up one's own second factor; asked for again it is the same secret, until a first code confirms it. */
export const beginOwn = command('self.write')
  .output(enrolmentView)
  .handler(async ({ context: { tx, actor } }) => {
    const asking = me(actor)
    await requireProof(tx, asking)
    const { userId, userName } = asking
    const begun = (await tx.user.count({ where: { id: userId } })) > 0 ? await enrolmentOf(tx, { id: userId, userName }) : null
    if (!begun) throw fail('SECOND_FACTOR_ON')
    return begun
  })

/** The first code shows that the app has the secret: from the next sign-in on one is asked for. Other devices are signed out; recovery codes are shown once. */
export const confirmOwn = command('self.write')
  .input(codeInput)
  .output(newCodes)
  .handler(async ({ input: { code }, context: { tx, actor } }) => {
    const { userId, sessionId } = me(actor)
    if (!(await confirmSecondFactor(tx, userId, code))) throw fail('CODE_REFUSED', { fields: ['code'] })
    await endOthers(tx, userId, sessionId)
    return { codes: await makeRecoveryCodes(tx, userId) }
  })

/** New recovery codes in place of the old ones. Where some were made before, a code is asked for: an open screen alone must not be enough. */
export const makeOwnCodes = command('self.write')
  .input(codesInput)
  .output(newCodes)
  .handler(async ({ input: { code }, context: { tx, actor } }) => {
    const { userId } = me(actor)
    // two tabs that ask for the first ones at once: the second has to show a code
    const [factor] = await tx.$queryRaw<{ codes: bigint }[]>`
      select (select count(*) from recovery_codes c where c.user_id = f.user_id) as codes
      from second_factors f where f.user_id = ${userId}::uuid and f.confirmed_at is not null for update`
    if (!factor) throw fail('NOT_FOUND')
    const isFirst = factor.codes === 0n
    if (!isFirst && !(code !== null && (await takeCode(tx, userId, code)))) throw fail('CODE_REFUSED', { fields: ['code'] })
    return { codes: await makeRecoveryCodes(tx, userId) }
  })

/** Takes one's own second factor away, as before a new phone; a code shows who does it. */
export const removeOwn = command('self.write')
  .input(codeInput)
  .output(z.object({ removed: z.literal(true) }))
  .handler(async ({ input: { code }, context: { tx, actor } }) => {
    const { userId, sessionId } = me(actor)
    if (!(await takeCode(tx, userId, code))) throw fail('CODE_REFUSED', { fields: ['code'] })
    await tx.secondFactor.delete({ where: { userId } })
    await endOthers(tx, userId, sessionId)
    return { removed: true }
  })

/** Takes the second factor of somebody away who lost phone and codes; the person is signed out everywhere. */
export const resetSecondFactor = command('users.secondFactor')
  .input(personInput)
  .output(z.object({ reset: z.int() }))
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    const person = await tx.user.findUnique({ where: { id } })
    if (!person) throw fail('NOT_FOUND')
    refuseDuty(mayResetSecond(actor, await dutiesOf(tx)))
    const gone = await tx.secondFactor.deleteMany({ where: { userId: id } })
    if (gone.count > 0) await tx.userSession.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: new Date() } })
    return { reset: gone.count }
  })

const endOthers = (tx: Tx, userId: string, mine: string) =>
  tx.userSession.updateMany({ where: { userId, revokedAt: null, id: { not: mine } }, data: { revokedAt: new Date() } })
