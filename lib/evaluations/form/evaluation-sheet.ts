import type { WriteSheet } from 'hucre'
import { gradeNames, levelsOf, nameOf, unitAfterNumber, unreported } from '../report/figures.ts'
import { goal } from '../report/project.ts'
import { chineseDayOf } from '../report/words.ts'
import { resultOf } from '../rules.ts'
import type { ScoredItem, Snapshot } from '../schema.ts'
import { type Drawing, drawing, heightOf, known, measured, numeric, onPaper, points, rateOf, rowHeight, tenThousands } from './cells.ts'
import { achievementOf, checkOf, explanationOf, tailOf } from './texts.ts'

const name = '项目支出绩效自评表'
/** Widths of columns A to I, in characters of Excel (half a Chinese one). */
const widths = [8, 13, 23, 12, 12, 12, 8, 11, 56]
/** 项目支出绩效自评表, A4 landscape, one page wide: project, money, aims, indicators, total; with names for the cells that hold figures. */
export function evaluationSheet(snapshot: Snapshot): { sheet: WriteSheet; names: Drawing['names'] } {
  const d = drawing(name)
  const heights = new Map<number, number>()
  writeHead(d, snapshot)
  const goals = writeFunds(d, snapshot, 4)
  const header = writeGoals(d, snapshot, goals, heights)
  const end = writeIndicators(d, snapshot, header, heights)
  const words = note(snapshot)
  d.put(end, 0, words, { columns: 9, align: 'left', size: 9, plain: true })
  heights.set(end, heightOf(words, widthOver(0, 9), 9))
  heights.set(0, 34)
  return {
    names: d.names,
    sheet: { ...onPaper(name, d, { widths, heights, header, foot: checkOf(snapshot) }), view: { showGridLines: false } },
  }
}

function writeHead({ put }: Drawing, { year, project }: Snapshot): void {
  put(0, 0, name, { columns: 9, size: 20, face: '方正小标宋简体', plain: true })
  put(1, 0, `（${year}年度）`, { columns: 9, size: 11, plain: true })
  put(2, 0, '项目名称', { columns: 2, face: '黑体' })
  put(2, 2, project.level2, { columns: 7, align: 'left' })
  put(3, 0, '主管部门', { columns: 2, face: '黑体' })
  put(3, 2, project.department, { columns: 3, align: 'left' })
  put(3, 5, '实施单位', { face: '黑体' })
  put(3, 6, project.unit, { columns: 3, align: 'left' })
}

/** 资金块. Its score is that of the indicator 预算执行率, shown here once more; the total counts it once. */
function writeFunds({ put, figure }: Drawing, { funds, items }: Snapshot, top: number): number {
  const header = ['年初预算数', '全年预算数(A)', '全年执行数(B)', '分值', '执行率(B/A)', '得分']
  put(top, 0, '项目资金\n（万元）', { columns: 2, rows: funds.lines.length + 2, face: '黑体' })
  put(top, 2, '资金构成', { face: '黑体' })
  for (const [index, words] of header.entries()) put(top, index + 3, words, { face: '黑体' })
  const rate = items.find((item) => item.name.includes('预算执行率'))
  for (const [index, line] of [funds, ...funds.lines].entries()) {
    const row = top + 1 + index
    const key = index === 0 ? '' : `_${index}`
    put(row, 2, 'subProject' in line ? `其中：${line.subProject}` : '年度资金总额', { align: 'left' })
    figure(row, 3, `initial${key}`, tenThousands(line.initialYuan))
    figure(row, 4, `budget${key}`, tenThousands(line.adjustedYuan))
    figure(row, 5, `paid${key}`, tenThousands(line.paidYuan))
    put(row, 6, index === 0 && rate ? numeric(rate.weight) : '—')
    figure(row, 7, `rate${key}`, known(line.ratePercent, rateOf))
    put(row, 8, index === 0 && rate ? known(rate.score, points) : '—')
  }
  return top + funds.lines.length + 2
}

function writeGoals({ put }: Drawing, snapshot: Snapshot, top: number, heights: Map<number, number>): number {
  const [aim, reached] = [`${goal}。`, achievementOf(snapshot)]
  put(top, 0, '年度总体目标', { columns: 2, rows: 2, face: '黑体' })
  put(top, 2, '预期目标', { columns: 3, face: '黑体' })
  put(top, 5, '实际完成情况', { columns: 4, face: '黑体' })
  put(top + 1, 2, aim, { columns: 3, align: 'left' })
  put(top + 1, 5, reached, { columns: 4, align: 'left' })
  heights.set(top + 1, Math.max(heightOf(aim, widthOver(2, 3)), heightOf(reached, widthOver(5, 4))))
  return top + 2
}

function writeIndicators({ put, figure }: Drawing, snapshot: Snapshot, top: number, heights: Map<number, number>): number {
  const header = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']
  for (const [index, words] of header.entries()) put(top, index, words, { face: '黑体' })
  put(top, 7, '偏差原因分析及改进措施', { columns: 2, face: '黑体' })
  let row = top + 1
  for (const first of levelsOf(snapshot.items)) {
    put(row, 0, first.name, { rows: first.items.length })
    for (const second of first.seconds) {
      put(row, 1, second.name, { rows: second.items.length })
      for (const item of second.items) {
        const explanation = explanationOf(item)
        writeItem({ put, figure }, item, row)
        put(row, 7, explanation, { columns: 2, align: 'left', size: 9 })
        heights.set(row, Math.max(rowHeight, heightOf(explanation, widthOver(7, 2), 9), heightOf(item.name, widths[2] ?? 0)))
        row += 1
      }
    }
  }
  put(row, 0, '总分', { columns: 5, face: '黑体' })
  figure(row, 5, 'weight', numeric(snapshot.weight))
  figure(row, 6, 'total', known(snapshot.total, points))
  put(row, 7, `评价等级：${snapshot.grade ? gradeNames[snapshot.grade] : unreported}`, { columns: 2 })
  return row + 1
}

function writeItem({ put, figure }: Pick<Drawing, 'put' | 'figure'>, item: ScoredItem, row: number): void {
  const { actual, target, unit: printedUnit } = resultOf(item)
  const unit = unitAfterNumber(printedUnit)
  const key = (name: string) => `${nameOf(item.code)}_${name}`
  put(row, 2, item.name, { align: 'left' })
  figure(row, 3, key('target'), measured(target, unit, item.operator === '=' ? '' : item.operator))
  figure(
    row,
    4,
    key('actual'),
    known(actual, (value) => measured(value, unit)),
  )
  figure(row, 5, key('weight'), numeric(item.weight))
  figure(row, 6, key('score'), known(item.score, points))
}

const note = ({ madeAt, missing, framework, funds }: Snapshot) =>
  `注：项目资金栏的得分即“预算执行率”指标得分，总分不重复计入。${framework ? `分值按“${framework.name}”在各组内同比例折算（依据：${framework.source}）。` : ''}${missing.length > 0 ? '未填报的指标不计分，总分为已填报指标得分之和。' : ''}${tailOf(funds)}填表日期：${chineseDayOf(madeAt)}`

const widthOver = (column: number, count: number) => widths.slice(column, column + count).reduce((a, b) => a + b, 0)
