import type { WriteSheet } from 'hucre'
import type { ScoredItem, Snapshot } from '../schema.ts'
import { type Content, drawing, heightOf, numeric, onPaper, points } from './cells.ts'
import { checkOf, explanationOf, standingOf } from './texts.ts'

/** The fiscal system's 12 columns, in its order and its words, with their widths in characters. */
const columns: [header: string, width: number, content: (item: ScoredItem) => Content][] = [
  ['一级指标', 8, ({ level1 }) => level1],
  ['二级指标', 12, ({ level2 }) => level2],
  ['三级指标名称', 22, ({ name }) => name],
  ['计算符号', 6, ({ operator }) => operator],
  ['指标值', 9, ({ target }) => numeric(target)],
  ['实际完成值', 10, ({ actual }) => (actual === null ? '' : numeric(actual))],
  ['计量单位', 7, ({ unit }) => unit],
  ['分值', 6, ({ weight }) => numeric(weight)],
  ['指标得分', 8, ({ score }) => (score === null ? '' : points(score))],
  ['扣减分数', 8, ({ deduction }) => numeric(deduction)],
  ['完成情况简要描述', 30, standingOf],
  ['偏差原因及改进措施', 38, explanationOf],
]
const texts = new Set(['三级指标名称', '完成情况简要描述', '偏差原因及改进措施'])

const importName = '财政系统导入表'

/** The sheet that is imported into the fiscal system: one row an indicator, no merged cells, no units in numbers, empty where nothing was reported. */
export function importSheet(snapshot: Snapshot): WriteSheet {
  const { items } = snapshot
  const d = drawing(importName)
  for (const [column, [header]] of columns.entries()) d.put(0, column, header, { face: '黑体' })
  for (const [index, item] of items.entries()) {
    for (const [column, [header, , content]] of columns.entries()) {
      d.put(index + 1, column, content(item), { align: texts.has(header) ? 'left' : 'center' })
    }
  }
  const heights = items.map((item) =>
    Math.max(...columns.map(([header, width, content]) => (texts.has(header) ? heightOf(String(content(item)), width) : 0))),
  )
  const widths = columns.map(([, width]) => width)
  return {
    ...onPaper(importName, d, {
      widths,
      heights: new Map([32, ...heights].map((height, row) => [row, height])),
      header: 0,
      foot: checkOf(snapshot),
    }),
    freezePane: { rows: 1 },
  }
}
