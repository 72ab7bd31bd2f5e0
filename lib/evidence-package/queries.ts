import { today } from '../day.ts'
import { evidenceKinds, evidenceSources } from '../evidence/schema.ts'
import { keptUntilTouched } from '../kept.ts'
import { query } from '../operation.ts'
import { evidenceGaps, materialsOf, requirementsOf } from './read.ts'
import { gapsInput, gapsView, materialsView, requirementsView, yearInput } from './schema.ts'

/** How far the proof of a year's figures has come, and a page of what is missing. */
export const getEvidenceGaps = query('evaluations.read')
  .input(gapsInput)
  .output(gapsView)
  .handler(({ input: { year, ...ask }, context: { db } }) =>
    keptUntilTouched(`evidence gaps ${year} ${JSON.stringify(ask)} ${today()}`, () => evidenceGaps(db, year, ask)),
  )

/** Every file that proves something in a year, once, with its number and the figures it serves. */
export const listMaterials = query('evaluations.read')
  .input(yearInput)
  .output(materialsView)
  .handler(async ({ input: { year }, context: { db } }) => {
    const materials = await materialsOf(db, year)
    return { year, materials, bytes: materials.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
  })

/** Which kinds of proof are asked for, of every table that can carry any. */
export const listRequirements = query('evaluations.read')
  .output(requirementsView)
  .handler(async ({ context: { db } }) => {
    const required = await requirementsOf(db)
    return evidenceSources.flatMap((source) =>
      evidenceKinds[source]
        .filter((kind) => kind !== 'other')
        .map((kind) => ({ source, kind, isRequired: required.some((one) => one.source === source && one.kind === kind) })),
    )
  })
