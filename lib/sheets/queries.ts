import { z } from 'zod'
import { query } from '../operation.ts'
import { listInput } from '../shapes.ts'
import { layouts } from './layouts.ts'
import { batchView, sheetColumnView } from './schema.ts'

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
    const rows = found.map(({ layout, createdAt, ...row }) =>
      batchView.parse({ ...row, layouts: layout.split(', '), createdAt: createdAt.toISOString() }),
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
      names[0] === undefined ? [] : [{ key, heading: names[0], names: [...names], isNeeded: need === 'cell' }],
    )
  })
