import { figuresOf } from '../evaluations/report/figures.ts'
import { narrativeOf } from '../evaluations/report/narrative.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { narrativeInput, narrativeView } from './schema.ts'

/** A year's report as paragraphs: what people wrote, what the house would say, and the figures that both may name. */
export const listNarrative = query('evaluations.read')
  .input(narrativeInput)
  .output(narrativeView)
  .handler(async ({ input: { year }, context: { db } }) => {
    const snapshot = await snapshotFor(db, year)
    const rows = await db.reportNarrative.findMany({ where: { year } })
    const paragraphs = narrativeOf(snapshot)
    return {
      year,
      paragraphs: paragraphs.map((paragraph) => {
        const row = rows.find(({ key }) => key === paragraph.key)
        return { ...paragraph, version: row?.version ?? null, changedAt: row?.updatedAt.toISOString() ?? null }
      }),
      unused: (snapshot.narrative ?? []).filter(({ key }) => !paragraphs.some((paragraph) => paragraph.key === key)),
      figures: [...figuresOf(snapshot).values()],
      measures: snapshot.measures,
      tables: ['report_narratives', 'indicators', 'explanations', 'budget_lines'],
    }
  })
