import { newSecret, secretHash, secretHint } from '../bearer.ts'
import type { Tx } from '../db.ts'
import { dutiesOf, mayApproveKeys, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { type Actor, command } from '../operation.ts'
import { holds, isAllowed, roles, scopesOf } from '../permissions.ts'
import { recordVersion } from '../shapes.ts'
import { viewOfKey, withOwner } from './read.ts'
import { keyState } from './rules.ts'
import { keyInput, keyView, madeKeyView } from './schema.ts'

const refuse = (reason: string, fields?: string[]) => fail('API_KEY_REFUSED', { params: { reason }, fields })
const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 3_600_000)

/**
 * A key in one's own name, for no more than one may do oneself. Its secret is in this answer and nowhere else. It opens nothing until somebody else has
 * approved it; only where nobody else could, it is approved with this.
 */
export const askForKey = command('apiKeys.own')
  .input(keyInput)
  .output(madeKeyView)
  .handler(async ({ input: { id, days, ...words }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    const mine = scopesOf(actor.role)
    if (words.scopes.some((scope) => !mine.includes(scope))) throw refuse('scope', ['scopes'])
    const scopes = [...new Set(words.scopes)].sort()
    const secret = newSecret()
    const sealed = { secretHash: secretHash(secret), hint: secretHint(secret) }
    const alone = holds(actor, 'apiKeys.manage') && (await approvesAlone(tx, actor))
    const approval = alone ? { approvedAt: new Date(), approvedBy: actor.name } : {}
    const data = { ...words, scopes, id, ownerId: actor.userId, expiresAt: inDays(days), ...sealed, ...approval }
    const made = await tx.apiKey.createMany({ data: [data], skipDuplicates: true })
    const row = await tx.apiKey.findUnique({ where: { id }, include: withOwner })
    if (!row) throw fail('DUPLICATE', { fields: ['name'] })
    if (made.count === 1) return { key: viewOfKey(row, actor), secret }
    const isSame = row.ownerId === actor.userId && row.name === words.name && row.scopes.join() === scopes.join()
    if (!isSame) throw fail('SAME_ID_OTHER_CONTENT')
    // asked again because the answer was lost on its way: nobody holds the first secret, so this one takes its place
    const again = await tx.apiKey.updateMany({ where: { id, lastUsedAt: null, revokedAt: null }, data: sealed })
    const now = await tx.apiKey.findUniqueOrThrow({ where: { id }, include: withOwner })
    return { key: viewOfKey(now, actor), secret: again.count === 1 ? secret : null }
  })

/** Lets a key open what it asks for. Never one's own, where somebody else can decide. */
export const approveKey = command('apiKeys.manage')
  .input(recordVersion)
  .output(keyView)
  .handler(async ({ input, context: { tx, actor } }) => {
    const row = await tx.apiKey.findUnique({ where: { id: input.id } })
    if (!row || !actor) throw fail('NOT_FOUND')
    refuseDuty(mayApproveKeys(actor, await dutiesOf(tx)))
    if (row.ownerId === actor.userId && !(await approvesAlone(tx, actor))) throw refuse('own')
    const state = keyState(row, new Date())
    if (state !== 'waiting' && state !== 'live') throw refuse(state)
    return change(tx, input, { approvedAt: new Date(), approvedBy: actor.name }, actor)
  })

/** Takes a key back, one's own or with `apiKeys.manage` anybody's: it opens nothing from the next request on. */
export const revokeKey = command('apiKeys.own')
  .input(recordVersion)
  .output(keyView)
  .handler(async ({ input, context: { tx, actor } }) => {
    const row = await tx.apiKey.findUnique({ where: { id: input.id } })
    // somebody else's key is nothing that this person could know of
    if (!row || (row.ownerId !== actor?.userId && !holds(actor, 'apiKeys.manage'))) throw fail('NOT_FOUND')
    return change(tx, input, { revokedAt: row.revokedAt ?? new Date() }, actor)
  })

async function change(tx: Tx, at: { id: string; version: number }, data: object, actor: Actor | null) {
  const done = await tx.apiKey.updateMany({ where: at, data })
  const row = await tx.apiKey.findUniqueOrThrow({ where: { id: at.id }, include: withOwner })
  if (done.count === 0) throw fail('STALE', { current: viewOfKey(row, actor) })
  return viewOfKey(row, actor)
}

/** Whether nobody else decides on keys: in a small house one administrator is alone. */
async function approvesAlone(tx: Tx, actor: Actor): Promise<boolean> {
  const duties = await dutiesOf(tx)
  if (mayApproveKeys(actor, duties)) return false
  const deciding = roles.filter((role) => isAllowed(role, 'apiKeys.manage') && mayApproveKeys({ ...actor, role }, duties) === null)
  return (await tx.user.count({ where: { role: { in: deciding }, disabledAt: null, NOT: { id: actor.userId } } })) === 0
}
