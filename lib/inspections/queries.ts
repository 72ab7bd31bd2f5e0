import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries, viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { readGrid, readRound } from './read.ts'
import {
  gridInput,
  gridView,
  inspectionAreaInput,
  inspectionAreaView,
  inspectionInput,
  inspectionView,
  recheckView,
  roundInput,
  roundView,
} from './schema.ts'

export const inspectionKind = {
  model: 'inspection',
  read: 'inspections.read',
  write: 'inspections.write',
  input: inspectionInput,
  view: inspectionView,
  search: ['area', 'item'],
  by: 'inspectedOn',
} as const
export const inspectionQueries = recordQueries(inspectionKind)

export const inspectionAreaKind = {
  model: 'inspectionArea',
  read: 'inspections.read',
  write: 'inspections.plan',
  input: inspectionAreaInput,
  view: inspectionAreaView,
  search: ['name'],
  by: 'startsOn',
} as const
export const inspectionAreaQueries = recordQueries(inspectionAreaKind)

/** What is to be looked at in a month's round, area by area, with what was found already. */
export const getInspectionRound = query('inspections.read')
  .input(roundInput)
  .output(roundView)
  .handler(({ input, context: { db } }) => readRound(db, input.month, input.on))

/** Month by area: which checklists were walked, how many items passed, and what is still to be put right. */
export const getInspectionGrid = query('inspections.read')
  .input(gridInput)
  .output(gridView)
  .handler(({ input, context: { db } }) => readGrid(db, input.year))

/** Who looked at what was put right, newest first. */
export const listRechecks = query('inspections.read')
  .input(z.object({ id: recordId }))
  .output(z.object({ rows: z.array(recheckView), tables: z.array(z.string()) }))
  .handler(async ({ input, context: { db } }) => {
    const rows = await db.inspectionRecheck.findMany({
      where: { inspectionId: input.id, removedAt: null },
      orderBy: [{ checkedOn: 'desc' }, { createdAt: 'desc' }],
    })
    return { rows: rows.map((row) => recheckView.parse(viewOf(row))), tables: ['inspection_rechecks'] }
  })
