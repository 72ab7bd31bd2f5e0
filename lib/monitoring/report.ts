import { Document, Packer } from 'docx'
import { writeAnnex } from '../evaluations/report/annex.ts'
import { levelsOf, nameOf, unitAfterNumber } from '../evaluations/report/figures.ts'
import { paragraph, run, section } from '../evaluations/report/layout.ts'
import { externalStyles, styles } from '../evaluations/report/styles.ts'
import { cell, row, table } from '../evaluations/report/tables.ts'
import { chineseDay, chineseDayOf, clauseOf, titleLines } from '../evaluations/report/words.ts'
import { type DocumentWriter, documentWriter, text } from '../evaluations/report/writer.ts'
import { Decimal } from '../money.ts'
import { figuresOfMonitoring, outlookNames, type Printable } from './figures.ts'
import { heldOutlook } from './rules.ts'
import type { MonitoredItem, MonitoringText } from './schema.ts'

/** Characters of 2号 in a line of the title: the subject above, what it is below. */
const titleWidth = 11
const left = { alignment: 'left' } as const
const unwritten = '（未填写）'
const stateNames = { draft: '草稿', submitted: '已提交，待审核', reviewed: '已审核' } as const

/** The report of 1–6月 as a .docx, in the styles of the year's report: a pure view of a snapshot and its texts. */
export async function makeMonitoringReport(printed: Printable, { baseUrl }: { baseUrl: string }): Promise<Buffer> {
  const { content } = printed
  const w = documentWriter(figuresOfMonitoring(printed), baseUrl)
  const title = `${content.year}年1—6月项目支出绩效运行监控报告`
  for (const line of titleLines(title, titleWidth)) w.add(paragraph('ReportTitle', [run(line)]))
  w.add(paragraph('ReportBody', []))
  writeProject(w, printed)
  writeMoney(w, printed)
  writeTargets(w, printed)
  writeBehind(w, printed)
  writeOutlook(w, printed)
  w.add(paragraph('ReportBody', []))
  w.add(paragraph('ReportSignature', [run(content.project.unit)], { keepNext: true }))
  w.add(paragraph('ReportSignature', [run(chineseDayOf(printed.head.submitted?.at ?? content.madeAt))]))
  writeAnnex(w, baseUrl)
  const { unit } = content.project
  const document = new Document({
    ...{ title, creator: unit, lastModifiedBy: unit, styles, externalStyles, evenAndOddHeaderAndFooters: true },
    sections: [section(w.blocks())],
  })
  return Packer.toBuffer(document)
}

function writeProject(w: DocumentWriter, { head, content }: Printable): void {
  const { project, year, asOf } = content
  w.part('项目概况')
  w.body(
    `${project.level2}为一级预算项目“${project.level1}”下的二级预算项目，主管部门为${project.department}，实施单位为${project.unit}。` +
      `本次监控的期间为${year}年1月1日至${chineseDay(asOf)}，数据取自监控快照第${head.number}版（${chineseDayOf(head.taken.at)}由${head.taken.by}生成，${stateNames[head.state]}，校验值${head.hash.slice(0, 12)}）。`,
  )
}

/** Compared with the calendar, in words: 快于、低于、持平. */
function against(w: DocumentWriter, deviationPoints: string | null) {
  const gap = new Decimal(deviationPoints ?? 0)
  const schedule = text`序时进度（${w.amount('schedule')}）`
  if (gap.isZero()) return text`与${schedule}持平`
  return text`${gap.gt(0) ? '快于' : '低于'}${schedule}${gap.abs().toDecimalPlaces(2).toFixed()}个百分点`
}

function writeMoney(w: DocumentWriter, { content: { funds, asOf } }: Printable): void {
  w.part('预算执行情况')
  w.body(
    text`年初预算${w.amount('initial')}，调整后预算${w.amount('budget')}。截至${chineseDay(asOf)}执行${w.amount('paid')}，${w.clause('rate', () => text`执行率为${w.amount('rate')}，${against(w, funds.deviationPoints)}`)}，预计全年执行${w.amount('expected')}。各子项目情况见${w.nextTable()}。`,
  )
  const header = ['子项目', '年初预算数', '调整后预算数', '1—6月执行数', '1—6月执行率（%）', '全年预计执行数']
  const sums = (suffix: string) => ['initial', 'budget', 'paid', 'rate', 'expected'].map((key) => cell(w.quote(`${key}${suffix}`)))
  w.table(
    '1—6月预算执行情况',
    table(
      [34, 26, 28, 28, 28, 28],
      [
        row(
          header.map((name) => cell(name)),
          true,
        ),
        ...funds.lines.map(({ subProject }, at) => row([cell(subProject, left), ...sums(`_${at + 1}`)])),
        row([cell('合计'), ...sums('')]),
      ],
    ),
    '万元',
  )
}

