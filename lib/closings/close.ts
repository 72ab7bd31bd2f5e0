import { canonicalJson, sha256OfText } from '../canonical.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { snapshotOf } from '../evaluations/read.ts'
import { narrativeOf } from '../evaluations/report/narrative.ts'
import type { Actor } from '../operation.ts'
import { contentOf } from './content.ts'
import { headColumns, headOf, newestClosing } from './read.ts'
import type { ClosingHead } from './schema.ts'

type Who = Pick<Actor, 'name'>

/**
 * Closes a year in the transaction at hand: freezes what it says and stands on, and from then on the database refuses what would move it. Waits for
 * everybody who is writing facts, and they for it, so that the figures frozen are the year's figures for ever. Either all of it is there afterwards or nothing.
 */
export async function closeYear(tx: Tx, { year, actor }: { year: number; actor: Who }): Promise<ClosingHead> {
  await waitForWriters(tx)
  const calendar = await tx.year.findUnique({ where: { year } })
  if (!calendar) throw fail('NOT_FOUND')
  if (calendar.closedAt) throw fail('CLOSING_REFUSED', { params: { reason: 'closed', year: String(year) } })
  const found = await snapshotOf(tx, year)
  const snapshot = { ...found, paragraphs: narrativeOf(found) }
  if (snapshot.items.length === 0) throw fail('CLOSING_REFUSED', { params: { reason: 'no_indicators', year: String(year) } })
  const last = await newestClosing(tx, year)
  const before = await newestClosing(tx, year - 1)
  const closedAt = new Date()
  const content = await contentOf(tx, snapshot, {
    ...{ number: (last?.number ?? 0) + 1, closedAt: closedAt.toISOString(), closedBy: actor.name },
    previous: before && { year: before.year, number: before.number, sha256: before.sha256 },
    replaces: last && { number: last.number, sha256: last.sha256 },
  })
  const text = canonicalJson(content)
  const row = await tx.closing.create({
    data: {
      ...{ year, number: content.number, content: text, sha256: sha256OfText(text), snapshot, closedAt, closedBy: actor.name },
      ...{ previousSha256: before?.sha256 ?? null, replacesSha256: last?.sha256 ?? null },
    },
    omit: headColumns,
  })
  await tx.year.update({ where: { year }, data: { closedAt } })
  return headOf(row)
}

/** Opens a closed year again, with a reason: its closing is kept for ever as one that was reopened, and the next one will say that it replaces it. */
export async function reopenYear(tx: Tx, { year, reason, actor }: { year: number; reason: string; actor: Who }): Promise<void> {
  if (reason.trim() === '') throw fail('CLOSING_REFUSED', { params: { reason: 'reason', year: String(year) }, fields: ['reason'] })
  await waitForWriters(tx)
  const calendar = await tx.year.findUnique({ where: { year } })
  if (!calendar?.closedAt) throw fail('CLOSING_REFUSED', { params: { reason: 'open', year: String(year) } })
  const last = await newestClosing(tx, year)
  if (last && !last.reopened)
    await tx.closing.update({
      where: { id: last.id },
      data: { reopenedAt: new Date(), reopenedBy: actor.name, reopenReason: reason.trim() },
      omit: headColumns,
    })
  await tx.year.update({ where: { year }, data: { closedAt: null } })
}

/** The lock that writers of facts share (prisma/facts/kernel.sql), taken alone: before anything is read. */
export const waitForWriters = (tx: Tx) => tx.$queryRaw`select pg_advisory_xact_lock(7005)::text`
