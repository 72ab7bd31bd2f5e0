import type { EvidenceSource } from '#lib/evidence/schema.ts'
import type { Values } from '../ui/record-values.ts'
import type { RecordRow, Records } from '../ui/records.ts'

/** typed: not submitted; waiting: goes out by itself once the connection is back; conflict and refused: came back, with the reason. */
export type DraftState = 'typed' | 'waiting' | 'conflict' | 'refused'
/** Why something did not arrive, as a code of the `errors` catalogue. */
export type DraftReason = { code: string; params: Record<string, string | number> }
/** A file chosen for a record, with the id under which it will be filed. */
export type DraftFile = { id: string; kind: string; file: File }

/** What somebody typed about one record and is not saved in the house yet. Its id is the record's own, so that it cannot become two. */
export type Draft = {
  id: string
  /** Where its texts stand in the catalogues, which also tells one kind of record from another: `events.event`. */
  noun: string
  /** Where its operations stand in the router: `['events']`. */
  operations: readonly string[]
  evidence: EvidenceSource | null
  /** The page on which its form stands. */
  address: string
  title: string
  values: Values
  /** The same as the operations take it. */
  input: Record<string, unknown>
  /** What every record of its list has that no field shows. */
  fixed: Record<string, unknown>
  /** The record as it was when the edit began; null for a new one. */
  base: RecordRow | null
  /** The running number's field, as long as it holds what was proposed: then another number does as well. */
  renumbers: string | null
  /** Whether the record has arrived and only files are left to send. */
  isLogged: boolean
  files: readonly { id: string; kind: string }[]
  state: DraftState
  reason: DraftReason | null
  /** The record as it stood in the house when this came back as a conflict. */
  rival: RecordRow | null
  /** When it was last written, in milliseconds of the epoch. */
  at: number
}

/** Where a kind of record has its operations: the key of its queries begins with their path. */
export function operationsOf(records: Records<RecordRow>): readonly string[] {
  const [path] = records.get('').queryKey as [readonly string[]]
  return path.slice(0, -1)
}

/** Whether a draft of a new record belongs in this form: the same kind, under the same parent. */
export const isOfForm = (draft: Draft, records: Records<RecordRow>): boolean =>
  draft.noun === records.texts && JSON.stringify(draft.fixed) === JSON.stringify(records.fixed ?? {})

/** Where to go to write on. */
export function addressOf(draft: Draft): string {
  const [path = '/', query = ''] = draft.address.split('?')
  const words = new URLSearchParams(query)
  for (const name of ['open', 'new', 'like', 'draft']) words.delete(name)
  words.set('draft', draft.id)
  // a record of a sub-list has its form on the page of the record that it belongs to, which finds it by the draft alone
  if (Object.keys(draft.fixed).length === 0) words.set(draft.base ? 'open' : 'new', draft.base ? draft.id : '1')
  return `${path}?${words}`
}
