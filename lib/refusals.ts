import { ORPCError } from '@orpc/server'
import { log } from './log.ts'
import type { Actor } from './operation.ts'

/** Who is asking for what is not theirs is seen in the log: the operation or door, the code, and who it was by id. Nothing of what was asked. */
export function noteRefusal(error: unknown, where: { operation?: string; door?: string }, actor: Actor | null): void {
  if (!(error instanceof ORPCError) || ![401, 403, 404].includes(error.status)) return
  log.info({ ...where, code: error.code, role: actor?.role ?? null, actor: actor?.userId ?? null, key: actor?.key?.id }, 'refused')
}