function writeTargets(w: DocumentWriter, { content, texts }: Printable): void {
  w.part('绩效目标完成情况')
  w.body(
    text`本项目共设绩效指标${w.amount('items')}，${w.clause('target_progress', () => text`按分值加权的绩效目标进度为${w.amount('target_progress')}`)}，进度滞后的指标${w.amount('behind')}，未填报的指标${w.amount('missing')}。按年累计的指标对照序时进度，比率和存量指标对照年度指标值。各项指标情况见${w.nextTable()}。`,
  )
  const header = ['一级指标', '二级指标', '三级指标', '年度指标值', '1—6月执行情况', '完成进度（%）', '全年预计', '完成可能性']
  const rows = levelsOf(content.items).flatMap((first) =>
    first.seconds.flatMap((second, place) =>
      second.items.map((item, at) => {
        const key = (name: string) => `${nameOf(item.code)}_${name}`
        return row([
          ...(at === 0 && place === 0 ? [cell(first.name, { rowSpan: first.items.length })] : []),
          ...(at === 0 ? [cell(second.name, { rowSpan: second.items.length })] : []),
          cell(item.name, left),
          cell([item.operator === '=' ? '' : item.operator, w.quote(key('target')), unitAfterNumber(item.unit)]),
          ...[w.amount(key('actual')), w.quote(key('progress')), w.amount(key('forecast'))].map((piece) => cell(piece)),
          cell(outlookWord(item, textFor(texts, item))),
        ])
      }),
    ),
  )
  w.table(
    '1—6月绩效目标完成情况',
    table(
      [11, 22, 36, 21, 23, 17, 21, 21],
      [
        row(
          header.map((name) => cell(name)),
          true,
        ),
        ...rows,
      ],
    ),
  )
}

/** Everything that is behind schedule, or was written about: cause, measure and its day. */
function writeBehind(w: DocumentWriter, { content: { items }, texts }: Printable): void {
  w.part('偏差原因及改进措施')
  const told = items.filter((item) => item.isBehind || textFor(texts, item)?.cause)
  if (told.length === 0) w.body('在已填报的指标中，没有进度滞后的指标。')
  for (const item of told) {
    const written = textFor(texts, item)
    const due = written?.measureDue ? `，于${chineseDay(written.measureDue)}前完成` : ''
    w.point(
      text`${item.name}。年度指标值${w.amount(`${nameOf(item.code)}_target`)}，1—6月完成${w.amount(`${nameOf(item.code)}_actual`)}，完成进度${w.amount(`${nameOf(item.code)}_progress`)}。偏差原因：${clauseOf(written?.cause ?? '') || unwritten}。改进措施：${clauseOf(written?.measure ?? '') || unwritten}${due}。`,
    )
  }
}

function writeOutlook(w: DocumentWriter, { content: { items }, texts }: Printable): void {
  w.part('全年目标完成预判')
  for (const outlook of ['certain', 'likely', 'unlikely'] as const) {
    const names = items.filter((item) => heldOutlook(item, textFor(texts, item)) === outlook).map(({ name }) => name)
    if (names.length > 0) w.body(`预计${outlookNames[outlook]}的指标${names.length}个：${names.join('、')}。`)
  }
  const open = items.filter((item) => heldOutlook(item, textFor(texts, item)) === null).map(({ name }) => name)
  if (open.length > 0) w.body(`暂不能预判的指标${open.length}个：${open.join('、')}。`)
  const judged = items.flatMap((item) => {
    const written = textFor(texts, item)
    return written?.outlook && written.outlook !== item.outlook ? [{ item, written }] : []
  })
  for (const { item, written } of judged) w.point(`${item.name}：${outlookText(item, written)}。`)
}

export const textFor = (texts: readonly MonitoringText[], { code }: Pick<MonitoredItem, 'code'>) => texts.find((one) => one.code === code)

/** The outlook that holds, in a table's few words. */
function outlookWord(item: Pick<MonitoredItem, 'outlook'>, written: MonitoringText | undefined): string {
  const held = heldOutlook(item, written)
  if (!held) return '未预判'
  return held === item.outlook ? outlookNames[held] : `${outlookNames[held]}（人工判断）`
}

/** The outlook that holds; where a person sees it otherwise than the forecast, why. */
export function outlookText(item: Pick<MonitoredItem, 'outlook'>, written: MonitoringText | undefined): string {
  const held = heldOutlook(item, written)
  if (!held) return '未预判'
  const isOwn = written?.outlook && written.outlook !== item.outlook
  return isOwn ? `${outlookNames[held]}（人工判断：${clauseOf(written.outlookReason)}）` : outlookNames[held]
}
