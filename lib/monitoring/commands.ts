import { digestOf } from '../canonical.ts'
import { toColumn, today } from '../day.ts'
import { atOneMoment, type Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { type MidYearSnapshot, Prisma } from '../generated/prisma/client.ts'
import { type Actor, command } from '../operation.ts'
import { recordVersion } from '../shapes.ts'
import { monitoringOf } from './read.ts'
import { halfOf, unwrittenOf } from './rules.ts'
import { monitoringText, returnInput, snapshotHead, takeInput, textInput } from './schema.ts'
import { contentOf, headOf, midYear, snapshotRow, textsOf } from './snapshots.ts'

const refuse = (reason: string, params: Record<string, string> = {}) => fail('MONITORING_REFUSED', { params: { reason, ...params } })
const nameOf = (actor: Actor | null): string => {
  if (!actor) throw fail('SIGNED_OUT')
  return actor.name
}

/** Freezes the first half of a year as it is in the records now; from its last day on, and as often as needed: the one before stays. Repeatable by its id. */
export const takeSnapshot = command('monitoring.write')
  .input(takeInput)
  .output(snapshotHead)
  .handler(async ({ input: { id, year }, context: { tx, actor } }) => {
    if (today() < halfOf(year).to) throw refuse('early', { day: halfOf(year).to })
    // one after the other, so that numbers have no gaps and no doubles
    await tx.$queryRaw`select pg_advisory_xact_lock(7011, ${year}::int)::text`
    const known = await tx.midYearSnapshot.findUnique({ where: { id } })
    if (known) return headOf(known)
    // all of it as of one moment, whatever is being written meanwhile
    const content = await atOneMoment((moment) => monitoringOf(moment, year))
    if (content.items.length === 0) throw refuse('no_indicators')
    const last = await snapshotRow(tx, year)
    if (last?.state === 'submitted') throw refuse('submitted')
    const row = await tx.midYearSnapshot.create({
      data: {
        ...{ id, year, number: (last?.number ?? 0) + 1, content, hash: digestOf(content) },
        ...{ takenAt: content.madeAt, takenBy: nameOf(actor) },
      },
    })
    return headOf(row)
  })

/** Writes why an indicator is behind, what is done by when, and whether its target will be met. Not while a snapshot waits for its review or has passed it. */
export const writeText = command('monitoring.write')
  .input(textInput)
  .output(monitoringText)
  .handler(async ({ input: { year, code, version, measureDue, ...rest }, context: { tx } }) => {
    const indicator = await tx.indicator.findUnique({ where: { year_code: { year, code } } })
    if (!indicator) throw fail('NOT_FOUND')
    const last = await snapshotRow(tx, year)
    if (last?.state !== 'draft') throw refuse(last?.state ?? 'none')
    const item = contentOf(last).content.items.find((one) => one.code === code)
    const sees = rest.outlook !== null && item?.outlook !== rest.outlook
    if (sees && rest.outlookReason === '')
      throw fail('MONITORING_REFUSED', { params: { reason: 'outlook_reason' }, fields: ['outlookReason'] })
    const data = { ...rest, measureDue: measureDue === null ? null : toColumn(measureDue) }
    const key = { year, stage: midYear, code }
    const done =
      version === null
        ? await tx.monitoringText.createMany({ data: [{ ...key, ...data }], skipDuplicates: true })
        : await tx.monitoringText.updateMany({ where: { ...key, version }, data })
    const current = (await textsOf(tx, year, null)).find((text) => text.code === code)
    if (!current) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current })
    return current
  })

/** 提交: the newest snapshot with all that has to be written goes to the head; its texts are held fast. */
export const submitSnapshot = command('monitoring.write')
  .input(recordVersion)
  .output(snapshotHead)
  .handler(({ input, context: { tx, actor } }) =>
    move(tx, input, 'draft', async (row) => {
      const texts = await textsOf(tx, row.year, null)
      const missing = unwrittenOf(contentOf(row).content.items, texts)
      if (missing.length > 0) throw refuse('unwritten', { codes: missing.join('、') })
      return { state: 'submitted', texts, submittedAt: new Date(), submittedBy: nameOf(actor) }
    }),
  )

/** 审核: the head finds it right. */
export const reviewSnapshot = command('monitoring.review')
  .input(recordVersion)
  .output(snapshotHead)
  .handler(({ input, context: { tx, actor } }) =>
    move(tx, input, 'submitted', async () => ({ state: 'reviewed', reviewedAt: new Date(), reviewedBy: nameOf(actor) })),
  )

/** 退回: back to a draft, with the reason; its texts can be written again, its figures stay as they were frozen. */
export const returnSnapshot = command('monitoring.review')
  .input(returnInput)
  .output(snapshotHead)
  .handler(({ input: { reason, ...at }, context: { tx, actor } }) => {
    if (reason === '') throw fail('MONITORING_REFUSED', { params: { reason: 'return_reason' }, fields: ['reason'] })
    return move(tx, at, 'submitted', async () => ({
      ...{ state: 'draft', texts: null, submittedAt: null, submittedBy: null },
      ...{ returnedAt: new Date(), returnedBy: nameOf(actor), returnReason: reason },
    }))
  })

type Change = Omit<Partial<MidYearSnapshot>, 'texts' | 'content'> & { texts?: MonitoringTexts | null }
type MonitoringTexts = Awaited<ReturnType<typeof textsOf>>

/** One step of the newest snapshot of its year, by whoever saw it as it is. */
async function move(
  tx: Tx,
  { id, version }: { id: string; version: number },
  from: string,
  change: (row: MidYearSnapshot) => Promise<Change>,
) {
  const row = await tx.midYearSnapshot.findUnique({ where: { id } })
  if (!row) throw fail('NOT_FOUND')
  const newest = await snapshotRow(tx, row.year)
  if (newest?.id !== id) throw refuse('older')
  if (row.version !== version) throw fail('STALE', { current: headOf(row) })
  if (row.state !== from) throw refuse('state')
  const { texts, ...rest } = await change(row)
  const data = { ...rest, ...(texts !== undefined && { texts: texts ?? Prisma.DbNull }) }
  const done = await tx.midYearSnapshot.updateMany({ where: { id, version }, data })
  const now = await tx.midYearSnapshot.findUniqueOrThrow({ where: { id } })
  if (done.count === 0) throw fail('STALE', { current: headOf(now) })
  return headOf(now)
}
