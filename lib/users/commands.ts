import { z } from 'zod'
import type { Tx } from '../db.ts'
import { dutiesOf, mayAdd, mayRevise, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { isAllowed } from '../permissions.ts'
import { requireProof } from '../proof.ts'
import { spendSetupCode } from '../setup-code.ts'
import { recordId } from '../shapes.ts'
import { countTry } from '../throttle.ts'
import { refuseWeak } from '../weak-password.ts'
import { readUser } from './read.ts'
import { passwordChange, profileInput, profileView, setupInput, userChange, userInput, userView } from './schema.ts'

/** A new person, who chooses a password by the link that is made next (lib/join-links): nobody else ever knows one. */
export const addUser = command('users.write')
  .input(userInput)
  .output(userView)
  .handler(async ({ input, context: { tx, actor } }) => {
    refuseDuty(mayAdd(actor, input.role, await dutiesOf(tx)), 'role')
    const made = await tx.user.createMany({ data: [input], skipDuplicates: true })
    const user = await readUser(tx, input.id)
    if (!user) throw fail('DUPLICATE', { fields: ['userName'] })
    const isSame = user.userName === input.userName && user.name === input.name && user.role === input.role && user.email === input.email
    if (made.count === 0 && !isSame) throw fail('SAME_ID_OTHER_CONTENT', { current: user })
    return user
  })

/** Name, role, and whether the person may sign in; a change of role or a lock-out ends the person's sessions. */
export const reviseUser = command('users.roles')
  .input(userChange)
  .output(userView)
  .handler(async ({ input: { id, version, disabled, ...rest }, context: { tx, actor } }) => {
    const before = await tx.user.findUnique({ where: { id } })
    if (!before) throw fail('NOT_FOUND')
    if (before.version !== version) throw fail('STALE', { current: await readUser(tx, id) })
    refuseDuty(mayRevise(actor, before, { disabled, ...rest }, await dutiesOf(tx)), 'role')
    if (disabled || rest.role !== 'admin') await keepAnAdmin(tx, id)
    const data = { ...rest, disabledAt: disabled ? (before.disabledAt ?? new Date()) : null }
    const done = await tx.user.updateMany({ where: { id, version }, data })
    const user = await readUser(tx, id)
    if (!user) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: user })
    if (disabled || before.role !== user.role) await endSessions(tx, { userId: id })
    return user
  })

/** Whether single keys do something for oneself (WCAG 2.1.4: who dictates, or rests a hand on the keyboard, can switch them off). */
export const switchShortcuts = command('self.write')
  .input(z.object({ on: z.boolean() }))
  .output(z.object({ on: z.boolean() }))
  .handler(async ({ input: { on }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    const done = await tx.user.updateMany({ where: { id: actor.userId }, data: { shortcuts: on } })
    if (done.count === 0) throw fail('NOT_FOUND')
    return { on }
  })

/** Where one's own mails go, and in which language. */
export const reviseProfile = command('self.write')
  .input(profileInput)
  .output(profileView)
  .handler(async ({ input: { version, ...data }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    const before = await tx.user.findUnique({ where: { id: actor.userId } })
    if (!before) throw fail('NOT_FOUND')
    // a link to choose a new password goes there
    if (before.email !== data.email) await requireProof(tx, actor)
    const done = await tx.user.updateMany({ where: { id: actor.userId, version }, data })
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } })
    if (done.count === 0) throw fail('STALE')
    return { email: user.email, locale: data.locale, version: user.version, tables: ['users'] }
  })

/** Shows by the password that it is oneself at the screen: what changes the ways in asks for this first. */
export const prove = command('self.write')
  .input(z.object({ password: z.string().min(1).max(128) }))
  .output(z.object({ proven: z.literal(true) }))
  .handler(async ({ input: { password }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    await countTry('changePassword', actor.userId)
    const user = await tx.user.findUnique({ where: { id: actor.userId } })
    if (!user || !(await passwordMatches(user.passwordHash, password))) throw fail('WRONG_PASSWORD', { fields: ['password'] })
    await tx.userSession.update({ where: { id: actor.sessionId }, data: { provenAt: new Date() } })
    return { proven: true }
  })

/** One's own password; every other device is signed out. */
export const changePassword = command('self.write')
  .input(passwordChange)
  .output(z.object({ changed: z.literal(true) }))
  .handler(async ({ input, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    // counted apart from sign-in: a stranger's tries at the door must not keep the owner from changing the password
    await countTry('changePassword', actor.userId)
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } })
    if (!(await passwordMatches(user.passwordHash, input.current))) throw fail('WRONG_PASSWORD', { fields: ['current'] })
    await refuseWeak(input.next, user.userName, 'next')
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(input.next), passwordAt: new Date() } })
    await endSessions(tx, { userId: user.id, NOT: { id: actor.sessionId } })
    return { changed: true }
  })

/** Signs a device out: one's own, or anybody's for an administrator. */
export const revokeSession = command('self.write')
  .input(z.object({ id: recordId }))
  .output(z.object({ revoked: z.int() }))
  .handler(async ({ input, context: { tx, actor } }) => {
    const mine = actor && isAllowed(actor.role, 'users.roles') ? {} : { userId: actor?.userId }
    return { revoked: await endSessions(tx, { id: input.id, ...mine }) }
  })

/** Signs oneself out everywhere but here. */
export const revokeOthers = command('self.write')
  .output(z.object({ revoked: z.int() }))
  .handler(async ({ context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    return { revoked: await endSessions(tx, { userId: actor.userId, NOT: { id: actor.sessionId } }) }
  })

/** The first administrator of an empty house, with the one-time code that the terminal printed. */
export const setUp = command('public.setup')
  .input(setupInput)
  .output(z.object({ userName: z.string() }))
  .handler(async ({ input, context: { tx, address } }) => {
    await countTry('setup', address)
    if ((await tx.user.count()) > 0) throw fail('ALREADY_SET_UP')
    await refuseWeak(input.password, input.userName, 'password')
    if (!(await spendSetupCode(tx, input.code))) throw fail('WRONG_CODE', { fields: ['code'] })
    const { code: _spent, password, ...rest } = input
    const user = await tx.user.create({ data: { ...rest, role: 'admin', passwordHash: await hashPassword(password) } })
    return { userName: user.userName }
  })

async function keepAnAdmin(tx: Tx, leaving: string): Promise<void> {
  // two administrators removing each other at once would leave none
  await tx.$queryRaw`select pg_advisory_xact_lock(7004)::text`
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, NOT: { id: leaving } } })
  const isAdmin = await tx.user.count({ where: { id: leaving, role: 'admin', disabledAt: null } })
  if (isAdmin > 0 && others === 0) throw fail('LAST_ADMIN')
}

async function endSessions(tx: Tx, where: { id?: string; userId?: string; NOT?: { id: string } }): Promise<number> {
  return (await tx.userSession.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } })).count
}
