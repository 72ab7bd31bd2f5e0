import { createLoader, parseAsStringLiteral } from 'nuqs/server'
import { inspectionStages } from '#lib/inspections/schema.ts'
import type { ListAsk } from '#lib/shapes.ts'

/** Which of the failures: those to be put right unless the address says otherwise. */
export const rectificationAddress = { stage: parseAsStringLiteral(inspectionStages).withDefault('open') }
export const loadRectifications = createLoader(rectificationAddress)

/** More than these are narrowed in the list of inspections. */
const most = 200
/** What is due first comes first; what was confirmed last comes first. */
export const rectificationAsk = (stage: (typeof inspectionStages)[number]): ListAsk => ({
  filters: { stage: { is: [stage] } },
  sort:
    stage === 'verified'
      ? [{ by: 'verifiedOn', descending: true }]
      : [
          { by: 'dueOn', descending: false },
          { by: 'inspectedOn', descending: false },
        ],
  size: most,
})
