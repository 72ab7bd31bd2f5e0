import { narrow } from './cells.ts'
import type { Columns, Layout } from './layout.ts'
import { explainedUnit, explainsHead, nameOf } from './names.ts'
import type { Cell, Grid } from './schema.ts'

export { nameOf } from './names.ts'

/** Where a layout's columns stand in a sheet. Rows and columns are counted from 0. */
export type Located = {
  layout: Layout
  /** The last row of the header; data begins below. */
  headerRow: number
  /** The first row of the header, which may have several. */
  firstRow?: number
  /** Column of the layout → column of the sheet, with its header's text and unit. */
  places: Map<string, Place>
  /** Filled headers that no column of the layout took. */
  others: Place[]
  missing: string[]
}
export type Place = {
  index: number
  header: string
  unit: string | null
  guessed: boolean
  /** Other columns that could be this one by their names. */
  rivals?: { index: number; header: string; isAlike: boolean }[]
}
type Head = { row: number; firstRow: number; places: Place[]; names: string[][] }

const searchedRows = 30
/** A head may take three rows: a group, a group in it, the column. */
const deepest = 3
/** Sheets that sum up others; they hold no records of their own. */
const summary = /汇总|合计|统计|总表|目录|说明|分析|透视|封面|模板|填报|指引|sheet\d*目录/

/** Finds the layout that a sheet is in and where its columns are; the closest one with what it misses when none fits; null for a sheet like none. */
export function locate(grid: Grid, layouts: readonly Layout[], fileName: string): Located | null {
  const heads = headsOf(grid)
  const tables = layouts.map((layout) => ({ layout, wanted: wantedBy(layout.columns) }))
  const hint = narrow(`${grid.name} ${fileName}`)
  let [whole, part]: ({ located: Located; score: number } | null)[] = [null, null]
  for (const head of heads) {
    for (const { layout, wanted } of tables) {
      const located = match(head, layout, wanted)
      if (located.places.size === 0) continue
      const isWhole = located.missing.length === 0
      // the one that explains more of the header wins; a name only breaks ties
      const named = layout.hints.some((word) => hint.includes(word)) ? 0.5 : 0
      const lack = isWhole ? 0 : (1 - located.missing.length / neededBy(layout)) * 100
      const score = lack + located.places.size + shareOf(located) + named
      const best = isWhole ? whole : part
      if (best && score <= best.score) continue
      if (isWhole) whole = { located, score }
      else part = { located, score }
    }
  }
  return chosen(whole?.located ?? null, part?.located ?? null, grid)
}

const neededBy = (layout: Layout) => Object.values(layout.columns).filter(({ need }) => need !== 'no').length
/** How much of a header a layout explains. */
const shareOf = ({ places, others }: Located) => places.size / Math.max(1, places.size + others.length)

/** A layout that is whole wins over one that lacks columns, unless it explains little of a header that the other explains well: 子项目 and 预算金额 alone make no budget of a ledger. */
function chosen(whole: Located | null, part: Located | null, grid: Grid): Located | null {
  const isLike =
    part !== null &&
    part.places.size >= 2 &&
    part.places.size > part.missing.length &&
    part.missing.length <= neededBy(part.layout) / 2 &&
    !summary.test(grid.name)
  const isBetter = isLike && whole !== null && shareOf(whole) < 0.5 && part.places.size >= whole.places.size + 3
  if (whole && !(isBetter && whole.layout.name !== 'surveys')) return whole
  return isLike ? part : null
}

/** Rows of units and column numbers under the head belong to it. */
export function underHead(grid: Grid, located: Located): Located {
  const below = grid.rows[located.headerRow + 1]
  if (!below || !explainsHead(below)) return located
  const told = ([key, place]: [string, Place]): [string, Place] => [
    key,
    { ...place, unit: explainedUnit(below[place.index] ?? null) ?? place.unit },
  ]
  return underHead(grid, { ...located, headerRow: located.headerRow + 1, places: new Map([...located.places].map(told)) })
}

type Wanted = { key: string; names: string[]; first: Set<string> }
const spelled = (names: readonly string[]) => names.flatMap((name) => [nameOf(name).full, nameOf(name).name])
const wantedBy = (columns: Columns): Wanted[] =>
  Object.entries(columns).map(([key, column]) => ({
    key,
    names: spelled([...(column.prefers ?? []), ...column.names]),
    first: new Set(spelled(column.prefers ?? [])),
  }))

