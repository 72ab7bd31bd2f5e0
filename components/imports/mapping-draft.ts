import type { SheetView } from '#lib/imports/schema.ts'
import type { SheetColumn } from '#lib/sheets/schema.ts'
import { headingsNamed } from '../table/paste-rows.ts'

/** What a person says of a sheet, while it is being said. */
export type MappingDraft = { layout: string | null; headerRow: number; columns: Record<string, string> }

/** Where it begins: with what was found, or with the row that most looks like headings. */
export const draftOf = (view: SheetView): MappingDraft => ({
  layout: view.layout,
  headerRow: view.headerRow ?? likelyHeader(view.top),
  columns: { ...view.columns },
})

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length
/** The first of the fullest rows, counted from 1: titles and notes above a table fill a cell or two. */
export function likelyHeader(top: readonly (readonly string[])[]): number {
  const most = Math.max(0, ...top.map(filled))
  return Math.max(1, top.findIndex((row) => filled(row) === most) + 1)
}

/** The headings in a row, each once and as they stand there. */
export const headingsIn = (view: SheetView, row: number): string[] => [
  ...new Set(rowAt(view, row).filter((heading) => heading.trim() !== '')),
]

/** An empty heading takes what stands above it: so merged heads read. */
function rowAt(view: SheetView, row: number): readonly string[] {
  if (row === view.headerRow) return view.headings
  const own = view.top[row - 1] ?? []
  const above = view.top[row - 2] ?? []
  return Array.from({ length: Math.max(own.length, above.length) }, (_, at) => own[at]?.trim() || above[at]?.trim() || '')
}

/** The first things that stand below a heading. */
export function sampleOf(view: SheetView, row: number, heading: string | undefined): string[] {
  const place = heading === undefined ? -1 : rowAt(view, row).indexOf(heading)
  const below = row === view.headerRow ? view.sample : view.top.slice(row)
  return place < 0 ? [] : below.flatMap((cells) => cells[place]?.trim() || []).slice(0, 3)
}

/** Which heading is which column, as far as their names say. */
export function guessed(headings: readonly string[], columns: readonly SheetColumn[]): Record<string, string> {
  const named = headingsNamed(headings, columns)
  const pairs = columns.flatMap(({ key, heading }) => {
    const found = headings[named.indexOf(heading)]
    return found === undefined ? [] : [[key, found] as const]
  })
  return Object.fromEntries(pairs)
}

/** A heading may be two columns: the day of a payment is its month too. */
export function chosen(columns: Record<string, string>, key: string, heading: string | null): Record<string, string> {
  const others = Object.entries(columns).filter(([one]) => one !== key)
  return Object.fromEntries(heading === null ? others : [...others, [key, heading]])
}
