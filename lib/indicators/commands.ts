import { z } from 'zod'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { plain } from '../money.ts'
import { command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { formulaProblem } from './rules.ts'
import { arrangeInput, type Definition, definitionInput, definitionView, type Formula, weighInput } from './schema.ts'

const many = z.object({ rows: z.array(definitionView) })

/** Adds an indicator to a year's draft; sent again, it is the same one. */
export const logDefinition = command('indicators.write')
  .input(definitionInput)
  .output(definitionView)
  .handler(async ({ input, context: { tx } }) => {
    await check(tx, input)
    const row = { ...input, formula: stored(input.formula) }
    const known = await tx.indicator.findUnique({ where: { id: input.id } })
    if (known) return sameOrRefuse(definitionView.parse(viewOf(known)), input)
    const last = await tx.indicator.aggregate({ where: { year: input.year }, _max: { position: true } })
    // an open form does not know who else added one meanwhile
    const position = input.position > 0 ? input.position : (last._max.position ?? 0) + 1
    return definitionView.parse(viewOf(await tx.indicator.create({ data: { ...row, position } })))
  })

/** Changes an indicator of a draft. What was written about its deviation goes along with its code. */
export const reviseDefinition = command('indicators.write')
  .input(definitionInput.extend({ version: recordVersion.shape.version }))
  .output(definitionView)
  .handler(async ({ input, context: { tx } }) => {
    const { id, version, year, position, ...fields } = input
    const known = await tx.indicator.findUnique({ where: { id } })
    if (!known) throw fail('NOT_FOUND')
    await check(tx, { ...input, year: known.year })
    const done = await tx.indicator.updateMany({
      where: { id, version },
      data: { ...fields, formula: stored(fields.formula), ...(position > 0 ? { position } : {}) },
    })
    const row = definitionView.parse(viewOf(await tx.indicator.findUniqueOrThrow({ where: { id } })))
    if (done.count === 0) throw fail('STALE', { current: row })
    if (known.code !== row.code) {
      const free = (await tx.explanation.count({ where: { year: known.year, code: row.code } })) === 0
      if (free) await tx.explanation.updateMany({ where: { year: known.year, code: known.code }, data: { code: row.code } })
    }
    return row
  })

/** Takes an indicator out of a draft. Its history stays, and `restore` brings it back as it was. */
export const removeDefinition = command('indicators.write')
  .input(recordVersion)
  .output(definitionView)
  .handler(async ({ input, context: { tx } }) => {
    const known = await tx.indicator.findUnique({ where: { id: input.id } })
    if (!known) throw fail('NOT_FOUND')
    const row = definitionView.parse(viewOf(known))
    const done = await tx.indicator.deleteMany({ where: input })
    if (done.count === 0) throw fail('STALE', { current: row })
    return row
  })

/** Puts a removed indicator back as the audit last saw it, at its old place. */
export const restoreDefinition = command('indicators.write')
  .input(recordVersion)
  .output(definitionView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    if ((await tx.indicator.count({ where: { id } })) > 0) throw fail('DUPLICATE')
    const [entry] = await tx.auditEntry.findMany({
      where: { source: 'indicators', recordId: id, after: { equals: Prisma.AnyNull } },
      orderBy: { id: 'desc' },
      take: 1,
    })
    if (!entry) throw fail('NOT_FOUND')
    const before = JSON.stringify(entry.before)
    await tx.$executeRaw`
      insert into indicators select r.* from jsonb_populate_record(null::indicators,
        ${before}::jsonb || jsonb_build_object('version', (${before}::jsonb ->> 'version')::int + 1, 'updated_at', now())) r`
    return definitionView.parse(viewOf(await tx.indicator.findUniqueOrThrow({ where: { id } })))
  })

/** Puts a year's indicators into another order. Whoever does not know all of them is told. */
export const arrangeDefinitions = command('indicators.write')
  .input(arrangeInput)
  .output(many)
  .handler(async ({ input: { year, ids }, context: { tx } }) => {
    const known = await tx.indicator.findMany({ where: { year }, select: { id: true } })
    const same = known.length === ids.length && new Set(ids).size === ids.length && known.every(({ id }) => ids.includes(id))
    if (!same) throw fail('STALE', { current: await rowsOf(tx, year) })
    await tx.$executeRaw`
      update indicators i set position = o.place from unnest(${ids}::uuid[]) with ordinality o (id, place)
      where i.id = o.id and i.position <> o.place`
    return { rows: await rowsOf(tx, year) }
  })

/** Gives some indicators of a year other weights, all or none: 均分, and its undoing. */
export const weighDefinitions = command('indicators.write')
  .input(weighInput)
  .output(many)
  .handler(async ({ input: { year, rows }, context: { tx } }) => {
    const done = await tx.$executeRaw`
      update indicators i set weight = w.weight
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id uuid, version int, weight numeric)
      where i.id = w.id and i.version = w.version and i.year = ${year}`
    if (done !== rows.length) throw fail('STALE', { params: { count: rows.length }, current: await rowsOf(tx, year) })
    return { rows: await rowsOf(tx, year) }
  })

/** What the database cannot say as clearly: a code that is taken, a formula without sense. */
async function check(
  tx: Tx,
  { id, year, code, formula }: { id: string; year: number; code: string; formula: Formula | null },
): Promise<void> {
  const problem = formula && formulaProblem(formula)
  if (problem) throw fail('INDICATOR_REFUSED', { params: { reason: problem }, fields: ['formula'] })
  const other = await tx.indicator.findUnique({ where: { year_code: { year, code } }, select: { id: true } })
  if (other && other.id !== id) throw fail('INDICATOR_REFUSED', { params: { reason: 'code_taken', code }, fields: ['code'] })
}

const stored = (formula: Formula | null) => formula ?? Prisma.DbNull

function sameOrRefuse(row: Definition, input: z.infer<typeof definitionInput>): Definition {
  const sent = definitionInput.parse({ ...input, position: row.position })
  const plainly = (one: object) =>
    JSON.stringify(definitionInput.parse(one), (key, value) => (numbers.includes(key) ? plain(value) : value))
  if (plainly(row) !== plainly(sent)) throw fail('SAME_ID_OTHER_CONTENT', { current: row })
  return row
}
const numbers = ['target', 'weight', 'scale']

async function rowsOf(tx: Tx, year: number) {
  const rows = await tx.indicator.findMany({ where: { year }, orderBy: [{ position: 'asc' }, { code: 'asc' }] })
  return rows.map((row) => definitionView.parse(viewOf(row)))
}
