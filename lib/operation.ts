import { os as orpc } from '@orpc/server'
import { type Db, db, inTransaction, type Tx } from './db.ts'
import { fail, fromDatabase } from './errors.ts'
import { isAllowed, type Permission, type Role } from './permissions.ts'

/** Who is signed in, as checked against a live session row. */
export type Actor = { userId: string; userName: string; name: string; role: Role; sessionId: string }
/** What the edge knows of a request before any operation runs. */
export type Context = { actor: Actor | null; address: string; device: string }

const os = orpc
  .$context<Context>()
  // input is checked after the permission (nobody learns shapes unasked) and before the transaction opens
  .$config({ initialInputValidationIndex: -1 })

const allow = (permission: Permission) =>
  os.middleware(({ context, next }) => {
    if (!isAllowed(context.actor?.role ?? null, permission)) throw fail(context.actor ? 'NOT_ALLOWED' : 'SIGNED_OUT')
    return next({ context: { permission } })
  })

const reading = os.middleware(async ({ next }) => {
  try {
    return await next<{ db: Db }>({ context: { db: db() } })
  } catch (error) {
    throw fromDatabase(error)
  }
})

const writing = os.middleware(async ({ context, next, path }) => {
  const signature = { actor: context.actor?.userName ?? 'nobody', operation: path.join('.') }
  try {
    return await inTransaction(signature, async (tx) => next<{ tx: Tx }>({ context: { tx } }))
  } catch (error) {
    throw fromDatabase(error)
  }
})

/** A read: allowed, validated; changes nothing. */
export const query = (permission: Permission) => os.use(allow(permission)).use(reading)

/** A write: allowed, validated, atomic, audited under the operation's name. */
export const command = (permission: Permission) => os.use(allow(permission)).use(writing)
