import { z } from 'zod'
import { keptAttention } from '../attention/read.ts'
import { today, yearOf } from '../day.ts'
import type { Db } from '../db.ts'
import { buildId } from '../env.ts'
import { fail } from '../errors.ts'
import { keptBoard } from '../evaluations/board.ts'
import { query } from '../operation.ts'
import { periodAround } from '../period.ts'
import { readPublicLink } from '../public-link.ts'
import { countLook, countWallLook } from '../throttle.ts'
import { keptResult, viewOfWall } from './read.ts'
import { wallState, wallYear } from './rules.ts'
import { screenView, wallsView } from './schema.ts'

/** The links to the big screen that were given out, the newest first. */
export const listWalls = query('wall.share')
  .output(wallsView)
  .handler(async ({ context: { db } }) => {
    const rows = await db.wall.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100 })
    return { rows: rows.map(viewOfWall), tables: ['walls'] }
  })

/** The link behind a token, while it holds; NOT_FOUND for one that was forged or cut short, NOT_OPEN with the state for one that ended. */
async function heldWall(db: Db, token: string) {
  const link = readPublicLink('wall', token)
  const wall = link && (await db.wall.findUnique({ where: { id: link.id } }))
  if (!wall) throw fail('NOT_FOUND')
  await countWallLook(wall.id)
  // a link that a newer one took the place of was taken back
  const state = wall.round === link.round ? wallState(wall, new Date()) : 'revoked'
  if (state !== 'open') throw fail('NOT_OPEN', { params: { state: `wall_${state}` } })
  return wall
}

/** What the big screen shows to whoever holds its link: the year asked for, else the running one. The link is looked at each time. */
export const openWall = query('public.wall')
  .input(z.object({ token: z.string().max(100), year: z.coerce.number().int().min(2000).max(2099).optional() }))
  .output(screenView)
  .handler(async ({ input, context: { db, address } }) => {
    await countLook(address)
    const { name, expiresAt } = await heldWall(db, input.token)
    const years = await db.indicator.groupBy({ by: ['year'] })
    const day = today()
    const latest = wallYear(
      years.map((row) => row.year),
      yearOf(day),
    )
    const year = input.year ?? latest
    const [board, attention] = [await keptBoard(db, periodAround('year', `${year}-01-01`)), await keptAttention(db, { year, day })]
    const closed = await keptResult(db, year)
    return { ...board, closed, name, expiresAt: expiresAt.toISOString(), seenAt: new Date().toISOString(), build: buildId(), attention }
  })
