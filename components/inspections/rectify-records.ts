import type { RecordRow, Records } from '#components/ui/records.ts'
import { today } from '#lib/day.ts'
import { type Inspection, inspectionInput } from '#lib/inspections/schema.ts'
import { longText, shortText } from '#lib/shapes.ts'
import { inspectionRecords } from './inspection-fields.tsx'

const written = ['rectifiedOn', 'rectifiedNote', 'noAfterReason']

/** The form of what was done about one failure: an edit of the inspection that touches nothing else. It wants a photo of it put right, or the reason for none. */
export function rectifyRecords(row: Inspection): Records<RecordRow> {
  const { id: _, ...shape } = inspectionInput.shape
  const others = Object.keys(shape).filter((name) => !written.includes(name))
  const hasPhoto = row.evidence.includes('after')
  const records = {
    ...inspectionRecords,
    texts: 'inspections.rectification',
    fixed: Object.fromEntries(others.map((name) => [name, row[name as keyof Inspection]])),
    input: inspectionInput.extend({
      rectifiedOn: inspectionInput.shape.rectifiedOn.unwrap(),
      rectifiedNote: longText.min(1),
      ...(!hasPhoto && { noAfterReason: shortText }),
    }),
    fields: [
      { name: 'rectifiedOn', kind: 'day' },
      { name: 'rectifiedNote', kind: 'long' },
      { name: 'noAfterReason', kind: 'text', wide: true, when: () => !hasPhoto },
    ],
    // most write it down on the day on which it was done
    get: (id: string) => ({
      ...inspectionRecords.get(id),
      select: (stored: Inspection) => ({ ...stored, rectifiedOn: stored.rectifiedOn ?? today() }),
    }),
    ...{ page: undefined, isPart: true, once: true },
  }
  return records as unknown as Records<RecordRow>
}
