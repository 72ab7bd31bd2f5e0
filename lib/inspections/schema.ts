import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'

export const inspectionInput = z.object({
  id: recordId,
  inspectedOn: dayText,
  area: shortText,
  item: shortText,
  passed: z.boolean(),
  rectifiedOn: dayText.nullable(),
  note: longText.nullable(),
})
export const inspectionView = inspectionInput.extend(recordBase.shape)
