import { db } from './db.ts'
import { fromDatabase, isPassing } from './errors.ts'
import type { Actor } from './operation.ts'
import { sessionOwner } from './session.ts'

/** Whether the session or the key that somebody came in with still opens the door; to ask does not count as using it. */
export async function isStillOpen({ sessionId, key }: Actor): Promise<boolean> {
  if (!key) return (await sessionOwner(sessionId)) !== undefined
  const where = { id: key.id, revokedAt: null, expiresAt: { gt: new Date() }, owner: { disabledAt: null } }
  return (await db().apiKey.count({ where })) > 0
}

/** What a stream tells, for as long as its listener may hear it: looked at again every so often, and left alone while the database cannot say. */
export async function* whileOpen<T>(stream: AsyncGenerator<T>, actor: Actor, everyMs = 20_000): AsyncGenerator<T> {
  let askedAt = Date.now()
  for await (const told of stream) {
    if (Date.now() - askedAt >= everyMs) {
      askedAt = Date.now()
      const isOpen = await isStillOpen(actor).catch((error: unknown) => isPassing(fromDatabase(error)) || Promise.reject(error))
      if (!isOpen) return
    }
    yield told
  }
}
