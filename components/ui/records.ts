import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import type { client } from '#lib/api.ts'
import type { EvidenceSource } from '#lib/evidence/schema.ts'
import type { Permission } from '#lib/permissions.ts'
import type { ListAsk } from '#lib/shapes.ts'
import type { EvidenceQueue } from './evidence-queue.ts'

/** What every stored record carries beside its own fields. */
export type RecordRow = { id: string; version: number; createdAt: string; updatedAt: string; removedAt: string | null }
export type Page<Row> = { rows: Row[]; total: number }
/** `hint` is said beside the option and is no part of its name. */
export type Option = { value: string; label: string; hint?: string }

/** Another noun's records as something to choose from; `given` are the other fields that the choice depends on. */
export type Reference = {
  name: string
  find(words: string, given?: Record<string, string>): Promise<Option[]>
  labelOf(id: string): Promise<string>
}
/** Words that were typed before, offered again. */
export type Suggestions = { name: string; find(): Promise<string[]> }

/** `text` says where the catalogues have an option's name in the reader's language; nothing new may take one that `isOff`. */
export type PickOption = Option & { text?: string; isOff?: boolean }
/** Options that the office keeps in a list of its own. */
export type Picks = { name: string; find(locale: string): Promise<PickOption[]> }

/** What draws and edits something of several parts inside a record, and what tells it to readers. */
export type ObjectInput = ComponentType<{
  label: string
  value: unknown
  onChange(value: unknown): void
  disabled: boolean
  error: ReactNode
  field: string
}>

/** What draws and edits a list inside a record. */
export type PartsInput = ComponentType<{
  label: string
  parts: readonly unknown[]
  onChange(parts: readonly unknown[]): void
  disabled: boolean
  error: ReactNode
}>

export type FieldKind =
  | { kind: 'text' | 'long' | 'tags' | 'day' | 'month' | 'instant' | 'money' | 'decimal' | 'whole' | 'yesNo' | 'phone' }
  /** A time on the day that another field holds. */
  | { kind: 'time'; on: string }
  /** `words` is the group of its texts in `enums`. */
  | { kind: 'choice'; words: string }
  /** `fills` is a text field that takes the chosen record's name, `given` the fields that the choice depends on (`id` is the record's own). */
  | {
      kind: 'reference'
      to: Reference
      fills?: string
      given?: readonly string[]
      /** What other fields take over from the chosen record where they are empty. */
      brings?(id: string): Promise<Record<string, string>>
    }
  | { kind: 'suggest'; from: Suggestions }
  | { kind: 'pick'; from: Picks }
  /** One thing of several parts, or none, with an input of the noun's own. The form keeps it as JSON text. */
  | { kind: 'object'; Input: ObjectInput; Show: ComponentType<{ value: unknown }> }
  /** A list inside the record, with an input of the noun's own. The form keeps it as JSON text; one that `isOwn` is not taken over from another record. */
  | { kind: 'parts'; Input: PartsInput; textOf(parts: readonly unknown[]): string; isOwn?: boolean }
export type Field = FieldKind & {
  name: string
  /** Takes the whole width of the form. */
  wide?: boolean
  /** Stands below the fold: a record is complete enough without it. */
  rare?: boolean
  /** Whether the other fields call for it: what is not asked for is sent empty. */
  when?(values: Record<string, string | boolean>): boolean
  /** Filled in by the form itself: no reason to unfold what is below. */
  isGiven?: boolean
}

export type ColumnKind =
  | 'text'
  | 'tags'
  | 'day'
  | 'month'
  | 'instant'
  | 'money'
  | 'decimal'
  | 'whole'
  | 'yesNo'
  | 'choice'
  | 'pick'
  | 'evidence'
export type Column<View> = {
  name: string
  kind: ColumnKind
  /** What the cell shows, when it is not the field of that name. */
  of?(row: View): unknown
  /** Where that stands in the row: `organisation.name`. A column with `of` and without a path can be neither sorted nor exported. */
  path?: string
  /** Not shown unless somebody chooses it. Every field without a column of its own gets such a one by itself. */
  isHidden?: boolean
  /** For choices: the group of their texts in `enums`, and the colour of each code. */
  words?: string
  tones?: Record<string, string>
  /** For days: the colour of one that needs attention. */
  toneOf?(row: View): string | undefined
  /** For picks: where the options are kept. */
  picks?: Picks
  /** Left out on phones, where a row is a card. */
  wideOnly?: boolean
}

