import { AlignmentType } from 'docx'
import { unitAfterNumber, unreported } from './figures.ts'
import { paragraph, run } from './layout.ts'
import { cell, row, table } from './tables.ts'
import { chineseDayOf, clauseOf } from './words.ts'
import { type DocumentWriter, signed, text } from './writer.ts'

/** 附：数据溯源, on a page of its own: every figure printed above, with the address where its records are listed. */
export function writeAnnex(w: DocumentWriter, baseUrl: string): void {
  const small = { style: 'AnnexText' }
  const left = { ...small, alignment: AlignmentType.LEFT }
  const quoted = w.quoted()
  w.add(
    paragraph('Heading1', [run('附：数据溯源')], {
      pageBreakBefore: true,
      indent: { firstLine: 0, firstLineChars: 0 },
    }),
  )
  w.body(
    text`本报告所列数据均由业务记录计算得出，点击正文、表格中的数据或下表的地址，可在系统（${w.link(baseUrl, '')}）中查看计算公式、计入与未计入的记录及佐证材料。`,
  )
  const header = ['序号', '数据名称', '数值', '单位', '溯源地址'].map((name) => cell(name, small))
  const spans = spansOf(quoted.map(({ trace }) => trace))
  const rows = quoted.map(({ name, text, exact, unit, trace }, index) => {
    const value = signed(text ?? unreported) + (exact === null ? '' : `（${exact}）`)
    const words = [cell(String(index + 1), small), cell(name, left), cell(value, left), cell(unitAfterNumber(unit), small)]
    const rowSpan = spans[index] ?? 0
    return row(rowSpan === 0 ? words : [...words, cell(w.link(decodeURIComponent(trace), trace), { ...left, rowSpan })])
  })
  w.add(table([8, 43, 33, 10, 62], [row(header, true), ...rows]))
}

/** Something that became known after the year was closed: what, why it came late, and who filed it under which closing. */
export type LateNote = { what: string; reason: string; filedAt: string; filedBy: string; closingNumber: number }

/** 附：期后事项. Nothing of it is in a figure above. */
export function writeLateNotes(w: DocumentWriter, notes: readonly LateNote[]): void {
  if (notes.length === 0) return
  const small = { style: 'AnnexText' }
  const left = { ...small, alignment: AlignmentType.LEFT }
  w.add(paragraph('Heading1', [run('附：期后事项')], { indent: { firstLine: 0, firstLineChars: 0 } }))
  w.body('以下事项在关账后获知，未计入本报告的数据和得分。')
  const header = ['序号', '事项', '原因', '登记'].map((name) => cell(name, small))
  const rows = notes.map(({ what, reason, filedAt, filedBy, closingNumber }, index) => {
    const filed = `${chineseDayOf(filedAt)}，${filedBy}（第${closingNumber}版关账后）`
    return row([cell(String(index + 1), small), ...[clauseOf(what), clauseOf(reason), filed].map((words) => cell(words, left))])
  })
  w.add(table([8, 60, 52, 36], [row(header, true), ...rows]))
}

/** An address stands once beside neighbouring figures that share it, for 6 rows at most: on a new page it should be in sight again. */
function spansOf(traces: string[]): number[] {
  const spans: number[] = []
  let first = 0
  for (const [index, trace] of traces.entries()) {
    if (index === 0 || trace !== traces[first] || spans[first] === 6) first = index
    spans[index] = 0
    spans[first] = (spans[first] ?? 0) + 1
  }
  return spans
}
