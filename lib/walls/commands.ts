import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { command } from '../operation.ts'
import { recordVersion } from '../shapes.ts'
import { viewOfWall } from './read.ts'
import { renewInput, wallInput, wallView } from './schema.ts'

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000)

/** Makes a link to the big screen that ends by itself; the same request a second time is the same link. */
export const shareWall = command('wall.share')
  .input(wallInput)
  .output(wallView)
  .handler(async ({ input: { id, name, days }, context: { tx, actor } }) => {
    await tx.wall.createMany({ data: [{ id, name, expiresAt: inDays(days), actorName: actor?.name ?? '' }], skipDuplicates: true })
    const row = await tx.wall.findUniqueOrThrow({ where: { id } })
    if (row.name !== name) throw fail('SAME_ID_OTHER_CONTENT', { current: viewOfWall(row) })
    return viewOfWall(row)
  })

/** Gives a new link in the place of one: it opens for so many days from now, and the one before it opens nothing any more. */
export const renewWall = command('wall.share')
  .input(renewInput)
  .output(wallView)
  .handler(({ input: { days, ...at }, context: { tx } }) =>
    change(tx, at, { expiresAt: inDays(days), revokedAt: null, round: { increment: 1 } }),
  )

/** Takes a link back: screens that show it say so at their next look. */
export const revokeWall = command('wall.share')
  .input(recordVersion)
  .output(wallView)
  .handler(({ input, context: { tx } }) => change(tx, input, { revokedAt: new Date() }))

async function change(tx: Tx, at: { id: string; version: number }, data: Prisma.WallUpdateManyMutationInput) {
  const done = await tx.wall.updateMany({ where: at, data })
  const row = await tx.wall.findUnique({ where: { id: at.id } })
  if (!row) throw fail('NOT_FOUND')
  if (done.count === 0) throw fail('STALE', { current: viewOfWall(row) })
  return viewOfWall(row)
}
