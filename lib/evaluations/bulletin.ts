import { Document, Packer, type ParagraphChild, TextRun } from 'docx'
import { proofOf } from './report/content.ts'
import { belowTarget } from './report/deviations.ts'
import { figuresOf, nameOf } from './report/figures.ts'
import { paragraph, run, section } from './report/layout.ts'
import { wordsOnly } from './report/narrative.ts'
import { externalStyles, styles } from './report/styles.ts'
import { chineseDay, chineseDayOf, clauseOf, titleLines, widthOf } from './report/words.ts'
import { documentWriter, type Piece, runs, text } from './report/writer.ts'
import type { ScoredItem, Snapshot } from './schema.ts'

/** GB/T 9704: lines on a page, and characters of 3号 in a line. */
const page = { lines: 22, characters: 28 }
const lead = 2 // the first line of a paragraph begins two characters in
/** Lines that are taken by what stands around the text: 主送, 署名, 日期, two blank ones, and one in reserve for another machine's fonts. */
const around = 6

/** A paragraph, and how many characters wide it is. */
type Said = { piece: Piece; width: number }

/** 通报 of a year's result for the office meeting: one page by GB/T 9704, every figure in a content control that leads to its records. */
export async function makeBulletin(whole: Snapshot, { baseUrl }: { baseUrl: string }): Promise<Buffer> {
  const snapshot = wordsOnly(whole)
  const { year, project, closing, madeAt } = snapshot
  const title = titleLines(`关于${year}年度${project.level2}绩效自评结果的通报`, 18)
  const w = documentWriter(figuresOf(snapshot), baseUrl)
  const told = fitting(snapshot, w, page.lines - title.length - around)
  const document = new Document({
    ...{
      title: title.join(''),
      creator: project.unit,
      lastModifiedBy: project.unit,
      styles,
      externalStyles,
      evenAndOddHeaderAndFooters: true,
    },
    sections: [
      section([
        ...title.map((line) => paragraph('ReportTitle', [run(line)])),
        paragraph('ReportBody', []),
        paragraph('ReportBody', [run('主任办公会议：')], { indent: { firstLine: 0 } }),
        ...told.map(({ piece }) => paragraph('ReportBody', runs(piece))),
        paragraph('ReportBody', []),
        paragraph('ReportSignature', [run(project.unit)], { keepNext: true }),
        paragraph(
          'ReportSignature',
          runs([chineseDayOf(closing?.closedAt ?? madeAt), '　校验码：', w.mark('c:sha256', '校验码', proofOf(snapshot))]),
        ),
      ]),
    ],
  })
  return Packer.toBuffer(document)
}

type Writer = ReturnType<typeof documentWriter>

/** How many characters of a cause and of a measure are told: rather all problems in short than one at length. */
const lengths = [
  [40, 40],
  [20, 20],
  [20, 0],
] as const

/** What fits on the page: results whole, then as many problems as there is room for; how many were left out is said. */
function fitting(snapshot: Snapshot, w: Writer, lines: number): Said[] {
  const below = belowTarget(snapshot.items)
  for (let shown = Math.min(5, below.length); shown > 0; shown--) {
    for (const length of lengths) {
      const told = sentences(snapshot, w, below, shown, length)
      if (heightOf(told) <= lines) return told
    }
  }
  return sentences(snapshot, w, below, 0, [0, 0])
}
const heightOf = (told: readonly Said[]): number => told.reduce((sum, { width }) => sum + Math.ceil((width + lead) / page.characters), 0)

/** A heading that runs into its paragraph. */
const headed = (words: string): ParagraphChild => new TextRun({ text: words, font: { eastAsia: '黑体', hint: 'eastAsia' } })

function sentences(
  snapshot: Snapshot,
  w: Writer,
  below: readonly ScoredItem[],
  shown: number,
  [causes, measures]: readonly [number, number],
): Said[] {
  const { year, asOf } = snapshot
  // figures are short: what a sentence takes is told by its words and some digits for each
  const body = (piece: Piece, words: string): Said => ({ piece, width: widthOf(words) })
  const result = text`${headed('一、总体结果。')}${year}年度绩效自评得分${w.amount('total')}，等级为“${w.quote('grade')}”。共设指标${w.amount('items')}，达到指标值${w.amount('met')}，未达到${w.amount('below')}。全年预算${w.amount('budget')}，执行${w.amount('paid')}，执行率${w.amount('rate')}。`
  const reached = text`${headed('二、主要成效。')}截至${chineseDay(asOf)}，常驻商协会机构${w.amount('residents')}，举办“倾”沙龙${w.amount('salons')}，促成对接洽谈${w.amount('matches')}，发布公众号推文${w.amount('articles')}，累计关注${w.amount('followers')}，年度阅读${w.amount('reads')}，服务满意度${w.amount('satisfactionPercent')}。`
  const problems = below.slice(0, shown).map((item, at) => {
    const cause = shortened(clauseOf(item.cause), causes)
    const measure = shortened(clauseOf(item.measure), measures)
    const due = item.measureDue ? `${chineseDay(item.measureDue)}前完成${measure ? '' : '整改'}` : ''
    const told = [cause && `：${cause}`, measure && `；${measure}`, due && `，${due}`].join('')
    const key = nameOf(item.code)
    const piece = text`${at + 1}. ${item.name}${w.amount(`${key}_actual`)}（指标值${w.amount(`${key}_target`)}）${told}。`
    return body(piece, `1. ${item.name}00000（指标值00000）${told}。`)
  })
  const rest = below.length - shown
  const none =
    below.length === 0 ? '各项指标均达到指标值。' : rest > 0 ? `${shown > 0 ? '其余' : '共有'}${rest}项未达标指标见自评报告。` : ''
  const third = '三、未达标指标及整改。'
  return [
    body(
      result,
      '一、总体结果。0000年度绩效自评得分00000，等级为“优”。共设指标000，达到指标值000，未达到000。全年预算00000000，执行00000000，执行率0000。',
    ),
    body(
      reached,
      '二、主要成效。截至0000年00月00日，常驻商协会机构000，举办“倾”沙龙000，促成对接洽谈0000，发布公众号推文000，累计关注0000，年度阅读000000，服务满意度0000。',
    ),
    body([headed(third), none], third + none),
    ...problems,
  ]
}

/** At most so many characters of what somebody wrote; an ellipsis says that there is more. */
const shortened = (words: string, most: number): string =>
  most === 0
    ? ''
    : [...words].length > most
      ? `${[...words]
          .slice(0, most - 1)
          .join('')
          .replace(/[，；、：]+$/u, '')}…`
      : words
