import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../sheets/import.ts'
import type { ImportReport } from '../sheets/schema.ts'

const folder = 'prisma/demo/2023'

/** The sample year's spreadsheets as staff would drop them in. */
export const demoFiles = (): { name: string; bytes: Uint8Array }[] =>
  readdirSync(folder)
    .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))

/** Puts the sample year into the database at hand, through the product's own importer. */
export const importDemo = (): Promise<ImportReport> => importFiles(demoFiles(), { year: 2023, actor: 'test' })

/** What the sample year must come to. */
export type Expected = {
  budgetWan: number
  paidWan: number
  signInHeads: number
  surveyResponses: { rows: number; valid: number }
  total: number
  grade: string
  items: { code: string; name: string; target: number; unit: string; weight: number; actual: number; score: number; deviationPct: number }[]
}
export const expected = (): Expected => JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
