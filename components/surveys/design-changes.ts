import { v7 } from 'uuid'
import { mayCount } from '#lib/surveys/rules.ts'
import { noTexts, type Option, type Question, type Texts } from '#lib/surveys/schema.ts'

/** What the builder works on. */
export type Design = { intro: Texts; questions: Question[] }

const wording = (text: string): Texts => ({ ...noTexts, 'zh-Hans': text })
export const newOption = (text = '', points: number | null = null): Option => ({ id: v7(), title: wording(text), points })

/** What a single choice offers at first: the words that everybody knows from such forms, with their usual points. */
const satisfaction: readonly [string, number | null][] = [
  ['非常满意', 5],
  ['满意', 4],
  ['一般', 3],
  ['不满意', 2],
  ['非常不满意', 1],
  ['不了解', null],
]

/** A new question of a kind, ready to be worded. */
export function newQuestion(kind: Question['kind']): Question {
  const offered: Record<Question['kind'], Option[]> = {
    ...{ score: [], text: [], choice: satisfaction.map(([text, points]) => newOption(text, points)), multiple: [newOption(), newOption()] },
  }
  return {
    ...{ id: v7(), kind, required: kind !== 'text', title: noTexts, hint: noTexts, options: offered[kind] },
    ...{ fullScore: kind === 'score' ? 5 : null, counts: mayCount(kind) },
  }
}

/** The same question again under ids of its own. */
export const copyOf = (question: Question): Question => ({
  ...question,
  id: v7(),
  options: question.options.map((option) => ({ ...option, id: v7() })),
})

/** A list with the row at a place moved by one; unchanged at either end. */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): Row[] {
  const row = rows[at]
  const to = at + by
  if (row === undefined || to < 0 || to >= rows.length) return [...rows]
  const next = [...rows]
  next.splice(at, 1)
  next.splice(to, 0, row)
  return next
}

/** Every 简体 text that has no 繁體 yet, and a design with what was drafted for them, in the same order. */
export function withoutTraditional(design: Design): string[] {
  const wanted: string[] = []
  mapped(design, (texts) => {
    if (lacks(texts)) wanted.push(texts['zh-Hans'])
    return texts
  })
  return wanted
}
export function withTraditional(design: Design, drafted: readonly string[]): Design {
  let next = 0
  return mapped(design, (texts) => (lacks(texts) ? { ...texts, 'zh-Hant-HK': drafted[next++] ?? '' } : texts))
}
const lacks = (texts: Texts): boolean => texts['zh-Hans'].trim() !== '' && texts['zh-Hant-HK'].trim() === ''

const mapped = ({ intro, questions }: Design, change: (texts: Texts) => Texts): Design => ({
  intro: change(intro),
  questions: questions.map((question) => ({
    ...question,
    title: change(question.title),
    hint: change(question.hint),
    options: question.options.map((option) => ({ ...option, title: change(option.title) })),
  })),
})
