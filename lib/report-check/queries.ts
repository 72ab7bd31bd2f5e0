import { publicUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { makeReport } from '../evaluations/report/report.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { compareReports, controlText } from './compare.ts'
import { readDocument } from './document.ts'
import { openDocument, refuseFile } from './package.ts'
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
    if (!found.controls.some(({ tag }) => tag.startsWith('f:'))) throw refuseFile('other_document')
    const [itsYear, code] = [controlText(found, 'year'), controlText(found, 'sha256')]
    const wantedCode = controlText(wanted, 'sha256')
    return {
      year,
      isClosed: snapshot.closing !== undefined,
      identity: {
        year: itsYear,
        code,
        isYear: itsYear === null ? null : Number(/\d{4}/.exec(itsYear)?.[0]) === year,
        isClosing: code === null || wantedCode === null ? null : code === wantedCode,
        wantedCode,
      },
      ...compareReports(wanted, found, figuresOf(snapshot), year),
    }
  })

function readSafely(bytes: Uint8Array) {
  const parts = openDocument(bytes)
  try {
    return readDocument(parts)
  } catch (error) {
    if (error instanceof SyntaxError) throw refuseFile('broken')
    throw error
  }
}
