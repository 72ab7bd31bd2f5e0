import { z } from 'zod'
import { query } from '../operation.ts'
import { roles } from '../permissions.ts'
import { viewOf } from '../record.ts'
import { liveSession } from '../session.ts'
import { sessionView, userView } from './schema.ts'

/** Everybody who may sign in. */
export const listUsers = query('users.read')
  .output(z.array(userView))
  .handler(async ({ context: { db } }) =>
    (await db.user.findMany({ orderBy: { userName: 'asc' } })).map((row) => userView.parse(viewOf(row))),
  )

/** Who is asking, for the shell. */
export const whoAmI = query('self.read')
  .output(z.object({ userId: z.string(), userName: z.string(), name: z.string(), role: z.enum(roles) }).nullable())
  .handler(({ context: { actor } }) => actor)

/** The signed-in devices: one's own, or with `users.read` everybody's. */
export const listSessions = query('self.read')
  .output(z.array(sessionView))
  .handler(async ({ context: { db, actor } }) => {
    const rows = await db.userSession.findMany({
      where: { ...liveSession(), ...(actor?.role === 'admin' ? {} : { userId: actor?.userId }) },
      include: { user: { select: { userName: true } } },
      orderBy: { lastSeenAt: 'desc' },
      take: 500,
    })
    return rows.map((row) => sessionView.parse({ ...viewOf(row), userName: row.user.userName, current: row.id === actor?.sessionId }))
  })
