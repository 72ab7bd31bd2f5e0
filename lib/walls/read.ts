import type { Wall as WallRow } from '../generated/prisma/client.ts'
import { publicLink } from '../public-link.ts'
import { wallState } from './rules.ts'
import type { Wall } from './schema.ts'

/** A link as those see it who may give it out. */
export function viewOfWall(row: WallRow): Wall {
  const { id, name, expiresAt, revokedAt, actorName, createdAt, version, round } = row
  const state = wallState(row, new Date())
  return {
    ...{ id, name, state, actorName, version },
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    url: state === 'open' ? publicLink('wall', id, round) : null,
  }
}
