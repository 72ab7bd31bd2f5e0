import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { localeOf } from '../alerts/people.ts'
import { db, inTransaction, type Tx } from '../db.ts'
import { dutiesOf, mayReset, refuseDuty } from '../duties.ts'
import { publicUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { letterHtml, letterText } from '../mail/layout.ts'
import { MailRefusal, mailAccountOf, sendMail } from '../mail/send.ts'
import { type Actor, batch, command } from '../operation.ts'
import { hashPassword } from '../password.ts'
import { wordsIn } from '../texts.ts'
import { countTry } from '../throttle.ts'
import { personInput } from '../users/schema.ts'
import { refuseWeak } from '../weak-password.ts'
import { followed, liveLink, viewOfLink } from './read.ts'
import { joinInput, linkInput, linkView, mailedView } from './schema.ts'

/** How long a link works, in days. */
const linkDays = 3

async function mayMake(tx: Tx, actor: Actor | null, userId: string): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: userId } })
  if (!user) throw fail('NOT_FOUND')
  refuseDuty(mayReset(actor, user, await dutiesOf(tx)))
  if (user.disabledAt) throw fail('RULE_BROKEN', { params: { rule: 'join_disabled' } })
}

/** A link by which a person chooses a password, for who is new and for who forgot it: nobody else ever knows one. Links made before it end. */
export const makeLink = command('users.roles')
  .input(linkInput)
  .output(linkView)
  .handler(async ({ input: { id, userId }, context: { tx, actor } }) => {
    await mayMake(tx, actor, userId)
    const expiresAt = new Date(Date.now() + linkDays * 86_400_000)
    const row = { id, userId, expiresAt, madeBy: actor?.userName ?? '' }
    const made = await tx.joinLink.createMany({ data: [row], skipDuplicates: true })
    const link = await tx.joinLink.findUniqueOrThrow({ where: { id } })
    if (link.userId !== userId) throw fail('SAME_ID_OTHER_CONTENT')
    if (made.count > 0)
      await tx.joinLink.updateMany({ where: { userId, id: { not: id }, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } })
    return viewOfLink(link)
  })

/** Takes a person's link back. */
export const revokeLink = command('users.roles')
  .input(personInput)
  .output(z.object({ revoked: z.int() }))
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    await mayMake(tx, actor, id)
    const done = await tx.joinLink.updateMany({ where: { userId: id, ...liveLink() }, data: { revokedAt: new Date() } })
    return { revoked: done.count }
  })

/** Sends a person the link that was made for them, and says what came of it. */
export const mailLink = batch('users.roles')
  .input(personInput)
  .output(mailedView)
  .handler(async ({ input: { id }, context: { actor, signature } }) => {
    await countTry('testSend', actor?.userId ?? '')
    const link = await inTransaction(signature, async (tx) => {
      await mayMake(tx, actor, id)
      return tx.joinLink.findFirst({ where: { userId: id, ...liveLink() }, include: { user: true }, orderBy: { createdAt: 'desc' } })
    })
    if (!link) throw fail('JOIN_LINK_OVER')
    const { email } = link.user
    if (!email) return { reason: 'no_address' }
    try {
      const account = await mailAccountOf(db())
      if (!account) return { reason: 'no_channel' }
      await sendMail(account, joinMail(link.user, email, viewOfLink(link).url))
    } catch (error) {
      if (error instanceof MailRefusal) return { reason: error.reason }
      throw error
    }
    await inTransaction(signature, (tx) => tx.joinLink.updateMany({ where: { id: link.id }, data: { mailedAt: new Date() } }))
    return { reason: null }
  })

function joinMail(user: { name: string; userName: string; locale: string; passwordHash: string | null }, to: string, url: string) {
  const locale = localeOf(user.locale)
  const t = wordsIn(locale)
  const kind = user.passwordHash === null ? 'new' : 'again'
  const letter = {
    ...{ locale, title: t(`join.mail.${kind}.title`) },
    blocks: [
      { kind: 'text' as const, text: t(`join.mail.${kind}.text`, { name: user.name, userName: user.userName }) },
      { kind: 'button' as const, text: t('join.mail.button'), url },
      { kind: 'text' as const, text: t('join.mail.over', { days: linkDays }) },
    ],
    footer: [{ text: t('common.house'), url: publicUrl() }],
  }
  const messageId = `<${randomUUID()}@${new URL(publicUrl()).hostname}>`
  return { to, subject: letter.title, text: letterText(letter), html: letterHtml(letter), messageId, unsubscribe: null }
}

/** The password that a person chose by their link, which works this once; wherever they were signed in they are not any more. */
export const join = batch('public.join')
  .input(joinInput)
  .output(z.object({ userName: z.string() }))
  .handler(async ({ input: { token, password }, context: { address, signature } }) => {
    await countTry('joinAddress', address)
    const link = await followed(db(), token)
    if (!link) throw fail('JOIN_LINK_OVER')
    const { id: userId, userName } = link.user
    await refuseWeak(password, userName, 'password')
    const passwordHash = await hashPassword(password)
    await inTransaction({ ...signature, actor: userName }, async (tx) => {
      // of two who follow it at the same moment one is let in
      const used = await tx.joinLink.updateMany({ where: { id: link.id, ...liveLink() }, data: { usedAt: new Date() } })
      if (used.count === 0) throw fail('JOIN_LINK_OVER')
      await tx.user.update({ where: { id: userId }, data: { passwordHash, passwordAt: new Date() } })
      await tx.userSession.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } })
    })
    return { userName }
  })
