import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { viewOf } from '../record.ts'
import { inFramework, placesIn, unfit } from './rules.ts'
import { type Framework, frameworkView, type Places } from './schema.ts'

/** The frameworks that sets can be printed in, in their order. */
export async function frameworksOf(db: Db | Tx): Promise<Framework[]> {
  const rows = await db.framework.findMany({ orderBy: { position: 'asc' } })
  return rows.map((row) => frameworkView.parse(viewOf(row)))
}

/** One framework, and what people decided about the places of a year's indicators in it. */
export async function frameworkFor(db: Db | Tx, year: number, code: string) {
  const framework = (await frameworksOf(db)).find((one) => one.code === code)
  if (!framework) throw fail('NOT_FOUND')
  const set = await db.indicatorSet.findUnique({ where: { year } })
  const chosen = ((set?.places ?? {}) as Record<string, Places>)[code] ?? {}
  return { framework, chosen, setVersion: set?.version ?? 0 }
}

/** A year's figures in the framework asked for; the set's own layout when none is. Refused with the group that has nothing in it. */
export async function printedIn(db: Db | Tx, snapshot: Snapshot, code: string | undefined): Promise<Snapshot> {
  if (code === undefined) return snapshot
  const { framework, chosen } = await frameworkFor(db, snapshot.year, code)
  const places = placesIn(snapshot.items, framework, chosen)
  const problem = unfit(places, framework, snapshot.items)
  if (problem) throw fail('FRAMEWORK_UNFIT', { params: { reason: problem.reason, name: problem.name, framework: framework.name } })
  return inFramework(snapshot, framework, places)
}
