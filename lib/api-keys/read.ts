import type { ApiKey } from '../generated/prisma/client.ts'
import type { Actor } from '../operation.ts'
import { keyState } from './rules.ts'
import type { ApiKeyView } from './schema.ts'

export const withOwner = { owner: { select: { name: true } } } as const

/** A key as `reader` may see it. */
export function viewOfKey(row: ApiKey & { owner: { name: string } }, reader: Actor | null): ApiKeyView {
  const { id, name, purpose, scopes, hint, approvedBy, version } = row
  return {
    ...{ id, name, purpose, scopes, hint, approvedBy, version, owner: row.owner.name, isMine: row.ownerId === reader?.userId },
    state: keyState(row, new Date()),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
