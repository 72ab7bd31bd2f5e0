import type { Answers } from '../surveys/schema.ts'
import type { AskedQuestion } from './schema.ts'

/** The letters of one answer in words, and of all of them together: a form of somebody unknown stays well below what the door reads of strangers. */
export const mostLetters = 2000
export const mostLettersTogether = 15_000

/** missing: it has to be answered. unfit: it is none of what the question offers. long: more words than one survey takes. */
export type RefusedAnswer = 'missing' | 'unfit' | 'long'
type Asked = Pick<AskedQuestion, 'id' | 'kind' | 'required' | 'fullScore'> & { options: { id: string }[] }

/** What is wrong with answers to these questions, by the question's id; nothing of it where all is well. Both sides ask it. */
export function refusedAnswers(questions: readonly Asked[], answers: Answers): Record<string, RefusedAnswer> {
  const refused: Record<string, RefusedAnswer> = {}
  for (const id of Object.keys(answers)) if (!questions.some((question) => question.id === id)) refused[id] = 'unfit'
  let letters = 0
  for (const question of questions) {
    const answer = answers[question.id]
    if (isEmpty(answer)) {
      if (question.required) refused[question.id] = 'missing'
    } else if (!fits(question, answer)) refused[question.id] = 'unfit'
    else if (question.kind === 'text' && typeof answer === 'string') {
      letters += answer.length
      if (answer.length > mostLetters || letters > mostLettersTogether) refused[question.id] = 'long'
    }
  }
  return refused
}

const isEmpty = (answer: Answers[string] | undefined): boolean =>
  answer === undefined || (typeof answer === 'string' && answer.trim() === '') || (Array.isArray(answer) && answer.length === 0)

function fits({ kind, fullScore, options }: Asked, answer: Answers[string] | undefined): boolean {
  const offered = (id: string) => options.some((option) => option.id === id)
  if (kind === 'score') return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= (fullScore ?? 0)
  if (kind === 'choice') return typeof answer === 'string' && offered(answer)
  if (kind === 'multiple') return Array.isArray(answer) && answer.every(offered) && new Set(answer).size === answer.length
  return typeof answer === 'string' && !answer.includes('\u0000')
}

/** How long answering takes, in minutes: a tap takes ten seconds, a sentence half a minute. */
export function minutesFor(questions: readonly Pick<AskedQuestion, 'kind'>[]): number {
  const seconds = questions.reduce((sum, { kind }) => sum + (kind === 'text' ? 30 : 10), 15)
  return Math.max(1, Math.ceil(seconds / 60))
}

/** What somebody would answer anew if it changed: not the wording. */
export const shapeOf = ({ kind, required, fullScore, options }: Asked): string =>
  [kind, required, fullScore, ...options.map(({ id }) => id).sort()].join(' ')
