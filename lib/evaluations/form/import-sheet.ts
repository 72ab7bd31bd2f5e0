import type { WriteSheet } from 'hucre'
import type { ScoredItem, Snapshot } from '../schema.ts'
import { type Content, drawing, heightOf, numeric, points } from './cells.ts'
import { explanationOf, standingOf } from './texts.ts'

/** The fiscal system's 12 columns, in its order and its words, with their widths in characters. */
const columns: [header: string, width: number, content: (item: ScoredItem) => Content][] = [
  ['一级指标', 10, ({ level1 }) => level1],
  ['二级指标', 14, ({ level2 }) => level2],
  ['三级指标名称', 24, ({ name }) => name],
  ['计算符号', 9, ({ operator }) => operator],
  ['指标值', 10, ({ target }) => numeric(target)],
  ['实际完成值', 11, ({ actual }) => (actual === null ? '' : numeric(actual))],
  ['计量单位', 9, ({ unit }) => unit],
  ['分值', 8, ({ weight }) => numeric(weight)],
  ['指标得分', 9, ({ score }) => (score === null ? '' : points(score))],
  ['扣减分数', 9, ({ deduction }) => numeric(deduction)],
  ['完成情况简要描述', 44, standingOf],
  ['偏差原因及改进措施', 60, explanationOf],
]
const texts = new Set(['三级指标名称', '完成情况简要描述', '偏差原因及改进措施'])

/** The sheet that is imported into the fiscal system: one row an indicator, no merged cells, no units in numbers, empty where nothing was reported. */
export function importSheet({ items }: Snapshot): WriteSheet {
  const name = '财政系统导入表'
  const d = drawing(name)
  for (const [column, [header]] of columns.entries()) d.put(0, column, header, { face: '黑体' })
  for (const [index, item] of items.entries()) {
    for (const [column, [header, , content]] of columns.entries()) {
      d.put(index + 1, column, content(item), { align: texts.has(header) ? 'left' : 'center' })
    }
  }
  const heights = items.map((item) =>
    Math.max(...columns.map(([header, width, content]) => (texts.has(header) ? heightOf(String(content(item)), width) : 0))),
  )
  return {
    name,
    columns: columns.map(([, width]) => ({ width })),
    rows: Array.from({ length: d.rowCount() }, () => columns.map(() => null)),
    cells: d.cells,
    rowDefs: new Map([20, ...heights].map((height, row) => [row, { height: Math.max(20, height) }])),
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
  }
}
