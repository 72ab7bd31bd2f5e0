import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { Snapshot } from '../schema.ts'
import { levelsOf, nameOf, unitAfterNumber } from './figures.ts'
import { paragraph, textWidth } from './layout.ts'
import { type DocumentWriter, type Piece, runs } from './writer.ts'

type CellOptions = { alignment?: 'left' | 'center' | 'right'; rowSpan?: number; columnSpan?: number; style?: string }

/** One cell; text at the size of tables, single-spaced, so that the body's exact spacing never reaches it. */
export const cell = (piece: Piece, { alignment = AlignmentType.CENTER, style = 'TableText', ...spans }: CellOptions = {}): TableCell =>
  new TableCell({ ...spans, verticalAlign: VerticalAlignTable.CENTER, children: [paragraph(style, runs(piece), { alignment })] })

/** A row that never splits across pages; a header row comes again on each page. */
export const row = (children: TableCell[], tableHeader = false): TableRow => new TableRow({ children, cantSplit: true, tableHeader })

/** A table as wide as the text; `shares` are the columns' widths in any unit. */
export function table(shares: number[], rows: TableRow[]): Table {
  const sum = shares.reduce((a, b) => a + b)
  return new Table({
    rows,
    columnWidths: shares.map((share) => Math.round((share / sum) * textWidth)),
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 60, right: 60 },
  })
}

const left = { alignment: AlignmentType.LEFT } as const

/** Budget and payments by sub-project and in all, in 万元. */
export function fundTable(w: DocumentWriter, { funds }: Snapshot): Table {
  const header = ['子项目', '年初预算数', '全年预算数', '全年执行数', '执行率（%）']
  const sums = (suffix: string) => ['initial', 'budget', 'paid', 'rate'].map((key) => cell(w.quote(`${key}${suffix}`)))
  return table(
    [34, 32, 32, 32, 26],
    [
      row(
        header.map((name) => cell(name)),
        true,
      ),
      ...funds.lines.map(({ subProject }, index) => row([cell(subProject, left), ...sums(`_${index + 1}`)])),
      row([cell('合计'), ...sums('')]),
    ],
  )
}

/** All indicators with target, actual, weight, score and deviation; 一级 and 二级 stand once beside their indicators. */
export function indicatorTable(w: DocumentWriter, { items }: Snapshot): Table {
  const header = ['一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分', '偏差率（%）']
  const rows = levelsOf(items).flatMap((first) =>
    first.seconds.flatMap((second, secondIndex) =>
      second.items.map((item, index) => {
        const key = (name: string) => `${nameOf(item.code)}_${name}`
        const operator = item.operator === '=' ? '' : item.operator
        return row([
          ...(index === 0 && secondIndex === 0 ? [cell(first.name, { rowSpan: first.items.length })] : []),
          ...(index === 0 ? [cell(second.name, { rowSpan: second.items.length })] : []),
          cell(item.name, left),
          cell([operator, w.quote(key('target')), unitAfterNumber(item.unit)]),
          ...[w.amount(key('actual')), w.quote(key('weight')), w.quote(key('score')), w.quote(key('deviation'))].map((piece) =>
            cell(piece),
          ),
        ])
      }),
    ),
  )
  return table(
    [11, 25.5, 39.5, 20, 21, 11, 13, 15],
    [
      row(
        header.map((name) => cell(name)),
        true,
      ),
      ...rows,
      row([cell('合计', { columnSpan: 5 }), cell(w.quote('weight')), cell(w.quote('total')), cell('—')]),
    ],
  )
}
