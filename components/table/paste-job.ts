import { v7 as uuidv7 } from 'uuid'
import { client } from '#lib/api.ts'
import type { ImportJob } from '#lib/imports/schema.ts'
import type { FileReport, RowReport } from '#lib/sheets/schema.ts'

/** Rows that were pasted, as they were judged: the import that waits for a yes, and what it says. */
export type PasteJob = { id: string; report: FileReport | null }

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
const rowsAtOnce = 200
/** As many as a reader corrects in a dialog; the counts tell of all. */
const mostRows = 2000

/** Has pasted rows judged in the background, and waits for what is said of them. */
export async function judgePaste(year: number, file: File): Promise<PasteJob> {
  const id = uuidv7()
  await client.imports.start({ id, year, files: [file] })
  const job = await settled(id, 'judging')
  return { id, report: await reportOf(job) }
}

/** Writes pasted rows that were judged. */
export async function writePaste({ id }: PasteJob): Promise<FileReport | null> {
  await client.imports.write({ id, confirm: false })
  return reportOf(await settled(id, 'writing'))
}

/** Pasted rows that were corrected or given up are imported by nobody. */
export const dropPaste = ({ id }: PasteJob): void => void client.imports.cancel({ id }).catch(() => undefined)

async function settled(id: string, step: ImportJob['state']): Promise<ImportJob> {
  for (let waited = 0; ; waited++) {
    const job = await client.imports.get({ id })
    if (job.state !== step) return job
    await pause(Math.min(1000, 100 + waited * 20))
  }
}

async function reportOf({ files: [file] }: ImportJob): Promise<FileReport | null> {
  if (!file?.report) return null
  const rows: RowReport[] = []
  for (let page = 1; rows.length < Math.min(mostRows, file.report.counts.rows); page++) {
    const found = await client.imports.rows({ fileId: file.id, page, size: rowsAtOnce })
    if (found.rows.length === 0) break
    rows.push(...found.rows)
  }
  return { ...file.report, rows }
}