function match(head: Head, layout: Layout, wanted: Wanted[]): Located {
  const places = new Map<string, Place>()
  const claimed = new Set<number>()
  const claim = (key: string, place: Place, guessed: boolean) => {
    claimed.add(place.index)
    places.set(key, { ...place, guessed })
  }
  /** The columns that go by one of these names, the best name first. */
  const named = (names: string[]) =>
    head.places
      .map((place, at) => ({ place, rank: rankOf(head.names[at] ?? [], names), words: head.names[at] ?? [] }))
      .filter(({ place, rank }) => rank >= 0 && !claimed.has(place.index))
      .sort((a, b) => a.rank - b.rank || a.place.index - b.place.index)
  for (const { key, names } of wanted) {
    const [best] = named(names)
    if (best) claim(key, best.place, false)
  }
  for (const { key, names, first } of wanted) {
    const place = places.get(key)
    if (!place) continue
    const own = head.names[head.places.findIndex(({ index }) => index === place.index)] ?? []
    const isFirst = own.some((word) => first.has(word))
    const rivals = named(names).map(({ place: { index, header }, words }) => {
      return { index, header, isAlike: !isFirst || words.some((word) => first.has(word)) }
    })
    if (rivals.length > 0) places.set(key, { ...place, rivals })
  }
  const missing = () => wanted.filter(({ key }) => layout.columns[key]?.need !== 'no' && !places.has(key))
  // a needed column under a longer name (支付金额合计 for 金额), if only one header can be meant
  if (missing().length <= 2 && places.size >= 2) {
    for (const { key, names } of missing()) {
      const near = head.places.filter(({ index }, at) => !claimed.has(index) && (head.names[at] ?? []).some((name) => isNear(name, names)))
      const whole = near.filter(({ header }) => /^(合计|小计|总计|总额|计)$/.test(nameOf(header).name))
      const meant = near.length === 1 ? near[0] : whole.length === 1 ? whole[0] : undefined
      if (meant) claim(key, meant, true)
    }
  }
  return {
    layout,
    headerRow: head.row,
    firstRow: head.firstRow,
    places,
    others: head.places.filter(({ index }) => !claimed.has(index)),
    missing: missing().map(({ key }) => layout.columns[key]?.names[0] ?? key),
  }
}
const rankOf = (own: string[], names: string[]) => {
  const ranks = own.map((name) => names.indexOf(name)).filter((rank) => rank >= 0)
  return ranks.length === 0 ? -1 : Math.min(...ranks)
}
/** 预算金额 is not the 金额 that was paid: what another figure is called is never taken for the one that is missing. */
const otherFigure = /预算|合同|累计|计划|预计|余额|结余|不含|除税|税额|申请|批复|上年|去年|同期|单价|差额|占比|比例|率/
const isNear = (name: string, names: string[]) =>
  names.some(
    (wanted) =>
      wanted.length >= 2 && name.length <= wanted.length + 6 && name.includes(wanted) && !otherFigure.test(name.replace(wanted, '')),
  )

/** Every row of the first thirty that may be a header, alone and together with one or two rows under it (merged heads). */
function headsOf(grid: Grid): Head[] {
  const last = Math.min(searchedRows, grid.rows.length)
  const heads = Array.from({ length: deepest }, (_, more) =>
    Array.from({ length: last }, (_, row) =>
      row + more < grid.rows.length ? headOf(row, row + more, stacked(grid, row, row + more)) : null,
    ),
  )
  return heads.flat().filter((head) => head !== null && head.places.length >= 2) as Head[]
}

/** Rows as one: a group's name stands over the columns that it spans, merged or not. */
function stacked(grid: Grid, from: number, to: number): Cell[][] {
  const rows = grid.rows.slice(from, to + 1)
  const stacks: Cell[][] = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, () => [])
  for (const [at, row] of rows.entries()) {
    let group: Cell = null
    const lower = rows.slice(at + 1)
    for (const [index, stack] of stacks.entries()) {
      const own = row[index] ?? null
      const spans = grid.merges.some(({ startRow, startCol, endCol }) => startRow === from + at && startCol < index && index <= endCol)
      if (own !== null) group = own
      else if (!spans && lower.every((below) => (below[index] ?? null) === null)) group = null
      stack.push(own ?? (lower.length > 0 ? group : null))
    }
  }
  return stacks
}

function headOf(firstRow: number, row: number, stacks: Cell[][]): Head {
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
  return { row, firstRow, places, names }
}
