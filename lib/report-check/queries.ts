import type { Db } from '../db.ts'
import { fail, isUserError } from '../errors.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { frameworksOf, printedIn } from '../frameworks/read.ts'
import { openLateFactsOf } from '../late-facts/read.ts'
import { query } from '../operation.ts'
import { chosenTemplate, templateFile } from '../templates/read.ts'
import { readDocument } from './document.ts'
import { nearest, type Printing } from './nearest.ts'
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
    const { identity, compared, framework } = await nearest(await printingsOf(db, snapshot), found)
    return { year, isClosed: snapshot.closing !== undefined, identity, framework, ...compared }
  })

/** How many of the office's own templates are tried beside the one in use, the newest first. */
const mostUploaded = 3

/** The year in every layout that its report can be printed in, the set's own first: in the template in use, then in the house's and in others of the office. */
async function printingsOf(db: Db, snapshot: Snapshot): Promise<Printing[]> {
  const layouts = [snapshot]
  for (const { code } of await frameworksOf(db)) {
    const laidOut = await printedIn(db, snapshot, code).catch((error: unknown) => {
      // a layout that the year does not fit cannot have been printed
      if (isUserError(error)) return null
      throw error
    })
    if (laidOut) layouts.push(laidOut)
  }
  const uploaded = await db.reportTemplate.findMany({
    where: { removedAt: null },
    orderBy: { createdAt: 'desc' },
    take: mostUploaded,
    select: { id: true },
  })
  const names = [...new Set([await chosenTemplate(db), 'standard', ...uploaded.map(({ id }) => id)])]
  const lateFacts = await openLateFactsOf(db, snapshot.year)
  const printings: Printing[] = []
  for (const name of names) {
    const template = await templateFile(db, name)
    printings.push(...layouts.map((layout) => ({ snapshot: layout, template: template.bytes, lateFacts })))
  }
  return printings
}

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
