import type { Tx } from './db.ts'
import { fail } from './errors.ts'
import type { Actor } from './operation.ts'

/** How long a person counts as being at the screen after having shown who they are, in milliseconds. */
const provenMs = 10 * 60_000

/**
 * Whoever changes how an account is entered has shown lately who they are: a screen that was left open is not enough to make oneself a second way in.
 * Throws PROVE_FIRST, after which `users.prove` takes the password.
 */
export async function requireProof(tx: Tx, actor: Actor): Promise<void> {
  const session = await tx.userSession.findUnique({ where: { id: actor.sessionId } })
  if (!session || Date.now() - session.provenAt.getTime() > provenMs) throw fail('PROVE_FIRST')
}
