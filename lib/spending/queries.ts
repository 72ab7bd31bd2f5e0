import { z } from 'zod'
import { query, report } from '../operation.ts'
import { allocationOf, rulesOf } from './allocation.ts'
import { ledgerOf } from './ledger.ts'
import { planOf } from './plan.ts'
import { cutOf } from './read.ts'
import {
  allocationInput,
  allocationView,
  cutInput,
  cutView,
  ledgerFileInput,
  ledgerInput,
  ledgerView,
  planInput,
  planView,
  rulesView,
} from './schema.ts'
import { ledgerFile } from './sheet.ts'

/** Spending cut by sub-project, category, month, supplier, event, or payment by payment. */
export const getCut = report('costs.read')
  .input(cutInput)
  .output(cutView)
  .handler(({ input: { by, ...filter } }) => cutOf(filter, by))

/** Plan against actual at each month's end. */
export const getPlan = query('costs.read')
  .input(planInput)
  .output(planView)
  .handler(({ input: { year }, context: { db } }) => planOf(db, year))

/** What residents bear, and how the parts of one of them came about. */
export const getAllocation = report('costs.read')
  .input(allocationInput)
  .output(allocationView)
  .handler(({ input: { organisation, ...filter } }) => allocationOf(filter, organisation))

/** Categories with the rules by which they are divided. */
export const listRules = query('costs.read')
  .output(rulesView)
  .handler(({ context: { db } }) => rulesOf(db))

/** A year's accounts, each with its entries in order. */
export const getLedger = report('costs.read')
  .input(ledgerInput)
  .output(ledgerView)
  .handler(({ input }) => ledgerOf(input))

/** The same as a spreadsheet, however many entries there are. */
export const exportLedger = report('costs.read')
  .input(ledgerFileInput)
  .output(z.file())
  .handler(async ({ input: { year, subProject, ...asked } }) =>
    ledgerFile(await ledgerOf({ year, subProject }, Number.MAX_SAFE_INTEGER), asked),
  )
