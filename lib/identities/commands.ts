import { z } from 'zod'
import { dutiesOf, mayReset, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { requireProof } from '../proof.ts'
import { recordId } from '../shapes.ts'
import { viewOfIdentity } from './read.ts'
import { identityView, memberInput, wishInput } from './schema.ts'

const wishMinutes = 10

/** Says that the next outside account with which this browser comes back is to be one's own: without this press, coming back only signs in. */
export const wishLink = command('self.write')
  .input(wishInput)
  .output(z.object({ until: z.iso.datetime() }))
  .handler(async ({ input: { provider }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    await requireProof(tx, actor)
    if (!(await tx.outsideDoor.findFirst({ where: { provider, isOn: true } }))) throw fail('NOT_FOUND')
    const wish = { provider, until: new Date(Date.now() + wishMinutes * 60_000) }
    await tx.linkWish.upsert({ where: { sessionId: actor.sessionId }, create: { sessionId: actor.sessionId, ...wish }, update: wish })
    return { until: wish.until.toISOString() }
  })

/** Takes an outside account off oneself; the password goes on opening. */
export const unlinkIdentity = command('self.write')
  .input(z.object({ id: recordId }))
  .output(z.object({ unlinked: z.int() }))
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    const { count } = await tx.userIdentity.deleteMany({ where: { id, userId: actor?.userId ?? '' } })
    return { unlinked: count }
  })

/** Links a member of WeCom to a person by the member's account there, as WeCom's own console shows it. Whoever may set a password may do so. */
export const linkMember = command('users.roles')
  .input(memberInput)
  .output(identityView)
  .handler(async ({ input: { id, userId, subject }, context: { tx, actor } }) => {
    const [user, door] = [
      await tx.user.findUnique({ where: { id: userId } }),
      await tx.outsideDoor.findUnique({ where: { provider: 'wecom' } }),
    ]
    if (!user || !door) throw fail('NOT_FOUND')
    refuseDuty(mayReset(actor, user, await dutiesOf(tx)), 'subject')
    const row = { id, userId, provider: 'wecom', realm: door.realm, subject, label: subject, linkedBy: actor?.userName ?? '' }
    await tx.userIdentity.createMany({ data: [row], skipDuplicates: true })
    const held = await tx.userIdentity.findUnique({ where: { provider_realm_subject: { provider: 'wecom', realm: door.realm, subject } } })
    if (held?.userId !== userId) throw fail('DUPLICATE', { fields: ['subject'] })
    return viewOfIdentity(held)
  })

/** Takes an outside account off a person, and ends what was opened with it. */
export const unlinkIdentityOf = command('users.roles')
  .input(z.object({ id: recordId }))
  .output(z.object({ unlinked: z.int() }))
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    const held = await tx.userIdentity.findUnique({ where: { id }, include: { user: true } })
    if (!held) return { unlinked: 0 }
    refuseDuty(mayReset(actor, held.user, await dutiesOf(tx)))
    await tx.userIdentity.delete({ where: { id } })
    const opened = { userId: held.userId, method: held.provider, revokedAt: null }
    await tx.userSession.updateMany({ where: opened, data: { revokedAt: new Date() } })
    return { unlinked: 1 }
  })
