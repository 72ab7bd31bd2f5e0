import { type WriteSheet, writeXlsx } from 'hucre'
import { type Drawing, drawing, heightOf, known, measured, onPaper, rateOf, rowHeight, tenThousands } from '../evaluations/form/cells.ts'
import { levelsOf, nameOf, unitAfterNumber } from '../evaluations/report/figures.ts'
import { chineseDay, chineseDayOf, clauseOf } from '../evaluations/report/words.ts'
import type { Printable } from './figures.ts'
import { outlookText, textFor } from './report.ts'
import type { MonitoredItem, MonitoringText } from './schema.ts'

const name = '绩效运行监控表'
/** Widths of columns A to J, in characters of Excel (half a Chinese one). */
const widths = [8, 12, 25, 13, 15, 13, 16, 46, 18, 16]
const wide = widths.length

/** 绩效运行监控表 as an .xlsx, a pure view of a snapshot and its texts: values only, no formulas. */
export async function makeMonitoringForm(printed: Printable): Promise<Uint8Array> {
  const { sheet, names } = monitoringSheet(printed)
  return writeXlsx({
    sheets: [sheet],
    namedRanges: names,
    defaultFont: { name: '宋体', size: 10 },
    properties: { title: `${printed.content.year}年1-6月${name}`, creator: printed.content.project.unit },
  })
}

function monitoringSheet(printed: Printable): { sheet: WriteSheet; names: Drawing['names'] } {
  const d = drawing(name)
  const heights = new Map<number, number>([[0, 34]])
  writeHead(d, printed)
  const header = writeFunds(d, printed, 4)
  const end = writeItems(d, printed, header, heights)
  d.put(end, 0, noteOf(printed), { columns: wide, align: 'left', size: 9, plain: true })
  heights.set(end, 36)
  const foot = `校验值：${printed.head.hash.slice(0, 12)}`
  return { names: d.names, sheet: { ...onPaper(name, d, { widths, heights, header, foot }), view: { showGridLines: false } } }
}

function writeHead({ put }: Drawing, { content: { year, project, asOf } }: Printable): void {
  put(0, 0, name, { columns: wide, size: 20, face: '方正小标宋简体', plain: true })
  put(1, 0, `（${year}年1—6月，截至${chineseDay(asOf)}）`, { columns: wide, size: 11, plain: true })
  put(2, 0, '项目名称', { columns: 2, face: '黑体' })
  put(2, 2, project.level2, { columns: wide - 2, align: 'left' })
  put(3, 0, '主管部门', { columns: 2, face: '黑体' })
  put(3, 2, project.department, { columns: 3, align: 'left' })
  put(3, 5, '实施单位', { columns: 2, face: '黑体' })
  put(3, 7, project.unit, { columns: wide - 7, align: 'left' })
}

/** 资金块: 年初预算数, 调整后预算数, 1–6月执行数, 1–6月执行率, 全年预计执行数, of the whole and of each sub-project. */
function writeFunds({ put, figure }: Drawing, { content: { funds } }: Printable, top: number): number {
  const header = ['年初预算数', '调整后预算数', '1—6月执行数', '1—6月执行率']
  put(top, 0, '项目资金\n（万元）', { columns: 2, rows: funds.lines.length + 2, face: '黑体' })
  put(top, 2, '资金构成', { face: '黑体' })
  for (const [at, words] of header.entries()) put(top, at + 3, words, { face: '黑体' })
  put(top, 7, '全年预计执行数', { columns: 3, face: '黑体' })
  for (const [at, line] of [funds, ...funds.lines].entries()) {
    const row = top + 1 + at
    const key = at === 0 ? '' : `_${at}`
    put(row, 2, 'subProject' in line ? `其中：${line.subProject}` : '年度资金总额', { align: 'left' })
    figure(row, 3, `initial${key}`, tenThousands(line.initialYuan))
    figure(row, 4, `budget${key}`, tenThousands(line.adjustedYuan))
    figure(row, 5, `paid${key}`, tenThousands(line.paidYuan))
    figure(row, 6, `rate${key}`, known(line.ratePercent, rateOf))
    put(row, 7, '', { columns: 3 })
    figure(row, 7, `expected${key}`, known(line.forecast?.value ?? null, tenThousands))
  }
  return top + funds.lines.length + 2
}

function writeItems({ put, figure }: Drawing, { content, texts }: Printable, top: number, heights: Map<number, number>): number {
  const header = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '1—6月执行情况',
    '完成进度',
    '全年预计完成情况',
    '偏差原因分析',
    '完成目标可能性',
    '备注',
  ]
  for (const [at, words] of header.entries()) put(top, at, words, { face: '黑体' })
  let row = top + 1
  for (const first of levelsOf(content.items)) {
    put(row, 0, first.name, { rows: first.items.length })
    for (const second of first.seconds) {
      put(row, 1, second.name, { rows: second.items.length })
      for (const item of second.items) {
        const written = textFor(texts, item)
        const words = [deviationText(item, written), outlookText(item, written), remarkOf(item)] as const
        writeFigures({ figure }, item, row)
        put(row, 2, item.name, { align: 'left' })
        put(row, 7, words[0], { align: 'left', size: 9 })
        put(row, 8, words[1], { size: 9 })
        put(row, 9, words[2], { size: 9 })
        const needed = words.map((text, at) => heightOf(text, widths[7 + at] ?? 10, 9))
        heights.set(row, Math.max(rowHeight, ...needed, heightOf(item.name, widths[2] ?? 0)))
        row += 1
      }
    }
  }
  return row
}

function writeFigures({ figure }: Pick<Drawing, 'figure'>, item: MonitoredItem, row: number): void {
  const unit = unitAfterNumber(item.unit)
  const key = (word: string) => `${nameOf(item.code)}_${word}`
  const inUnit = (value: string) => measured(value, unit)
  figure(row, 3, key('target'), measured(item.target, unit, item.operator === '=' ? '' : item.operator))
  figure(row, 4, key('actual'), known(item.actual, inUnit))
  figure(
    row,
    5,
    key('progress'),
    known(item.progressPercent, (value) => measured(value, '%')),
  )
  figure(row, 6, key('forecast'), known(item.forecast?.value ?? null, inUnit))
}

/** 偏差原因分析, with what is done about it and by when. */
function deviationText({ isBehind }: MonitoredItem, written: MonitoringText | undefined): string {
  const due = written?.measureDue ? `（${chineseDay(written.measureDue)}前完成）` : ''
  const part = (title: string, words: string) => (words !== '' ? `${title}：${words}。` : isBehind ? `${title}：（未填写）` : '')
  const measure = clauseOf(written?.measure ?? '')
  return [part('偏差原因', clauseOf(written?.cause ?? '')), part('改进措施', measure && measure + due)].filter(Boolean).join('\n')
}

const remarkOf = ({ actual, isBehind, duePercent }: MonitoredItem): string =>
  actual === null ? '期间内没有记录' : isBehind ? `滞后于${duePercent === '100' ? '指标值' : '序时进度'}` : ''

const noteOf = ({ head, content }: Printable): string =>
  `注：序时进度${content.duePercent}%；按年累计的指标对照序时进度，比率和存量指标对照年度指标值。全年预计由1—6月的数据推算。` +
  `数据取自监控快照第${head.number}版（${chineseDayOf(head.taken.at)}由${head.taken.by}生成，校验值${head.hash.slice(0, 12)}）${head.reviewed ? `，${chineseDayOf(head.reviewed.at)}由${head.reviewed.by}审核` : ''}。`
