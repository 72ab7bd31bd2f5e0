import { publicUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { makeReport } from '../evaluations/report/report.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { compareReports, identityOf } from './compare.ts'
import { readDocument } from './document.ts'
import { type DocumentParts, openDocument, refuseFile } from './package.ts'
import { reportCheckInput, reportCheckView } from './schema.ts'

/** A report that came back edited, against what the house prints of the year. The file is read and forgotten. */
export const checkReport = query('evaluations.check')
  .route({ method: 'POST', path: '/evaluations/check', summary: '核对改过的报告' })
  .input(reportCheckInput)
  .output(reportCheckView)
  .handler(async ({ input: { year, file }, context: { db } }) => {
    const found = readSafely(new Uint8Array(await file.arrayBuffer()))
    const snapshot = await snapshotFor(db, year)
    if (snapshot.items.length === 0) throw fail('NOT_FOUND')
    const wanted = readDocument(openDocument(await makeReport(snapshot, { baseUrl: publicUrl() })))
    return {
      year,
      isClosed: snapshot.closing !== undefined,
      identity: identityOf(wanted, found, year),
      ...compareReports(wanted, found, figuresOf(snapshot), year),
    }
  })

function readSafely(bytes: Uint8Array) {
  const found = readWhole(openDocument(bytes))
  if (!found.controls.some(({ tag }) => tag.startsWith('f:'))) throw refuseFile('other_document')
  return found
}

function readWhole(parts: DocumentParts) {
  try {
    return readDocument(parts)
  } catch (error) {
    if (error instanceof SyntaxError) throw refuseFile('broken')
    throw error
  }
}
