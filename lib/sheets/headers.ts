import { narrow } from './cells.ts'
import type { Columns, Layout } from './layout.ts'
import type { Cell, Grid } from './schema.ts'

/** Where a layout's columns stand in a sheet. Rows and columns are counted from 0. */
export type Located = {
  layout: Layout
  /** The last row of the header; data begins below. */
  headerRow: number
  /** Column of the layout → column of the sheet, with its header's text and unit. */
  places: Map<string, Place>
  /** Filled headers that no column of the layout took. */
  others: Place[]
  missing: string[]
}
export type Place = { index: number; header: string; unit: string | null; guessed: boolean }
type Head = { row: number; places: Place[]; names: string[][] }

const searchedRows = 30
const units = /^(元|圆|千元|仟元|万元|万|百万元|亿元)$/

/** A header's name without spaces, quotes, marks and brackets; its unit apart: `金额（万元）*` → 金额, 万元. */
export function nameOf(header: string): { name: string; full: string; unit: string | null } {
  const full = narrow(header)
    .replace(/[\s*"'“”‘’:：、]/g, '')
    .toLowerCase()
  const inBrackets = [...full.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((found) => (found[1] ?? '').replace(/^单位/, ''))
  const name = full.replace(/[([【][^)\]】]*[)\]】]/g, '').replace(/[/_-](元|万元|千元)$/, '')
  const tail = full.match(/[/_-](元|万元|千元)$/)?.[1]
  return { name: name || full, full, unit: inBrackets.find((unit) => units.test(unit)) ?? tail ?? null }
}

/** Finds the layout that a sheet is in and where its columns are; the closest one with what it misses when none fits; null for a sheet like none. */
export function locate(grid: Grid, layouts: readonly Layout[], fileName: string): Located | null {
  const heads = headsOf(grid)
  const tables = layouts.map((layout) => ({ layout, wanted: wantedBy(layout.columns) }))
  const hint = narrow(`${grid.name} ${fileName}`)
  let best: { located: Located; score: number } | null = null
  for (const head of heads) {
    for (const { layout, wanted } of tables) {
      const located = match(head, layout, wanted)
      const needed = Object.values(layout.columns).filter((column) => column.need !== 'no').length
      // complete layouts win over incomplete ones, then the one that explains more of the header; a name only breaks ties
      const share = located.places.size / Math.max(1, located.places.size + located.others.length)
      const complete = located.missing.length === 0 ? 1000 : (1 - located.missing.length / needed) * 100
      const named = layout.hints.some((word) => hint.includes(word)) ? 0.5 : 0
      const score = complete + located.places.size + share + named
      if (located.places.size > 0 && (!best || score > best.score)) best = { located, score }
    }
  }
  if (!best) return null
  const { located } = best
  const needed = Object.values(located.layout.columns).filter((column) => column.need !== 'no').length
  return located.missing.length === 0 || located.missing.length <= needed / 2 ? located : null
}

/** The unit that stands above a table: 单位：万元. */
export function unitAbove(grid: Grid, headerRow: number): string | null {
  for (const row of grid.rows.slice(0, headerRow + 1)) {
    for (const cell of row) {
      const found = typeof cell === 'string' ? narrow(cell).match(/(?:金额)?单位[:：]?\s*(?:人民币)?(万元|千元|元|亿元)/) : null
      if (found?.[1]) return found[1]
    }
  }
  return null
}

/** The titles above a table, longest first. */
export const titlesAbove = (grid: Grid, headerRow: number): string[] =>
  grid.rows
    .slice(0, headerRow)
    .flat()
    .filter((cell): cell is string => typeof cell === 'string' && cell.trim().length >= 4 && !/单位[:：]|日期[:：]|填报/.test(cell))
    .map((title) => title.trim())
    .sort((a, b) => b.length - a.length)

type Wanted = { key: string; names: Set<string> }
const wantedBy = (columns: Columns): Wanted[] =>
  Object.entries(columns).map(([key, column]) => ({
    key,
    names: new Set(column.names.flatMap((name) => [nameOf(name).name, nameOf(name).full])),
  }))

function match(head: Head, layout: Layout, wanted: Wanted[]): Located {
  const places = new Map<string, Place>()
  const claimed = new Set<number>()
  const claim = (key: string, at: number, guessed: boolean) => {
    const place = head.places[at]
    if (!place || claimed.has(place.index)) return
    claimed.add(place.index)
    places.set(key, { ...place, guessed })
  }
  for (const { key, names } of wanted) {
    const exact = head.names.findIndex(
      (candidates, at) => !claimed.has(head.places[at]?.index ?? -1) && candidates.some((name) => names.has(name)),
    )
    if (exact >= 0) claim(key, exact, false)
  }
  const missing = () => wanted.filter(({ key }) => layout.columns[key]?.need !== 'no' && !places.has(key))
  // a needed column under a longer name (支付金额合计 for 金额), if only one header can be meant
  if (missing().length <= 2 && places.size >= 2) {
    for (const { key, names } of missing()) {
      const near = head.names.flatMap((candidates, at) =>
        !claimed.has(head.places[at]?.index ?? -1) && candidates.some((name) => isNear(name, names)) ? [at] : [],
      )
      if (near.length === 1 && near[0] !== undefined) claim(key, near[0], true)
    }
  }
  return {
    layout,
    headerRow: head.row,
    places,
    others: head.places.filter(({ index }) => !claimed.has(index)),
    missing: missing().map(({ key }) => layout.columns[key]?.names[0] ?? key),
  }
}
const isNear = (name: string, names: Set<string>) =>
  [...names].some((wanted) => wanted.length >= 2 && name.length <= wanted.length + 6 && name.includes(wanted))

/** Every row of the first thirty that may be a header, alone and together with the row under it (merged heads). */
function headsOf(grid: Grid): Head[] {
  const heads: Head[] = []
  for (let row = 0; row < Math.min(searchedRows, grid.rows.length); row++) {
    const upper = grid.rows[row] ?? []
    heads.push(
      headOf(
        row,
        upper.map((cell) => [cell]),
      ),
    )
    const lower = grid.rows[row + 1]
    if (lower) heads.push(headOf(row + 1, stacked(grid, row, upper, lower)))
  }
  return heads.filter((head) => head.places.length >= 2)
}

/** Two rows as one: a group's name stands over the columns that it spans, merged or not. */
function stacked(grid: Grid, row: number, upper: Cell[], lower: Cell[]): Cell[][] {
  const width = Math.max(upper.length, lower.length)
  let group: Cell = null
  return Array.from({ length: width }, (_, index) => {
    const own = upper[index] ?? null
    const spans = grid.merges.some((merge) => merge.startRow === row && merge.startCol < index && index <= merge.endCol)
    if (own !== null) group = own
    else if (!spans && (lower[index] ?? null) === null) group = null
    const parent = own ?? group
    return [parent, lower[index] ?? null]
  })
}

function headOf(row: number, stacks: Cell[][]): Head {
  const places: Place[] = []
  const names: string[][] = []
  for (const [index, stack] of stacks.entries()) {
    const texts = stack.filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '' && cell.length <= 200)
    const last = texts.at(-1)
    if (last === undefined) continue
    const parts = texts.map(nameOf)
    // under a group's name the column's own name counts, or both together; the group's alone would fit every column under it
    const own = nameOf(last)
    const joined = nameOf(texts.join(''))
    places.push({ index, header: last.trim(), unit: parts.findLast((part) => part.unit)?.unit ?? null, guessed: false })
    names.push([own.full, own.name, joined.full, joined.name])
  }
  return { row, places, names }
}
