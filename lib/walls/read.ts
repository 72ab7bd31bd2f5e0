import { dayOf } from '../day.ts'
import type { Db } from '../db.ts'
import { isMet, isShort } from '../evaluations/rules.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import type { Wall as WallRow } from '../generated/prisma/client.ts'
import { keptUntilTouched } from '../kept.ts'
import { publicLink } from '../public-link.ts'
import { wallState } from './rules.ts'
import type { ClosedResult, Wall } from './schema.ts'

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

/** How many indicators below their target a screen can name. */
const mostBelow = 5

/** What the newest closed year up to `year` came to, as its closing froze it; null where none is closed. Kept until anything is written. */
export const keptResult = (db: Db, year: number): Promise<ClosedResult | null> =>
  keptUntilTouched(`closed result ${year}`, () => resultOf(db, year))

async function resultOf(db: Db, upTo: number): Promise<ClosedResult | null> {
  const newest = await db.closing.findFirst({
    where: { year: { lte: upTo }, reopenedAt: null },
    orderBy: { year: 'desc' },
    select: { year: true },
  })
  if (!newest) return null
  const { closing, year, total, grade, weight, asOf, items, funds } = await snapshotFor(db, newest.year)
  if (!closing) return null
  const below = items.filter(isShort)
  return {
    ...{ year, total, grade, weight, asOf, items: items.length, met: items.filter(isMet).length, ratePercent: funds.ratePercent },
    ...{ check: closing.sha256.slice(0, 12), closedOn: dayOf(new Date(closing.closedAt)) },
    below: below.slice(0, mostBelow).map(({ name, actual, operator, target, unit }) => ({ name, actual, operator, target, unit })),
  }
}
