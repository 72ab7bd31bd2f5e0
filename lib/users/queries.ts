import { z } from 'zod'
import { dutiesOf } from '../duties.ts'
import { locales } from '../locale.ts'
import { query } from '../operation.ts'
import { isAllowed, roles } from '../permissions.ts'
import { viewOf } from '../record.ts'
import { liveSession } from '../session.ts'
import { readUsers } from './read.ts'
import { profileView, sessionView, userView } from './schema.ts'

/** Everybody who may sign in. */
export const listUsers = query('users.read')
  .output(z.array(userView))
  .handler(({ context: { db } }) => readUsers(db))

/** Which administrators' duties somebody holds, so that the page says who may do what. */
export const getDuties = query('users.read')
  .output(z.object({ security: z.boolean(), auditor: z.boolean(), tables: z.array(z.string()) }))
  .handler(async ({ context: { db } }) => ({ ...(await dutiesOf(db)), tables: ['users'] }))

/** Who is asking, for the shell. */
export const whoAmI = query('self.read')
  .output(z.object({ userId: z.string(), userName: z.string(), name: z.string(), role: z.enum(roles), shortcuts: z.boolean() }).nullable())
  .handler(({ context: { actor } }) => actor)

/** Where one's own mails go, and in which language. */
export const getProfile = query('self.read')
  .output(profileView.nullable())
  .handler(async ({ context: { db, actor } }) => {
    const user = await db.user.findUnique({ where: { id: actor?.userId } })
    const locale = locales.find((known) => known === user?.locale) ?? 'zh-Hans'
    return user && { email: user.email, locale, version: user.version, tables: ['users'] }
  })

/** The signed-in devices: one's own, or with `users.read` everybody's. */
export const listSessions = query('self.read')
  .output(z.array(sessionView))
  .handler(async ({ context: { db, actor } }) => {
    const rows = await db.userSession.findMany({
      where: { ...(await liveSession(db)), ...(actor && isAllowed(actor.role, 'users.read') ? {} : { userId: actor?.userId }) },
      include: { user: { select: { userName: true } } },
      orderBy: { lastSeenAt: 'desc' },
      take: 500,
    })
    return rows.map((row) => sessionView.parse({ ...viewOf(row), userName: row.user.userName, current: row.id === actor?.sessionId }))
  })

/** What the door has to know before anybody signs in: whether the house has people yet, and whether the sample ones are among them. */
export const getEntrance = query('public.setup')
  .output(z.object({ isEmpty: z.boolean(), hasSample: z.boolean() }))
  .handler(async ({ context: { db } }) => {
    const [people, samples] = await Promise.all([db.user.count(), db.user.count({ where: { sample: true, disabledAt: null } })])
    return { isEmpty: people === 0, hasSample: samples > 0 }
  })
