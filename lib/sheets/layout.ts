import type { Tx } from '#lib/db.ts'
import { type CellKind, taken } from './cells.ts'
import type { References } from './references.ts'
import type { SheetRow } from './rows.ts'

/** One column of a layout: the names it goes by, how its cells are read, and how much it is needed. */
export type Column<T = unknown> = {
  names: readonly string[]
  kind: CellKind<T>
  /** cell: the header must be there and every cell filled; header: the header must be there; no: it may be missing. */
  need: 'cell' | 'header' | 'no'
  /** Names that win where a sheet has several of the column's names: 实付金额 over 金额. */
  prefers?: readonly string[]
}
export type Columns = Record<string, Column>
/** What a row of these columns holds. */
export type ValuesOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T | null : never }

const declare =
  (need: Column['need']) =>
  <T>(kind: CellKind<T>, ...names: string[]): Column<T> => ({ names, kind, need })
/** A column whose header must be found and whose cells must be filled. */
export const required = declare('cell')
/** A column whose header must be found; its cells may be empty. */
export const expected = declare('header')
/** A column that a file may lack. */
export const optional = declare('no')

/** A value that no header gives: a layout works it out from all rows together. */
export const computed = <T>(): Column<T> => ({ names: [], kind: () => taken<T>(null), need: 'no' })

/** A value as it goes to the database. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
/** A row of one table, by column names of the database. */
export type Draft = Record<string, Json>
export type TableName =
  | 'organisations'
  | 'rooms'
  | 'seats'
  | 'contacts'
  | 'stays'
  | 'events'
  | 'sign_ins'
  | 'matches'
  | 'articles'
  | 'follower_days'
  | 'payments'
  | 'meter_readings'
  | 'budget_lines'
  | 'budget_adjustments'
  | 'meters'
  | 'bills'
  | 'contract_amendments'
  | 'surveys'
  | 'survey_responses'
  | 'requests'
  | 'contracts'
  | 'contract_lines'
  | 'settlements'
  | 'policies'
  | 'inspections'
  | 'indicators'

/** A table that rows of a layout go into. */
export type Target<C extends Columns = Columns> = {
  table: TableName
  /** Which database columns say that two rows are the same record. */
  key: (draft: Draft, row: SheetRow<C>) => readonly string[]
  /** The row's record of this table; null when it has none (a person without a stay). Refusals and warnings are said on the row. */
  draft: (row: SheetRow<C>, references: References) => Draft | null
  /** Database columns that an empty cell never clears. */
  keeps?: readonly string[]
  /** Database columns that are written once and not compared later. */
  once?: readonly string[]
  /** Database columns that go with a change and are no reason for one. */
  alongside?: readonly string[]
  /** What becomes of two rows of one file with one key and different content: refused, or the later one counts. */
  repeats?: 'refused' | 'latest'
}

/** A kind of sheet that the house understands. */
export type Layout<C extends Columns = Columns> = {
  name: string
  /** Layouts whose records must be there first. */
  after: readonly string[]
  columns: C
  /** Words in the name of a sheet or file that break a tie. */
  hints: readonly string[]
  /** The column that names a row for a reader. */
  label: keyof C & string
  /** The column whose day says in which year the row counts. */
  counts?: keyof C & string
  /** What must be known of all rows before one can be judged. */
  prepare?: (rows: SheetRow<C>[], references: References) => void
  targets: readonly Target<C>[]
  /** What only the records before and after can tell; said as warnings. */
  review?: (rows: SheetRow<C>[], tx: Tx) => Promise<void>
}

/** A layout as the importer handles it. The cast is sound: rows are only ever made from the layout's own columns. */
export const defineLayout = <C extends Columns>(layout: Layout<C>): Layout => layout as unknown as Layout
