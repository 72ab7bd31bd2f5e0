'use client'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { useOpeningDraft } from '#components/drafts/use-opening-draft.ts'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { RecordEditor } from '#components/ui/record-editor.tsx'
import type { EvidenceProps, RecordRow, Records } from '#components/ui/records.ts'
import { plusDays } from '#lib/day.ts'
import { inspectionInput } from '#lib/inspections/schema.ts'
import { longText, shortText } from '#lib/shapes.ts'
import { inspectionRecords, responsibles } from './inspection-fields.tsx'

/** Until when a fault is to be put right unless somebody says otherwise, in days. */
const usualDays = 7

const PhotoNews = createContext<(hasPhoto: boolean) => void>(() => {})
/** The proof of a fault, which tells the form around it whether there is a photo: without one it asks for the reason. */
function Watched(props: EvidenceProps) {
  const tell = useContext(PhotoNews)
  const photos = props.queue.waiting.filter(({ kind }) => kind === 'photo').length
  useEffect(() => tell(photos > 0), [photos, tell])
  return <EvidencePanel {...props} only={['photo']} />
}

type Props = {
  /** What is known of the result: area, item, day and inspector. */
  fixed: Record<string, unknown>
  responsible: string | null
  draft: string | null
  onDone: () => void
}

/** What is wrong with one item: said in words, with a photo or the reason for none; until when and by whom it is put right. */
export function RoundFault({ fixed, responsible, draft, onDone }: Props) {
  const [hasPhoto, setHasPhoto] = useState(false)
  const [first] = useState({ fixed, draft })
  const records = useMemo((): Records<RecordRow> => {
    const day = String(first.fixed.inspectedOn)
    const faulty = {
      ...inspectionRecords,
      ...{ page: undefined, notice: undefined, beside: undefined, importable: false, once: true, fixed: first.fixed, Evidence: Watched },
      input: inspectionInput.extend({ note: longText.min(1), ...(!hasPhoto && { noPhotoReason: shortText }) }),
      start: () => ({ dueOn: plusDays(day, usualDays), responsible: responsible ?? '' }),
      fields: [
        { name: 'note', kind: 'long' },
        { name: 'dueOn', kind: 'day' },
        { name: 'responsible', kind: 'suggest', from: responsibles },
        { name: 'noPhotoReason', kind: 'text', wide: true, when: () => !hasPhoto },
      ],
    }
    return faulty as unknown as Records<RecordRow>
  }, [first, hasPhoto, responsible])
  const opening = useOpeningDraft({ records, id: null, asked: first.draft, isFresh: false })
  if (opening === undefined) return null
  return (
    <PhotoNews value={setHasPhoto}>
      <RecordEditor records={records} row={null} opening={opening} like={null} onDirty={() => {}} onDone={onDone} />
    </PhotoNews>
  )
}
