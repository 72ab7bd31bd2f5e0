import { randomUUID } from 'node:crypto'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { isUserError } from '../errors.ts'
import type { Actor, Context } from '../operation.ts'
import type { Role } from '../permissions.ts'
import { type Router, router } from '../router.ts'

/** What the edge would know of a request by somebody of this role; `null` is a visitor who is not signed in. */
export const contextOf = (role: Role | null, actor: Partial<Actor> = {}): Context => ({
  actor: role && { userId: randomUUID(), userName: `test-${role}`, name: role, role, sessionId: randomUUID(), shortcuts: true, ...actor },
  address: '192.0.2.1',
  device: 'test',
  requestId: 'test-request',
})

/** The whole router as somebody of this role may use it, with nothing between the call and the database. */
export const as = (role: Role | null, actor: Partial<Actor> = {}): RouterClient<Router> =>
  createRouterClient(router, { context: contextOf(role, actor) })

/** The code of the user's error that a call ends with, `OK` when it succeeds; a bug is thrown on. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (isUserError(error)) return error.code
    throw error
  }
}
