import { Decimal } from '../money.ts'
import { fullScoreOf } from './rules.ts'
import { noTexts, type Question, type ToldQuestion } from './schema.ts'

/** An answer that counts, as it is kept. */
export type Kept = { id: string; organisationName: string; revision: number | null; answers: Record<string, unknown> }
/** How each question was answered: the survey's own ones, then those that came with imports, by their headings. */
export function distributionOf(questions: readonly Question[], responses: readonly Kept[]): ToldQuestion[] {
  const own = responses.filter(({ revision }) => revision !== null)
  const foreign = responses.filter(({ revision }) => revision === null)
  return [...questions.map((question) => toldOf(question, own)), ...toldByHeading(foreign)]
}

function toldOf(question: Question, responses: readonly Kept[]): ToldQuestion {
  const given = responses.flatMap((row) => (isGiven(row.answers[question.id]) ? [{ row, value: row.answers[question.id] }] : []))
  const { id, title, kind, counts, options } = question
  const points = kind === 'score' ? given.map(({ value }) => Number(value)) : given.flatMap(({ value }) => optionPoints(question, value))
  const isScored = kind === 'score' || counts
  const scale =
    kind === 'score' && (question.fullScore ?? 0) <= 10 ? Array.from({ length: question.fullScore ?? 0 }, (_, at) => at + 1) : []
  const times = (test: (value: unknown) => boolean) => given.filter(({ value }) => test(value)).length
  const has = (value: unknown, option: string) => (Array.isArray(value) ? value.includes(option) : value === option)
  return {
    ...{ id, title, kind, counts, answered: given.length },
    average:
      isScored && points.length > 0
        ? Decimal.sum(...points)
            .div(points.length)
            .toFixed(2)
        : null,
    fullScore: kind === 'score' ? question.fullScore : fullScoreOf(question),
    choices: [
      ...scale.map((point) => ({ title: { ...noTexts, 'zh-Hans': String(point) }, count: times((value) => Number(value) === point) })),
      ...options.map((option) => ({ title: option.title, count: times((value) => has(value, option.id)) })),
    ],
    words: kind === 'text' ? given.map(({ row, value }) => wordsOf(row, String(value))) : [],
  }
}
const optionPoints = ({ counts, options }: Question, value: unknown): number[] =>
  counts ? options.flatMap((option) => (option.id === value && option.points !== null ? [option.points] : [])) : []
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
const wordsOf = ({ id, organisationName }: Kept, text: string) => ({ responseId: id, organisationName, text })

/** Up to this many different answers are told as choices; more are words. */
const mostChoices = 12

function toldByHeading(responses: readonly Kept[]): ToldQuestion[] {
  const headings = [...new Set(responses.flatMap(({ answers }) => Object.keys(answers)))]
  return headings.map((heading) => {
    const given = responses.flatMap((row) => (isGiven(row.answers[heading]) ? [{ row, value: row.answers[heading] }] : []))
    const values = given.flatMap(({ value }) => (Array.isArray(value) ? value : [value]).map(String))
    const counted = [...Map.groupBy(values, (value) => value)].sort(([a], [b]) => a.localeCompare(b, 'zh-Hans', { numeric: true }))
    const areWords = counted.length > mostChoices || (counted.length === values.length && values.length > 1)
    const isMany = given.some(({ value }) => Array.isArray(value))
    return {
      ...{ id: heading, title: { ...noTexts, 'zh-Hans': heading }, counts: false, answered: given.length, average: null, fullScore: null },
      kind: areWords ? 'text' : isMany ? 'multiple' : 'choice',
      choices: areWords ? [] : counted.map(([value, same]) => ({ title: { ...noTexts, 'zh-Hans': value }, count: same.length })),
      words: areWords ? given.map(({ row, value }) => wordsOf(row, [value].flat().join('、'))) : [],
    }
  })
}
