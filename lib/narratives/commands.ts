import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { snapshotOf } from '../evaluations/read.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { narrativeOf } from '../evaluations/report/narrative.ts'
import { requireStage } from '../evaluations/stage.ts'
import { command } from '../operation.ts'
import { isWritable, problemOf } from './rules.ts'
import { narrativeText, narrativeVersion, standardInput } from './schema.ts'

const refuse = (reason: string, params: Record<string, string | number> = {}, fields: string[] = []) =>
  fail('NARRATIVE_REFUSED', { params: { reason, found: '', place: '', ...params }, fields })

/** Writes a paragraph of a year's report in people's own words. The figures in it have to exist: each is named, and none is typed. */
export const writeNarrative = command('narratives.write')
  .input(narrativeText)
  .output(narrativeVersion)
  .handler(async ({ input: { year, key, text, version }, context: { tx, actor } }) => {
    await open(tx, year)
    const snapshot = await snapshotOf(tx, year)
    const paragraph = narrativeOf(snapshot).find((one) => one.key === key)
    if (!paragraph) throw fail('NOT_FOUND')
    if (!isWritable(paragraph)) throw refuse('title')
    const problem = problemOf(text, figuresOf(snapshot))
    if (problem) throw refuse(problem.reason, { found: problem.found, place: placeIn(text, problem.at) }, ['text'])
    const data = { text, writtenBy: actor?.name ?? '' }
    const done =
      version === null
        ? await tx.reportNarrative.createMany({ data: [{ year, key, ...data }], skipDuplicates: true })
        : await tx.reportNarrative.updateMany({ where: { year, key, version }, data })
    const row = await tx.reportNarrative.findUniqueOrThrow({ where: { year_key: { year, key } } })
    // the same words again: a repeated submission, not a quarrel
    if (done.count === 0 && row.text !== text) throw fail('STALE', { current: { key, text: row.text, version: row.version } })
    return { year, key, version: row.version }
  })

/** Takes what was written of a paragraph back: the standard text holds again. The audit keeps what was written. */
export const unwriteNarrative = command('narratives.write')
  .input(standardInput)
  .output(narrativeVersion)
  .handler(async ({ input: { year, key, version }, context: { tx, actor } }) => {
    await open(tx, year)
    const done = await tx.reportNarrative.updateMany({ where: { year, key, version }, data: { text: null, writtenBy: actor?.name ?? '' } })
    const row = await tx.reportNarrative.findUnique({ where: { year_key: { year, key } } })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0 && row.text !== null) throw fail('STALE', { current: { key, text: row.text, version: row.version } })
    return { year, key, version: row.version }
  })

/** Texts are written while the year is drafted and gathered; whoever reviews it reads what will be printed. */
async function open(tx: Tx, year: number): Promise<void> {
  const closed = await tx.year.findFirst({ where: { year, closedAt: { not: null } } })
  if (closed) throw fail('YEAR_CLOSED', { params: { year: String(year) } })
  await requireStage(tx, year, ['drafting', 'gathering'])
}

/** Where in a text something is: the words around it. */
const placeIn = (text: string, at: number): string => {
  const [from, to] = [Math.max(0, at - 8), at + 24]
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replaceAll('\n', ' ')}${to < text.length ? '…' : ''}`
}
