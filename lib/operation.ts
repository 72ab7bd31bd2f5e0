import { os as orpc } from '@orpc/server'
import { type Db, db, inTransaction, readReport, type Signature, type Tx } from './db.ts'
import { fail, fromDatabase } from './errors.ts'
import { holds, isAllowed, type Permission, type Role } from './permissions.ts'
import { noteRefusal } from './refusals.ts'
import { refuseUnstorable } from './storable.ts'

/** Who is signed in, as checked against a live session row; or in whose name a program asks, with its key and what that was given. */
export type Actor = {
  userId: string
  userName: string
  name: string
  role: Role
  sessionId: string
  shortcuts: boolean
  key?: { id: string; name: string }
  scopes?: readonly Permission[]
}
/** What the edge knows of a request before any operation runs. */
export type Context = { actor: Actor | null; address: string; device: string; requestId: string }

/** What is known of an operation without calling it: whom it opens to, and whether it changes anything. */
export type OperationMeta = { permission?: Permission; kind?: 'query' | 'command' }

const os = orpc
  .$context<Context>()
  .$meta<OperationMeta>({})
  // input is checked after the permission (nobody learns shapes unasked) and before the transaction opens
  .$config({ initialInputValidationIndex: -1 })

const allow = (permission: Permission) =>
  os.middleware(({ context, next }, input) => {
    const { actor } = context
    if (holds(actor, permission)) {
      refuseUnstorable(input)
      return next({ context: { permission } })
    }
    if (!actor) throw fail('SIGNED_OUT')
    throw isAllowed(actor.role, permission) ? fail('KEY_SCOPE', { params: { scope: permission } }) : fail('NOT_ALLOWED')
  })

/** Whatever way a call came in, what it was refused stands in the log. */
const noting = os.middleware(async ({ context, next, path }) => {
  try {
    return await next()
  } catch (error) {
    noteRefusal(error, { operation: path.join('.') }, context.actor)
    throw error
  }
})

const reading = os.middleware(async ({ next }) => {
  try {
    return await next<{ db: Db }>({ context: { db: db() } })
  } catch (error) {
    throw fromDatabase(error)
  }
})

/** The name under which the audit keeps what somebody does: a program's key signs for itself. */
export const signerOf = (actor: Actor | null): string => (actor?.key ? `key:${actor.key.name}` : (actor?.userName ?? 'nobody'))

const reporting = os.middleware(async ({ next }) => {
  try {
    return await readReport(async (from) => next<{ db: Db }>({ context: { db: from } }))
  } catch (error) {
    throw fromDatabase(error)
  }
})

const signatureOf = ({ actor }: Context, path: readonly string[]): Signature => ({
  actor: signerOf(actor),
  operation: path.join('.'),
})

const writing = os.middleware(async ({ context, next, path }) => {
  try {
    return await inTransaction(signatureOf(context, path), async (tx) => next<{ tx: Tx }>({ context: { tx } }))
  } catch (error) {
    throw fromDatabase(error)
  }
})

const signing = os.middleware(async ({ context, next, path }) => {
  try {
    return await next<{ signature: Signature }>({ context: { signature: signatureOf(context, path) } })
  } catch (error) {
    throw fromDatabase(error)
  }
})

/** A read: allowed, validated; changes nothing. */
export const query = (permission: Permission) => os.meta({ permission, kind: 'query' }).use(noting).use(allow(permission)).use(reading)

/** A read that takes long, or that everybody asks all day: from the read replica, where there is one that is not behind what the caller knows of. */
export const report = (permission: Permission) => os.meta({ permission, kind: 'query' }).use(noting).use(allow(permission)).use(reporting)

/** A write: allowed, validated, atomic, audited under the operation's name. */
export const command = (permission: Permission) => os.meta({ permission, kind: 'command' }).use(noting).use(allow(permission)).use(writing)

/**
 * A write that opens its own transactions, each signed by the operation's name: allowed, validated, audited, and atomic only part by part.
 * For imports, where one file is all or nothing, and a file that is refused must not take its neighbours back with it.
 */
export const batch = (permission: Permission) => os.meta({ permission, kind: 'command' }).use(noting).use(allow(permission)).use(signing)
