import { halfWidth } from './plain-spans.ts'
import type { Finding, LintFigure, LintParagraph } from './schema.ts'

const names: Record<string, string> = { 优: '优', 优秀: '优', 良: '良', 良好: '良', 中: '中', 中等: '中', 差: '差' }
const said =
  /(?:自评结果|评价结果|评价等级|评定等级|自评等级|等级|结果)(?:评定|综合评定|最终)?(?:为|是|[：:])\s*[“"「]?(优秀|优|良好|良|中等|中|差)(?=[”"」，。；、）)\s]|等次|等级|级|档|$)|评(?:定)?为[“"「]?(优秀|优|良好|良|中等|中|差)(?=[”"」，。；、）)\s]|等次|等级|级|档|$)/g

/** Grades in prose that are not the one that the total comes to. */
export function gradeFindings(paragraphs: LintParagraph[], figures: ReadonlyMap<string, LintFigure>, canBind: boolean): Finding[] {
  const grade = figures.get('grade')
  if (!grade) return []
  return paragraphs.flatMap(({ key, text }) =>
    [...halfWidth(text).matchAll(said)].flatMap((match): Finding[] => {
      const found = match[1] ?? match[2] ?? ''
      if (names[found] === grade.text) return []
      const from = match.index + match[0].lastIndexOf(found)
      const wanted = grade.text ?? '暂不评定'
      const mend = canBind && grade.text !== null ? '{{grade}}' : wanted
      return [{ rule: 'grade', paragraph: key, from, to: from + found.length, found, wanted, mend, figure: 'grade' }]
    }),
  )
}
