import { z } from 'zod'
import { safeFileName } from '../evidence/rules.ts'
import { batch } from '../operation.ts'
import { importFiles } from './import.ts'
import type { FileToImport } from './prepare.ts'
import { shortened } from './rules.ts'
import { filesInput, type ImportReport, importReportSchema } from './schema.ts'

/** Says what importing files would do, row by row, and writes nothing. */
export const rehearseImport = batch('sheets.write')
  .input(filesInput)
  .output(importReportSchema)
  .handler(async ({ input: { files, year }, context: { signature } }) =>
    answerOf(await importFiles(await received(files), { ...signature, year, dryRun: true })),
  )

/** Imports files, each as a whole or not at all; `confirm` says yes to the formulas that a rehearsal proposed. */
export const importSheets = batch('sheets.write')
  .input(filesInput.extend({ confirm: z.boolean().default(false) }))
  .output(importReportSchema)
  .handler(async ({ input: { files, year, confirm }, context: { signature } }) =>
    answerOf(await importFiles(await received(files), { ...signature, year, confirm })),
  )

const received = (files: readonly File[]): Promise<FileToImport[]> =>
  Promise.all(files.map(async (file) => ({ name: safeFileName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })))

const answerOf = (report: ImportReport): ImportReport => ({ ...report, files: report.files.map(shortened) })
