import { type FileChild, type IPatch, type ParagraphChild, PatchType, TextRun } from 'docx'
import { numbered, type Paragraph, piecesOf } from '../../narratives/rules.ts'
import type { Snapshot } from '../schema.ts'
import { type LateNote, writeAnnex, writeLateNotes } from './annex.ts'
import { fundChart, scoreChart } from './charts.ts'
import { nameOf, type PrintedFigure, unitAfterNumber } from './figures.ts'
import { caption, paragraph, run } from './layout.ts'
import { narrativeOf } from './narrative.ts'
import { fundTable, indicatorTable } from './tables.ts'
import { type BlockTag, partTags, type rowTags, type WordTag } from './tags.ts'
import { chineseDay, chineseDayOf, clauseOf, titleLines } from './words.ts'
import { type DocumentWriter, type Piece, runs } from './writer.ts'

/** Characters of 2号 that fit a line of the title with room to its sides. */
const titleWidth = 16

/** The title without its line breaks; also the document's name. */
export const reportTitle = ({ year, project }: Snapshot): string => `${year}年度${project.department}部门重点项目绩效评价报告`

/** What a closed year's documents show of its SHA-256; an open year has nothing to prove yet. */
export const proofOf = ({ closing }: Snapshot): string => closing?.sha256.slice(0, 12) ?? '未关账'

/** A sentence in place of a tag. */
const inline = (piece: Piece): IPatch => ({ type: PatchType.PARAGRAPH, children: runs(piece) })
const blocks = (children: readonly FileChild[]): IPatch => ({ type: PatchType.DOCUMENT, children })

/** What stands in place of the words about the report. */
export function wordsFor(tag: WordTag, w: DocumentWriter, snapshot: Snapshot): IPatch {
  const { year, asOf, madeAt, project, closing } = snapshot
  const title = (): ParagraphChild[] =>
    titleLines(reportTitle(snapshot), titleWidth).map(
      (text, index) => new TextRun({ text, font: { hint: 'eastAsia' }, break: index === 0 ? 0 : 1 }),
    )
  const words: Record<WordTag, () => IPatch> = {
    标题: () => ({ type: PatchType.PARAGRAPH, children: title() }),
    年度: () => inline(w.mark('c:year', '评价年度', String(year))),
    项目名称: () => inline(project.level2),
    一级项目: () => inline(project.level1),
    主管部门: () => inline(project.department),
    实施单位: () => inline(project.unit),
    日期: () => inline(chineseDayOf(closing?.closedAt ?? madeAt)),
    统计截至: () => inline(chineseDay(asOf)),
    校验码: () => inline(w.mark('c:sha256', '校验码', proofOf(snapshot))),
    状态: () => inline(closing ? `已关账，第${closing.number}版` : '草稿，未关账'),
  }
  return words[tag]()
}

/** A figure in place of its name, with its unit. */
export const figureFor = (key: string, w: DocumentWriter): IPatch => inline(w.amount(key))

/** One row for each sub-project or indicator. */
export function rowsFor(tag: keyof typeof rowTags, w: DocumentWriter, { funds, items }: Snapshot): Record<string, IPatch>[] {
  if (tag === '子项目')
    return funds.lines.map(({ subProject }, index) => {
      const quote = (name: string) => inline(w.quote(`${name}_${index + 1}`))
      const [名称, 年初预算数, 全年预算数] = [inline(subProject), quote('initial'), quote('budget')]
      return { 名称, 年初预算数, 全年预算数, 全年执行数: quote('paid'), 执行率: quote('rate') }
    })
  return items.map((item) => {
    const key = (name: string) => `${nameOf(item.code)}_${name}`
    const operator = item.operator === '=' ? '' : item.operator
    return {
      编号: inline(item.code),
      一级指标: inline(item.level1),
      二级指标: inline(item.level2),
      三级指标: inline(item.name),
      指标值: inline([operator, w.quote(key('target')), unitAfterNumber(item.unit)]),
      实际完成值: inline(w.amount(key('actual'))),
      分值: inline(w.quote(key('weight'))),
      得分: inline(w.quote(key('score'))),
      偏差率: inline(w.quote(key('deviation'))),
      偏差原因: inline(clauseOf(item.cause)),
      改进措施: inline(clauseOf(item.measure)),
      完成时限: inline(item.measureDue ? chineseDay(item.measureDue) : ''),
    }
  })
}

