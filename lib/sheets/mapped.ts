import { createHash } from 'node:crypto'
import { type Located, nameOf, type Place } from './headers.ts'
import { layouts } from './layouts.ts'
import { address } from './rows.ts'
import type { Cell, Grid, SheetMapping } from './schema.ts'

/** Ways of naming columns that people taught the house, by the fingerprint of a sheet's headings. */
export type Remembered = ReadonlyMap<string, Pick<SheetMapping, 'layout' | 'columns'>>

/** How many rows from its top a sheet's headings are looked for in. */
export const searchedRows = 30
const longest = 200

/** A cell as a reader sees it. */
export const textOf = (cell: Cell): string =>
  (cell instanceof Date
    ? cell
        .toISOString()
        .slice(0, cell.getUTCHours() + cell.getUTCMinutes() > 0 ? 16 : 10)
        .replace('T', ' ')
    : String(cell ?? '')
  )
    .trim()
    .slice(0, longest)

/** The first rows of a sheet as text. */
export const topOf = ({ rows }: Grid): string[][] => rows.slice(0, searchedRows).map((row) => row.map(textOf))

/**
 * The headings that stand in a row (counted from 1), each told apart: an empty one takes what stands above it (merged heads), alike ones the
 * name of the group above them, and at last their column's letter.
 */
export function headingsAt(top: readonly (readonly string[])[], headerRow: number): string[] {
  const own = top[headerRow - 1] ?? []
  const above = top[headerRow - 2] ?? []
  const plain = Array.from({ length: Math.max(own.length, above.length) }, (_, at) => own[at] || above[at] || '')
  const isAlike = (names: readonly string[], at: number) =>
    names[at] !== '' && names.some((name, other) => other !== at && name === names[at])
  const grouped = plain.map((name, at) => (isAlike(plain, at) ? `${above.slice(0, at + 1).findLast(Boolean) ?? ''} ${name}`.trim() : name))
  return grouped.map((name, at) => (isAlike(grouped, at) ? `${name} (${address(at, 0).replace(/\d+/, '')})` : name))
}

/** The same for sheets whose headings read alike, whatever their spaces, marks and widths. */
export const fingerprintOf = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map((heading) => nameOf(heading).full).filter(Boolean)))
    .digest('hex')

/** Where the columns of a sheet stand that a person named; what they need and was not named is missing. */
export function located(grid: Grid, { layout: name, headerRow, columns }: Omit<SheetMapping, 'sheet'>): Located | null {
  const layout = layouts.find((known) => known.name === name)
  if (!layout) return null
  const top = grid.rows.slice(0, headerRow).map((row) => row.map(textOf))
  const headings = headingsAt(top, headerRow)
  const placeAt = (index: number): Place => {
    const header = headings[index] ?? ''
    return { index, header, unit: nameOf(header).unit, guessed: false }
  }
  const places = new Map<string, Place>()
  for (const [key, heading] of Object.entries(columns)) {
    const index = [headings, top[headerRow - 1] ?? []].map((names) => names.indexOf(heading)).find((at) => at >= 0)
    if (index !== undefined && layout.columns[key]) places.set(key, placeAt(index))
  }
  const taken = new Set([...places.values()].map(({ index }) => index))
  const others = headings.flatMap((heading, index) => (heading && !taken.has(index) ? [placeAt(index)] : []))
  const missing = missingOf(layout, places).map((key) => layout.columns[key]?.names[0] ?? key)
  return { layout, headerRow: headerRow - 1, places, others, missing }
}

/** The columns that a layout needs and that were not found. */
export const missingOf = (layout: Located['layout'], places: Located['places']): string[] =>
  Object.entries(layout.columns).flatMap(([key, { need }]) => (need !== 'no' && !places.has(key) ? [key] : []))

/** What people said of a sheet with these headings before; null when nobody has. */
export function recalled(grid: Grid, remembered: Remembered): SheetMapping | null {
  if (remembered.size === 0) return null
  const top = topOf(grid)
  for (let headerRow = 1; headerRow <= top.length; headerRow++) {
    const found = remembered.get(fingerprintOf(headingsAt(top, headerRow)))
    if (found) return { sheet: grid.name, headerRow, ...found }
  }
  return null
}
