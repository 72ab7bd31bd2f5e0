import { query } from '../operation.ts'
import { holds } from '../permissions.ts'
import { viewOfKey, withOwner } from './read.ts'
import { keysView } from './schema.ts'

/** One's own keys, or with `apiKeys.manage` everybody's: those that wait first, then the newest. */
export const listKeys = query('apiKeys.own')
  .output(keysView)
  .handler(async ({ context: { db, actor } }) => {
    const mayApprove = holds(actor, 'apiKeys.manage')
    const rows = await db.apiKey.findMany({
      where: mayApprove ? {} : { ownerId: actor?.userId },
      include: withOwner,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 500,
    })
    const views = rows.map((row) => viewOfKey(row, actor))
    const first = views.filter(({ state }) => state === 'waiting')
    return { rows: [...first, ...views.filter(({ state }) => state !== 'waiting')], mayApprove, tables: ['api_keys', 'users'] }
  })
