import { simplified } from '#lib/han.ts'
import { factors, foreignMoney } from './amounts.ts'
import { narrow } from './cells.ts'
import type { Cell, Grid } from './schema.ts'

/** A header as it is compared: without spaces, quotes and marks; `name` without its brackets too; its unit apart. */
export type Name = { name: string; full: string; unit: string | null }

/** In brackets these say that the column holds something else; what else stands there only explains. */
const changesMeaning = /不含|除税|未税|税前|预算|计划|预计|暂估|估算|上年|去年|同期|原币|外币|累计/
const unitTail = /[/_-]?(元|千元|万元|百万元|亿元)$/

/** `金额（万元）*` is 金额 in 万元; 金額(HK$) is 金额 in HK$; 金额（不含税） stays as it is. */
export function nameOf(header: string): Name {
  const full = simplified(narrow(header))
    .replace(/[\s*"'“”‘’:：、]/g, '')
    .toLowerCase()
  const brackets = [...full.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((found) => (found[1] ?? '').replace(/^(金额)?单位|^人民币(?=.)/, ''))
  const outside = full.replace(/[([【][^)\]】]*[)\]】]/g, '')
  const tail = outside.match(unitTail)?.[1]
  const name = brackets.some((words) => changesMeaning.test(words)) ? full : outside.replace(unitTail, '')
  const unit = foreignMoney(header) ?? brackets.find((words) => words in factors) ?? tail ?? null
  return { name: name || full, full, unit }
}

/** The unit that stands above a table or in a note below it: 单位：万元, a title that ends in （万元）. */
export function unitAbove(grid: Grid, headerRow: number): string | null {
  const above = grid.rows.slice(0, headerRow + 1).flat()
  const found = [grid.name, ...above].map((cell) => unitSaid(cell, headerRow)).find((unit) => unit !== null)
  if (found) return found
  const below = grid.rows.slice(headerRow + 1).flat()
  return (
    below
      .map((cell) => (typeof cell === 'string' && cell.length < 40 && /单位|單位/.test(cell) ? noteUnit(cell) : null))
      .find((unit) => unit !== null) ?? null
  )
}

const unitWords = '(?:人民币)?(亿元|百万元|千万元|万元|千元|元)'
function unitSaid(cell: Cell, headerRow: number): string | null {
  if (typeof cell !== 'string') return null
  const text = simplified(narrow(cell)).replace(/\s+/g, '')
  const said =
    text.match(new RegExp(`单位[:为]?${unitWords}(?=$|[)\\],;、])`)) ??
    (headerRow > 0 ? text.match(new RegExp(`[(\\[]${unitWords}[)\\]]$`)) : null)
  if (said?.[1]) return said[1]
  return /单位|币种|[)]$/.test(text) ? foreignMoney(text) : null
}
function noteUnit(cell: string): string | null {
  const text = simplified(narrow(cell)).replace(/\s+/g, '')
  return (
    text.match(new RegExp(`单位[:为均是]{0,2}${unitWords}[)。.]?$`))?.[1] ?? (/金额单位|单位[:为]/.test(text) ? foreignMoney(text) : null)
  )
}

/** The titles above a table, longest first. */
export const titlesAbove = (grid: Grid, headerRow: number): string[] =>
  grid.rows
    .slice(0, headerRow)
    .flat()
    .filter((cell): cell is string => typeof cell === 'string' && cell.trim().length >= 4 && !/单位[:：]|日期[:：]|填报/.test(cell))
    .map((title) => title.trim())
    .sort((a, b) => b.length - a.length)

const explains =
  /^[([]?(单位:?)?(元|千元|万元|百万元|亿元|人|次|人次|篇|个|家|场|批|份|㎡|m2|平方米|度|吨|kwh|立方|%|分|天|名|件|必填|选填|文本|数字|日期|yyyy.*|如:.*|例:.*)[)\]]?$/i

/** Units, column numbers (1 2 3, 甲 乙 丙) or hints that stand as a row under the head. */
export function explainsHead(row: Cell[]): boolean {
  const filled = row.filter((cell) => cell !== null && String(cell).trim() !== '').map((cell) => narrow(String(cell)).replace(/\s+/g, ''))
  if (filled.length === 0) return false
  if (filled.every((word) => explains.test(word))) return true
  const isCounted = (words: string[]) => words.every((word, at) => new RegExp(`^[(]?${at + 1}[)]?(=.*)?$`).test(word))
  const rest = /^(栏次|行次|序号|列次)$/.test(filled[0] ?? '') ? filled.slice(1) : filled
  return rest.length >= 3 && (isCounted(rest) || rest.every((word, at) => word === '甲乙丙丁戊己庚辛壬癸'[at]))
}
/** The unit in such a row's cell; null when it is none of money. */
export const explainedUnit = (cell: Cell): string | null => {
  const word = typeof cell === 'string' ? narrow(cell).replace(/^[([]?(单位:?)?|[)\]]$/g, '') : ''
  return word in factors ? word : foreignMoney(word)
}
