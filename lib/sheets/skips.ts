import { simplified } from '#lib/han.ts'
import { isEmpty, narrow } from './cells.ts'
import type { Located } from './headers.ts'
import { nameOf } from './names.ts'
import type { Cell, Grid } from './schema.ts'

/** Why a row under a head is no record. */
export type SkipCode = 'subtotal_row' | 'bare_total' | 'repeated_header' | 'other_header' | 'footnote_row' | 'section_row' | 'example_row'

const total = '(合计|小计|总计|共计|累计|总和|合共|subtotal|grandtotal|total|sum)'
const totalWord = new RegExp(`^(总|本页|本月|本年|本季|年度|全年)?${total}[:：]?$`, 'i')
const totalLabel = new RegExp(`^.{0,24}${total}([(][^)]*[)])?[:：]?[¥\\d,.]*元?$|^${total}([:：(]|人民币|大写)|^其中[:：]|^大写[:：]`, 'i')
const footnote =
  /^(\(?(盖章|签字|签章)|制表|填表|填报|审核|复核|审批|负责人|单位负责人|主管|领导|财务|会计|出纳|经办人?[:：]?|注\d?[:：.、]|备注[:：]|说明[:：]|数据来源|来源[:：]|以上|以下|打印|本表|单位[:：(]|日期[:：]|年月日|第\d+页|共\d+页|page\d)/i

/** Half-width, simplified, without spaces: 合 計 is 合计. */
const tight = (text: string) => simplified(narrow(text)).replace(/\s+/g, '')
/** Filled cells of a row, texts half-width and without spaces. */
const wordsIn = (cells: Cell[]) =>
  cells.filter((cell) => cell !== null && String(cell).trim() !== '').map((cell) => (typeof cell === 'string' ? tight(cell) : cell))

const looksNumeric = (cell: Cell) =>
  typeof cell === 'number' || (typeof cell === 'string' && /^[\s¥(+-]*[\d,.]+[\s)元万%]*$/.test(narrow(cell)))
const isText = (cell: Cell): cell is string => typeof cell === 'string' && !looksNumeric(cell)

/** Whether a text is the label of a sum: 合 计, 一季度合计：, 日常运作经费小计. */
export const isTotalLabel = (cell: Cell): boolean => typeof cell === 'string' && totalLabel.test(tight(cell))

/** Tells of each row of a sheet why it is no record; null for a record. `own` is the row without what merged cells above lend it. */
export function skipper(grid: Grid, located: Located): (cells: Cell[], own: Cell[]) => SkipCode | null {
  const needed = Object.entries(located.layout.columns).filter(([, column]) => column.need === 'cell')
  const places = needed.map(([key]) => located.places.get(key)?.index ?? -1)
  const asHead = heads(grid, located)
  return (cells, own) => {
    const words = wordsIn(own)
    const empty = places.filter((index) => isEmpty(cells[index] ?? null)).length
    const head = asHead(own)
    if (head) return head
    if (isTotal(own, words, located, empty)) return 'subtotal_row'
    const isBare = words.length > 0 && words.every(looksNumeric) && empty >= Math.min(2, needed.length)
    if (isBare && words.length <= 3) return isRunningNumber(own, located) ? null : 'bare_total'
    if (typeof words[0] === 'string' && /^(填写)?(示例|样例|举例|例)[:：]?$/.test(words[0])) return 'example_row'
    const texts = words.filter(isText)
    const isSigned = words.every((word) => isText(word) && (footnote.test(word) || word.includes(':')))
    const isNote = texts[0] !== undefined && footnote.test(texts[0]) && (isSigned || empty >= Math.min(2, needed.length))
    if (words.length <= 6 && isNote) return 'footnote_row'
    const isAlone = words.length === 1 && texts.length === 1 && needed.length >= 2 && empty >= 2
    return isAlone ? 'section_row' : null
  }
}

/** Nothing but a number in a column that is no record's. */
const isRunningNumber = (own: Cell[], { places }: Located) => {
  const mapped = new Set([...places.values()].map(({ index }) => index))
  return own.every((cell, index) => isEmpty(cell) || !mapped.has(index))
}

function isTotal(own: Cell[], words: Cell[], { places }: Located, empty: number): boolean {
  if (typeof words[0] === 'string' && totalWord.test(words[0])) return true
  const mapped = [...places.values()].map(({ index }) => own[index] ?? null)
  if (mapped.some((cell) => typeof cell === 'string' && totalWord.test(tight(cell)))) return true
  // a longer label may be a record's text: it is a sum's where little else stands beside it
  const texts = words.filter((word) => isText(word) || word instanceof Date)
  return texts.some(isTotalLabel) && (texts.length === 1 || (empty > 0 && texts.length <= 3))
}

/** Tells the head again, as it stands on each page, from another head, under which the columns would be others. */
function heads(grid: Grid, { headerRow, layout, places }: Located): (own: Cell[]) => SkipCode | null {
  const nameIn = (cell: Cell | undefined) => (typeof cell === 'string' ? nameOf(cell).full : null)
  const above = grid.rows.slice(Math.max(0, headerRow - 5), headerRow + 1).map((row) => row.map(nameIn))
  const placed = [...places.values()].map(({ index, header }) => ({ index, name: nameOf(header).full }))
  const known = new Set(Object.values(layout.columns).flatMap(({ names }) => names.map((name) => nameOf(name).name)))
  const longest = Math.max(...[...known, ...above.flat()].map((name) => name?.length ?? 0)) + 20
  return (own) => {
    const filled = own.flatMap((cell, index) => (cell === null || String(cell).trim() === '' ? [] : [{ cell, index }]))
    // records hold numbers, days and long texts; a head holds none
    const isHeadless = (cell: Cell) => typeof cell !== 'string' || cell.length > longest || /^[\d.,\-/: ]+$/.test(cell)
    if (filled.length === 0 || filled.some(({ cell }) => isHeadless(cell))) return null
    const named = filled.map(({ cell, index }) => ({ index, ...nameOf(String(cell)) }))
    if (above.some((row) => named.every(({ index, full }) => row[index] === full))) return 'repeated_header'
    const repeats = placed.filter(({ index, name }) => named.some((one) => one.index === index && one.full === name))
    if (places.size >= 2 && repeats.length >= places.size / 2) return 'repeated_header'
    const like = named.filter(({ name }) => known.has(name))
    return like.length >= 3 && like.length >= filled.length * 0.6 ? 'other_header' : null
  }
}
