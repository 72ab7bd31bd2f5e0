import { publicUrl } from '../env.ts'
import type { LateNote } from '../evaluations/report/annex.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import type { makeReport } from '../evaluations/report/report.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { pressed } from '../press.ts'
import { compareReports, identityOf } from './compare.ts'
import { type EditedDocument, readDocument } from './document.ts'
import { openDocument } from './package.ts'

/** How a report may have been printed: the year in a layout, and the office's template; without one, the house's. */
export type Printing = { snapshot: Snapshot; template?: Uint8Array; lateFacts?: readonly LateNote[] }

/** A report may be printed in any layout and into any template, and no file says which: the one that it differs least from is its own. */
export async function nearest(printings: readonly Printing[], found: EditedDocument) {
  const tried: Awaited<ReturnType<typeof against>>[] = []
  for (const printing of printings) {
    const one = await against(printing, found)
    if (one.differences === 0) return one
    tried.push(one)
  }
  const [first, ...others] = tried
  if (!first) throw new Error('Nothing to compare with')
  return others.reduce((best, one) => (one.differences < best.differences ? one : best), first)
}

async function against({ snapshot, template, lateFacts }: Printing, found: EditedDocument) {
  const wanted = readDocument(
    openDocument(
      await pressed<typeof makeReport>('report', snapshot, {
        baseUrl: publicUrl(),
        ...(template && { template }),
        ...(lateFacts && { lateFacts }),
      }),
    ),
  )
  const compared = compareReports(wanted, found, figuresOf(snapshot), snapshot.year)
  const { changed, deleted, repeated, unknown } = compared
  return {
    identity: identityOf(wanted, found, snapshot.year),
    compared,
    framework: snapshot.framework?.name ?? null,
    differences: changed.length + deleted.length + repeated.length + unknown.length,
  }
}
