import { dutiesOf, mayReset, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { countLook } from '../throttle.ts'
import { personInput } from '../users/schema.ts'
import { followed, linkOf } from './read.ts'
import { joinView, linkView, tokenInput } from './schema.ts'

/** The link of a person that still works, to be copied once more; who may not set the person's password does not see it. */
export const getLink = query('users.roles')
  .input(personInput)
  .output(linkView.nullable())
  .handler(async ({ input: { id }, context: { db, actor } }) => {
    const user = await db.user.findUnique({ where: { id } })
    if (!user) throw fail('NOT_FOUND')
    refuseDuty(mayReset(actor, user, await dutiesOf(db)))
    return linkOf(db, id)
  })

/** Whom a link asks to choose a password. Looking uses nothing up: mail programs look, too. */
export const openLink = query('public.join')
  .input(tokenInput)
  .output(joinView)
  .handler(async ({ input: { token }, context: { db, address } }) => {
    await countLook(address)
    const link = await followed(db, token)
    if (!link) return null
    const { userName, name, passwordHash } = link.user
    return { userName, name, isNew: passwordHash === null, expiresAt: link.expiresAt.toISOString() }
  })