/** What the annex needs beyond the figures. */
export type Annex = { baseUrl: string; lateFacts: readonly LateNote[] }

/** What fills whole paragraphs. The annex lists what was printed until then: ask for it last. */
export function blocksFor(tag: BlockTag, w: DocumentWriter, snapshot: Snapshot, { baseUrl, lateFacts }: Annex): IPatch {
  if (tag === '数据溯源')
    return blocks(
      w.apart(() => {
        writeAnnex(w, baseUrl)
        writeLateNotes(w, lateFacts)
      }),
    )
  if (tag === '资金表') return blocks([fundTable(w, snapshot)])
  if (tag === '指标表') return blocks([indicatorTable(w, snapshot)])
  if (tag === '预算图') return blocks([fundChart(snapshot)])
  if (tag === '得分图') return blocks([scoreChart(snapshot)])
  const part = (partTags as readonly string[]).indexOf(tag)
  return blocks(w.apart(() => writeNarrative(w, snapshot, part < 0 ? null : part)))
}

/** The seven parts, or one of them: paragraphs with their numbers and figures, each in a control of its own, and tables and charts where they belong. */
function writeNarrative(w: DocumentWriter, snapshot: Snapshot, part: number | null): void {
  const paragraphs = narrativeOf(snapshot)
  const lines = Map.groupBy(numbered(paragraphs), ({ key }) => key)
  const names = paragraphs.filter(({ kind }) => kind === 'part').map(({ key }) => key)
  for (const one of paragraphs) {
    if (part !== null && one.key.split('.')[0] !== names[part]) continue
    writeOne(w, snapshot, one, lines.get(one.key) ?? [])
  }
}

const styleOf = { part: 'Heading1', section: 'Heading2', point: 'ReportBody', item: 'ReportBody', body: 'ReportBody' } as const

function writeOne(w: DocumentWriter, snapshot: Snapshot, { key, kind }: Paragraph, lines: ReturnType<typeof numbered>): void {
  const title = lines.map(({ label, text }) => label + text).join('')
  if (kind === 'table') {
    const { unit, table } = found(tables, key)
    w.add(caption(title, unit))
    w.add(table(w, snapshot))
    w.add(paragraph('AnnexText', []))
  } else if (kind === 'chart') {
    w.add(found(charts, key)(snapshot))
    w.add(paragraph('ChartCaption', [run(title)]))
  } else {
    const printed = lines.map(({ label, text }) => paragraph(styleOf[kind], runs([label, pieceOf(w, text)])))
    if (printed.length > 0) w.add(w.around(key, '段落', printed))
  }
}

const tables: Record<string, { table: typeof fundTable; unit?: string }> = {
  'overview.funds.table': { table: fundTable, unit: '万元' },
  'analysis.results.table': { table: indicatorTable },
}
const charts: Record<string, typeof fundChart> = { 'overview.funds.chart': fundChart, 'analysis.results.chart': scoreChart }
function found<One>(all: Record<string, One>, key: string): One {
  const one = all[key]
  if (one === undefined) throw new Error(`Nothing is drawn for ${key}`)
  return one
}

/** A text with its figures in place. One that the year no longer has is named: a hole would read as if nothing were missing. */
const pieceOf = (w: DocumentWriter, text: string): Piece =>
  piecesOf(text).map((piece) => {
    if ('words' in piece) return piece.words
    if (!w.has(piece.key)) return absent(piece.key)
    return piece.unit ? w.amount(piece.key) : w.quote(piece.key)
  })
export const absent = (name: string): string => `〔无此数据：${name}〕`

/** The key of the figure that a tag names: by its key or by its name in words. */
export function figureKeyOf(tag: string, figures: ReadonlyMap<string, PrintedFigure>): string | null {
  if (figures.has(tag)) return tag
  return [...figures.values()].find(({ name }) => name === tag)?.key ?? null
}
