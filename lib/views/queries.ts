import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import type { Actor } from '../operation.ts'
import { query } from '../operation.ts'
import { listName, savedView, tablePreference } from './schema.ts'

/** The views of one list that its reader may open: the own ones first, then those that others share; and how this reader likes the list, null when never said. */
export const listViews = query('self.read')
  .input(z.object({ list: listName }))
  .output(z.object({ views: z.array(savedView), preference: tablePreference.nullable(), tables: z.array(z.string()) }))
  .handler(async ({ input: { list }, context: { db, actor } }) => {
    const views = await readViews(db, actor, { list })
    const liked = actor && (await db.tablePreference.findUnique({ where: { userId_list: { userId: actor.userId, list } } }))
    // a view that was removed, or is shared no more, is nobody's default
    const defaultViewId = views.find(({ id }) => id === liked?.defaultViewId)?.id ?? null
    return { views, preference: liked && tablePreference.parse({ ...liked, defaultViewId }), tables: ['saved_views'] }
  })

/** The saved views among `where` that somebody may see: the own ones and shared ones. */
export async function readViews(on: Db | Tx, actor: Actor | null, where: { list?: string; id?: string }) {
  const userId = actor?.userId ?? null
  const rows = await on.savedView.findMany({
    where: { ...where, OR: [...(userId ? [{ userId }] : []), { isShared: true }] },
    include: { user: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const views = rows.map(({ user, ...row }) => savedView.parse({ ...row, isMine: row.userId === userId, ownerName: user.name }))
  return [...views.filter(({ isMine }) => isMine), ...views.filter(({ isMine }) => !isMine)]
}
