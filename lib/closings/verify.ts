import { canonicalJson, sha256OfText } from '../canonical.ts'
import { firstOfYear } from '../day.ts'
import { db, type Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { snapshotOf } from '../evaluations/read.ts'
import type { Closing } from '../generated/prisma/client.ts'
import { writtenOf } from './content.ts'
import { compareFiles, rehashFiles, titledFiles } from './files.ts'
import { compareRecords, explainRecords, explainRows } from './records.ts'
import { figuresThatDiffer, isSame, rowsThatDiffer } from './rules.ts'
import {
  type ChainDrift,
  type ClosingContent,
  closingContent,
  mostListed,
  type RowDrift,
  type Verification,
  type VerifyStep,
} from './schema.ts'

type Tell = (step: VerifyStep) => Promise<void>

/**
 * Computes a closed year again from the live tables and files, and says everything that is not as it was frozen. Reads one moment of the database, changes
 * nothing, and trusts nothing but the closing's own bytes: neither sums, nor the audit, nor what stands beside the content.
 */
export async function verifyYear(asked: { year: number; number?: number }, tell: Tell = async () => undefined): Promise<Verification> {
  const { result, content } = await db().$transaction((tx) => inDatabase(tx, asked, tell), {
    isolationLevel: 'RepeatableRead',
    timeout: 600_000,
    maxWait: 15_000,
  })
  const files = content ? await rehashFiles(content.evidence, (done, total) => tell({ stage: 'files', done, total })) : []
  const all = [...result.files, ...(files.length > 0 ? await db().$transaction((tx) => titledFiles(tx, files)) : [])]
  const { chain, recordsFound, definitions, texts, figures, sums } = result
  const found = [chain, all, definitions, texts, figures, sums].reduce((sum, list) => sum + list.length, recordsFound)
  return { ...result, files: all.slice(0, mostListed), found }
}

/** Reading a whole year may take its time; two at once would take twice that from everybody. */
async function begin(tx: Tx): Promise<void> {
  const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(7031) as mine, set_config('statement_timeout', '600000', true)`
  if (!turn?.mine) throw fail('BUSY')
}

async function inDatabase(tx: Tx, { year, number }: { year: number; number?: number }, tell: Tell) {
  await begin(tx)
  const row = await tx.closing.findFirst({ where: { year, ...(number !== undefined && { number }) }, orderBy: { number: 'desc' } })
  if (!row) throw fail('NOT_FOUND')
  await tell({ stage: 'content', done: 0, total: 1 })
  const content = readContent(row)
  const chain = await chainOf(tx, row, content)
  const base = { year, number: row.number, sha256: row.sha256, checkedAt: new Date().toISOString(), found: 0, chain }
  if (!content) return { content, result: { ...base, ...nothing() } }
  await tell({ stage: 'records', done: 0, total: 1 })
  const { drifts, found, sums } = await compareRecords(tx, row.id, content)
  const records = await explainRecords(tx, drifts, content)
  const compared = await compareFiles(tx, content)
  await tell({ stage: 'figures', done: 0, total: 1 })
  const now = await writtenOf(tx, year)
  const live = await snapshotOf(tx, year, { from: firstOfYear(year), to: content.snapshot.asOf }, content.snapshot.limits)
  const checked = { records: Object.values(content.records).reduce((sum, { length }) => sum + length, 0), files: content.evidence.length }
  const result: Verification = {
    ...{ ...base, checked, records, recordsFound: found, sums },
    files: await titledFiles(tx, compared.drift),
    definitions: await explainRows(tx, rowsOf(content.definitions, now.definitions), content.closedAt),
    texts: await explainRows(tx, rowsOf(content.texts, now.texts), content.closedAt),
    figures: figuresThatDiffer(content.snapshot, live),
  }
  return { content, result }
}

const nothing = () => ({
  checked: { records: 0, files: 0 },
  records: [],
  recordsFound: 0,
  files: [],
  definitions: [],
  texts: [],
  figures: [],
  sums: [],
})

/** Tables that go on after a closing: its filing, its reopening, what is remarked later. What they had then has to be there. */
const grows = new Set(['evaluation_comments', 'evaluation_steps', 'frameworks'])
/** What tells a row of a table from others for a reader. */
const keys: Record<string, string> = {
  indicators: 'code',
  indicator_sets: 'year',
  frameworks: 'code',
  explanations: 'code',
  report_narratives: 'key',
}

const rowsOf = (before: Record<string, Record<string, unknown>[]>, after: Record<string, Record<string, unknown>[]>): RowDrift[] =>
  Object.entries(before).flatMap(([table, rows]) =>
    rowsThatDiffer(table, rows, after[table] ?? [], (row) => String(row[keys[table] ?? 'id'] ?? row.id)).filter(
      ({ kind }) => kind !== 'new' || !grows.has(table),
    ),
  )

/** The content of a closing, or null where its bytes have not its hash or say nothing that can be understood. */
function readContent({ content, sha256 }: Closing): ClosingContent | null {
  if (sha256OfText(content) !== sha256) return null
  try {
    const parsed = JSON.parse(content)
    return closingContent.safeParse(parsed).data ?? null
  } catch {
    return null
  }
}

/** Whether a closing stands in its chain, and what stands beside its content says the same. */
async function chainOf(tx: Tx, row: Closing, content: ClosingContent | null): Promise<ChainDrift[]> {
  const found: ChainDrift[] = []
  if (!content) found.push('content')
  const told = content && {
    ...{ year: content.year, number: content.number, closedAt: content.closedAt, closedBy: content.closedBy },
    ...{ previous: content.previous?.sha256 ?? null, replaces: content.replaces?.sha256 ?? null },
  }
  const beside = {
    ...{ year: row.year, number: row.number, closedAt: row.closedAt.toISOString(), closedBy: row.closedBy },
    ...{ previous: row.previousSha256, replaces: row.replacesSha256 },
  }
  if (told && !isSame(told, beside)) found.push('columns')
  if (content && canonicalJson(content.snapshot) !== canonicalJson(row.snapshot)) found.push('snapshot')
  const before = await tx.closing.findFirst({
    where: { year: row.year - 1, closedAt: { lt: row.closedAt } },
    orderBy: { number: 'desc' },
    select: { sha256: true },
  })
  if ((before?.sha256 ?? null) !== row.previousSha256) found.push('previous')
  const replaced =
    row.number === 1 ? null : await tx.closing.findFirst({ where: { year: row.year, number: row.number - 1 }, select: { sha256: true } })
  if ((replaced?.sha256 ?? null) !== row.replacesSha256) found.push('replaces')
  const calendar = await tx.year.findUnique({ where: { year: row.year } })
  if (!row.reopenedAt && !calendar?.closedAt) found.push('open')
  return found
}
