import { z } from 'zod'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { type Actor, command } from '../operation.ts'
import { holds } from '../permissions.ts'
import { recordVersion } from '../shapes.ts'
import { readViews } from './queries.ts'
import { listName, savedView, savedViewChange, savedViewInput, tablePreference } from './schema.ts'

/** Keeps what a list shows under a name, for oneself or for everybody. Repeatable by its id. */
export const saveView = command('self.write')
  .input(savedViewInput)
  .output(savedView)
  .handler(async ({ input, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    if (input.isShared) refuseSharing(actor)
    await tx.savedView.createMany({ data: [{ ...input, userId: actor.userId }], skipDuplicates: true })
    const kept = await tx.savedView.findUnique({ where: { id: input.id } })
    if (!kept) throw fail('DUPLICATE', { fields: ['name'] })
    const isSame = kept.userId === actor.userId && kept.list === input.list && kept.name === input.name && kept.address === input.address
    if (!isSame) throw fail('SAME_ID_OTHER_CONTENT')
    return only(tx, actor, input.id)
  })

/** Renames one's own view, keeps another address under it, shares it or stops sharing it. */
export const reviseView = command('self.write')
  .input(savedViewChange)
  .output(savedView)
  .handler(async ({ input: { id, version, ...change }, context: { tx, actor } }) => {
    const view = await only(tx, actor, id)
    if (!view.isMine) throw fail('NOT_ALLOWED')
    // what others see changes for them
    if (change.isShared ?? view.isShared) refuseSharing(actor)
    const done = await tx.savedView.updateMany({ where: { id, version }, data: change })
    const current = await only(tx, actor, id)
    if (done.count === 0) throw fail('STALE', { current })
    return current
  })

/** Removes one's own view; an administrator also one that is shared. */
export const removeView = command('self.write')
  .input(recordVersion)
  .output(z.object({ id: savedView.shape.id }))
  .handler(async ({ input, context: { tx, actor } }) => {
    const view = await only(tx, actor, input.id)
    if (!view.isMine && actor?.role !== 'admin') throw fail('NOT_ALLOWED')
    const done = await tx.savedView.deleteMany({ where: input })
    if (done.count === 0) throw fail('STALE', { current: view })
    return { id: input.id }
  })

/** Remembers how one likes a list. */
export const preferTable = command('self.write')
  .input(tablePreference.extend({ list: listName }))
  .output(tablePreference)
  .handler(async ({ input: { list, ...preference }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    if (preference.defaultViewId) await only(tx, actor, preference.defaultViewId)
    const columns = JSON.stringify(preference.columns)
    await tx.$executeRaw`
      insert into table_preferences (user_id, list, columns, density, page_size, default_view_id)
      values (${actor.userId}::uuid, ${list}, nullif(${columns}::jsonb, 'null'), ${preference.density}, ${preference.pageSize}, ${preference.defaultViewId}::uuid)
      on conflict (user_id, list) do update set columns = excluded.columns, density = excluded.density, page_size = excluded.page_size,
        default_view_id = excluded.default_view_id, updated_at = now()`
    return preference
  })

/** The view of that id, when its reader may see it. */
async function only(tx: Tx, actor: Actor | null, id: string) {
  const [view] = await readViews(tx, actor, { id })
  if (!view) throw fail('NOT_FOUND')
  return view
}

function refuseSharing(actor: Actor | null): void {
  if (!holds(actor, 'views.share')) throw fail('NOT_ALLOWED')
}