type Fetchable<Data> = UseQueryOptions<Data, Error, Data, QueryKey>
/** The operations that every kind of record has. */
export type RecordOperations<View> = {
  log(input: Record<string, unknown>): Promise<View>
  revise(input: Record<string, unknown>): Promise<View>
  remove(input: { id: string; version: number }): Promise<View>
  restore(input: { id: string; version: number }): Promise<View>
  history(input: { id: string }): Promise<{ entries: HistoryEntry[] }>
  /** Writes to many records, all or none; a kind of record that lacks these is changed one by one. */
  reviseMany?(input: { rows: { id: string; version: number }[] }): Promise<{ rows: View[] }>
  removeMany?(input: { rows: { id: string; version: number }[] }): Promise<{ rows: View[] }>
  restoreMany?(input: { rows: { id: string; version: number }[] }): Promise<{ rows: View[] }>
  export?(input: ExportAsk): Promise<File>
}
/** What an export asks for: a list's filter, the columns in their order, and what is said beneath the table. */
export type ExportAsk = Omit<ListAsk, 'page' | 'size'> & {
  format: 'xlsx' | 'csv'
  title: string
  columns: { path: string; heading: string; kind: ColumnKind; words?: Record<string, string> }[]
  notes: string[]
}
/** One thing that was done to a record or to a file of it; the same for every kind of record. */
export type HistoryEntry = Awaited<ReturnType<typeof client.events.history>>['entries'][number]

/** Fills fields in without anybody having typed. */
export type Give = (values: Record<string, string>) => void

/** What draws the proof of a record: what it is, what stands in its form, and the files on their way. */
export type EvidenceProps = {
  source: EvidenceSource
  record: RecordRow | null
  recordId: string
  values: Record<string, string | boolean>
  queue: EvidenceQueue
}

/** One kind of record as its screen needs it: its texts, columns, fields and operations. A new noun is one of these and a page. */
export type Records<View extends RecordRow> = {
  /** Where its texts stand in the catalogues: `events.event`. */
  texts: string
  write: Permission
  /** What a person calls one of them. */
  titleOf(row: View): string
  columns: readonly Column<View>[]
  fields: readonly Field[]
  input: z.ZodObject
  /** What a new one starts with. */
  start?(): Record<string, string | boolean>
  /** The field with the running number, which a new one gets proposed. */
  numbered?: string
  /** Whether a list can be narrowed to a year. */
  yearly: boolean
  /** Whether its list is shown on a page with an import behind it. */
  importable?: boolean
  evidence?: EvidenceSource
  list(input: ListAsk): Fetchable<Page<View>>
  get(id: string): Fetchable<View>
  operations: RecordOperations<View>
  /** What every one of them has that no field shows: the record that it belongs to. */
  fixed?: Record<string, unknown>
  /** The page that tells all of one record, where it has one. */
  page?(row: View): string
  /** How its list is ordered while nobody asks for another order; newest first without it. */
  order?: NonNullable<ListAsk['sort']>
  /** What is said beside the fields while they are being typed: a likely double. `give` fills fields in, as if the form had opened with that. */
  notice?(values: Record<string, string | boolean>, id: string, give: Give): ReactNode
  /** Ways to narrow its list that are one tap away; `count` says how many there are, in the colour `tone` when there are any. */
  quick?: readonly { name: string; filters(): NonNullable<ListAsk['filters']>; count?: number; tone?: string }[]
  /** Draws its proof instead of the panel that every kind of record has. */
  Evidence?: ComponentType<EvidenceProps>
  /** Whether nobody can change them now, whatever their role. */
  isHeld?: boolean
  /** Whether its form logs one only: no next one is offered. */
  once?: boolean
  /** Whether its form is about a part of a record only: that is not where the record is removed, or its history told. */
  isPart?: boolean
  /** More about one record, below its form. */
  beside?(row: View): ReactNode
}

/** The zod type of a field's input. */
export const inputOf = (input: z.ZodObject, name: string): z.core.$ZodType | undefined => input.shape[name]

/** Whether a field may stay empty. */
export const isOptional = (input: z.ZodObject, name: string): boolean => inputOf(input, name)?._zod.def.type === 'nullable'

/** The codes that a choice allows. */
export function codesOf(input: z.ZodObject, name: string): string[] {
  const def = inputOf(input, name)?._zod.def as {
    entries?: Record<string, string>
    innerType?: { _zod: { def: { entries?: Record<string, string> } } }
  }
  return Object.values(def?.entries ?? def?.innerType?._zod.def.entries ?? {})
}
