import { z } from 'zod'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { listInput, recordId } from '../shapes.ts'
import { layouts } from '../sheets/layouts.ts'
import { batchView, rowReportSchema, sheetColumnView } from '../sheets/schema.ts'
import { findJobs, keptReport, readJob } from './read.ts'
import { importJobView, importRowsInput, importRowsView, rememberedMapping, sheetView } from './schema.ts'

/** One import: how far it is, and what was said of its files. */
export const getImport = query('sheets.read')
  .input(z.object({ id: recordId }))
  .output(importJobView)
  .handler(({ input, context: { db } }) => readJob(db, input.id))

const mostJobs = 20
/** The latest imports, unfinished ones first, so that a page that was closed finds its own again. */
export const listImports = query('sheets.read')
  .input(z.object({}))
  .output(z.array(importJobView))
  .handler(({ context: { db } }) => findJobs(db, mostJobs))

/** One page of what was said of a file's rows, in the file's order; of some outcomes only where they are named. */
export const listImportRows = query('sheets.read')
  .input(importRowsInput)
  .output(importRowsView)
  .handler(async ({ input: { fileId, outcomes, page, size }, context: { db } }) => {
    const where = { fileId, ...(outcomes.length > 0 && { outcome: { in: outcomes } }) }
    const found = await db.importJudgement.findMany({ where, orderBy: { position: 'asc' }, skip: (page - 1) * size, take: size })
    return { rows: found.map(({ report }) => rowReportSchema.parse(report)), total: await db.importJudgement.count({ where }) }
  })

/** The sheets of a file that was judged, as they are needed to say by hand what they are. */
export const listImportSheets = query('sheets.read')
  .input(z.object({ fileId: recordId }))
  .output(z.array(sheetView))
  .handler(async ({ input: { fileId }, context: { db } }) => {
    const file = await db.importFile.findUnique({ where: { id: fileId }, select: { report: true } })
    if (!file) throw fail('NOT_FOUND')
    return (keptReport(file.report)?.views ?? []).map((view) => sheetView.parse(view))
  })

/** The ways of naming columns that people taught the house, newest first. */
export const listMappings = query('sheets.read')
  .input(z.object({}))
  .output(z.array(rememberedMapping))
  .handler(async ({ context: { db } }) => {
    const found = await db.sheetMapping.findMany({ orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }] })
    return found.map((one) => rememberedMapping.parse({ ...one, createdAt: one.createdAt.toISOString() }))
  })

/** What was imported so far, newest first. */
export const listBatches = query('sheets.read')
  .input(listInput.pick({ year: true, page: true, size: true }))
  .output(z.object({ rows: z.array(batchView), total: z.int() }))
  .handler(async ({ input: { year, page, size }, context: { db } }) => {
    const where = year === null ? {} : { year }
    const found = await db.importBatch.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * size,
      take: size,
    })
    const rows = found.map(({ layout, createdAt, undoneAt, ...row }) =>
      batchView.parse({
        ...row,
        layouts: layout.split(', '),
        createdAt: createdAt.toISOString(),
        undoneAt: undoneAt?.toISOString() ?? null,
      }),
    )
    return { rows, total: await db.importBatch.count({ where }) }
  })

/** The columns that a kind of sheet has, in its own order; empty for a kind that the house does not know. */
export const listSheetColumns = query('sheets.read')
  .input(z.object({ layout: z.string().max(40) }))
  .output(z.array(sheetColumnView))
  .handler(({ input }) => {
    const found = layouts.find(({ name }) => name === input.layout)
    return Object.entries(found?.columns ?? {}).flatMap(([key, { names, need }]) =>
      names[0] === undefined ? [] : [{ key, heading: names[0], names: [...names], isNeeded: need !== 'no' }],
    )
  })
