import { fail } from '../errors.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { command } from '../operation.ts'
import { recordVersion } from '../shapes.ts'
import { lateFactOf } from './read.ts'
import { fileLateInput, lateFact } from './schema.ts'

/** Files what became known after a year was closed, with what would have been written: it moves no figure and is not lost. Repeatable by its id. */
export const fileLateFact = command('lateFacts.write')
  .input(fileLateInput)
  .output(lateFact)
  .handler(async ({ input: { input, ...filed }, context: { tx, actor } }) => {
    const known = await tx.lateFact.findUnique({ where: { id: filed.id } })
    if (known) {
      const isSame = known.year === filed.year && known.what === filed.what && known.reason === filed.reason
      if (!isSame) throw fail('SAME_ID_OTHER_CONTENT', { current: lateFactOf(known) })
      return lateFactOf(known)
    }
    const calendar = await tx.year.findFirst({ where: { year: filed.year, closedAt: { not: null } } })
    if (!calendar) throw fail('CLOSING_REFUSED', { params: { reason: 'not_closed', year: String(filed.year) } })
    const closing = await tx.closing.findFirst({ where: { year: filed.year }, orderBy: { number: 'desc' }, select: { number: true } })
    const row = await tx.lateFact.create({
      data: {
        ...filed,
        input: input === null ? Prisma.DbNull : (input as Prisma.InputJsonObject),
        closingNumber: closing?.number ?? 0,
        filedBy: actor?.name ?? '',
      },
    })
    return lateFactOf(row)
  })

/** Says that it was entered, once its year was opened again. */
export const applyLateFact = command('lateFacts.write')
  .input(recordVersion)
  .output(lateFact)
  .handler(async ({ input: { id, version }, context: { tx, actor } }) => {
    const row = await tx.lateFact.findUnique({ where: { id } })
    if (!row) throw fail('NOT_FOUND')
    if (row.appliedAt) throw fail('CLOSING_REFUSED', { params: { reason: 'applied', year: String(row.year) } })
    const closed = await tx.year.findFirst({ where: { year: row.year, closedAt: { not: null } } })
    if (closed) throw fail('CLOSING_REFUSED', { params: { reason: 'still_closed', year: String(row.year) } })
    const done = await tx.lateFact.updateMany({
      where: { id, version, appliedAt: null },
      data: { appliedAt: new Date(), appliedBy: actor?.name ?? '' },
    })
    const now = await tx.lateFact.findUniqueOrThrow({ where: { id } })
    if (done.count === 0) throw fail('STALE', { current: lateFactOf(now) })
    return lateFactOf(now)
  })

/** Takes that back: it still waits to be entered. */
export const unapplyLateFact = command('lateFacts.write')
  .input(recordVersion)
  .output(lateFact)
  .handler(async ({ input: { id, version }, context: { tx } }) => {
    const done = await tx.lateFact.updateMany({ where: { id, version }, data: { appliedAt: null, appliedBy: null } })
    const now = await tx.lateFact.findUnique({ where: { id } })
    if (!now) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: lateFactOf(now) })
    return lateFactOf(now)
  })
