import { type Answerable, wrongAnswersOf } from '../surveys/rules.ts'
import type { Answers } from '../surveys/schema.ts'
import type { AskedQuestion } from './schema.ts'

/** The letters of one answer in words, and of all of them together: a form of somebody unknown stays well below what the door reads of strangers. */
export const mostLetters = 2000
export const mostLettersTogether = 15_000

/** missing: it has to be answered. unknown: it is none of what the question offers. long: more words than one survey takes. */
export type RefusedAnswer = 'missing' | 'unknown' | 'long'

/** What is wrong with answers to these questions, by the question's id; nothing of it where all is well. Both sides ask it. */
export function refusedAnswers(questions: readonly Answerable[], answers: Answers): Record<string, RefusedAnswer> {
  const refused: Record<string, RefusedAnswer> = {}
  let letters = 0
  for (const { id, kind } of questions) {
    const answer = answers[id]
    if (kind !== 'text' || typeof answer !== 'string') continue
    letters += answer.length
    if (answer.includes('\u0000')) refused[id] = 'unknown'
    if (answer.length > mostLetters || letters > mostLettersTogether) refused[id] = 'long'
  }
  for (const { id, problem } of wrongAnswersOf(questions, answers)) refused[id] = problem
  return refused
}

/** How long answering takes, in minutes: a tap takes ten seconds, a sentence half a minute. */
export function minutesFor(questions: readonly Pick<AskedQuestion, 'kind'>[]): number {
  const seconds = questions.reduce((sum, { kind }) => sum + (kind === 'text' ? 30 : 10), 15)
  return Math.max(1, Math.ceil(seconds / 60))
}

/** What somebody would answer anew if it changed: not the wording. */
export const shapeOf = ({ kind, required, fullScore, options }: Answerable): string =>
  [kind, required, fullScore, ...options.map(({ id }) => id).sort()].join(' ')
