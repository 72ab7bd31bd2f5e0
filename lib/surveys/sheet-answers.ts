import { simplified } from '../han.ts'
import { fullScoreOf, hasOptions } from './rules.ts'
import type { Answers, Question, Texts } from './schema.ts'
import { isUnanswered, pointsOf } from './sheet-questions.ts'

/** A wording without the number, marks and spaces that services print around it, in simplified characters. */
const bare = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase())
    .replace(/^\s*[q题]?\d+\s*[、.,:]\s*/i, '')
    .replace(/[【[(](单选|多选|填空|必答|必填|评分|打分)题?[】\])]/g, '')
    .replace(/^[a-z][.、:]\s*/i, '')
    .replace(/[\s\p{P}*]/gu, '')
/** Whether a cell or heading is one of these wordings; points that a service printed behind an option (非常满意（5分）) are no part of it. */
function says(texts: Texts, written: string): boolean {
  const forms = [bare(written), bare(written.replace(/[（([]\d+\s*分?[)）\]]\s*$/, ''))]
  return Object.values(texts).some((text) => text.trim() !== '' && forms.includes(bare(text)))
}

/** The question that a column asks, by its wording in any of the three languages. */
export const questionAsked = (questions: readonly Question[], header: string): Question | undefined =>
  questions.find(({ title }) => says(title, header))

/** What a cell answers a question with; undefined for what the question does not offer. */
export function answerIn(question: Question, given: string): Answers[string] | undefined {
  if (question.kind === 'text') return given
  if (question.kind === 'score') {
    const fullScore = question.fullScore ?? 0
    return (
      pointsOf(given, { scale: 'numbers', fullScore }) ??
      (fullScore === 5 ? (pointsOf(given, { scale: 'words', fullScore }) ?? undefined) : undefined)
    )
  }
  const chosen = (question.kind === 'multiple' ? given.split(/[┋|;；]/) : [given]).map(
    (one) => question.options.find(({ title }) => says(title, one))?.id,
  )
  if (chosen.some((id) => id === undefined)) return undefined
  return question.kind === 'multiple' ? (chosen as string[]) : chosen[0]
}

/** The points of answers, as the database will compute them (survey_points): so that an import of the same file finds nothing changed. */
export function scoreOf(questions: readonly Question[], answers: Answers): { score: number; fullScore: number } {
  let [score, fullScore] = [0, 0]
  for (const question of questions) {
    const given = answers[question.id]
    const most = fullScoreOf(question)
    if (most === null || given === undefined) continue
    const points = hasOptions(question.kind) ? question.options.find(({ id }) => id === given)?.points : Number(given)
    if (points === null || points === undefined) continue
    score += points
    fullScore += most
  }
  return { score, fullScore }
}

export type Mapped = { answers: Answers; unknown: { header: string; value: string }[] }
/** What a row answers of a survey's own questions, and which cells say nothing that they offer. */
export function answersIn(questions: readonly Question[], cells: readonly { header: string; value: string }[]): Mapped {
  const mapped: Mapped = { answers: {}, unknown: [] }
  for (const { header, value } of cells) {
    const question = questionAsked(questions, header)
    if (!question || isUnanswered(value)) continue
    const answer = answerIn(question, value)
    if (answer === undefined) mapped.unknown.push({ header, value })
    else mapped.answers[question.id] = answer
  }
  return mapped
}
