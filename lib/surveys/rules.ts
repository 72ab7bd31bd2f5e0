import type { Day } from '../day.ts'
import type { Answers, Option, Question, Survey, SurveyLanguage, Texts } from './schema.ts'

/** A text as somebody reads it who chose a language: 繁體 and English fall back to 简体. */
export const textIn = (texts: Texts, language: SurveyLanguage): string => texts[language].trim() || texts['zh-Hans'].trim()

/** A survey's title for who reads that language. */
export function titleIn({ title, titleHant, titleEn }: Pick<Survey, 'title' | 'titleHant' | 'titleEn'>, language: SurveyLanguage): string {
  if (language === 'zh-Hans') return title
  return (language === 'en' ? titleEn : titleHant) || title
}

/** early, open or over for the public; draft while it is not published, closed once somebody closed it. */
export type SurveyState = 'draft' | 'early' | 'open' | 'over' | 'closed'
export function stateOf({ status, opensOn, closesOn }: Pick<Survey, 'status' | 'opensOn' | 'closesOn'>, day: Day): SurveyState {
  if (status !== 'published') return status
  if (opensOn && day < opensOn) return 'early'
  return closesOn && day > closesOn ? 'over' : 'open'
}

/** How many were asked: what somebody gave with its source, else the invitations; null when nobody knows. */
export const populationOf = ({ askedCount, invited }: Pick<Survey, 'askedCount' | 'invited'>): number | null =>
  askedCount ?? (invited || null)

/** The kinds of questions whose answers may be part of the satisfaction. */
export const mayCount = (kind: Question['kind']): boolean => kind === 'score' || kind === 'choice'
export const hasOptions = (kind: Question['kind']): boolean => kind === 'choice' || kind === 'multiple'
/** The most points that a question gives; null for one that does not count. As survey_points (prisma/facts/stamps/surveys.sql) has it. */
export function fullScoreOf({
  kind,
  counts,
  fullScore,
  options,
}: Pick<Question, 'kind' | 'counts' | 'fullScore' | 'options'>): number | null {
  if (!counts || !mayCount(kind)) return null
  return kind === 'score' ? fullScore : pointsOf(options).reduce<number | null>((most, points) => Math.max(most ?? 0, points), null)
}
const pointsOf = (options: readonly Option[]): number[] => options.flatMap(({ points }) => points ?? [])

/** What keeps a survey from being published, each with the place in it: `question` counts from 1. */
export type Problem = {
  reason:
    | 'no_questions'
    | 'no_score'
    | 'no_title'
    | 'few_options'
    | 'no_option_title'
    | 'same_option'
    | 'no_points'
    | 'no_full_score'
    | 'closes_before_opens'
    | 'closes_in_past'
    | 'asked_without_reason'
  question: number
  option: number
}
const problem = (reason: Problem['reason'], question = 0, option = 0): Problem => ({ reason, question, option })

type Checked = Pick<Survey, 'questions' | 'opensOn' | 'closesOn' | 'askedCount' | 'askedReason'>
/** Everything that is wrong with a survey before it goes out on a day, in the order in which it is read. */
export function problemsOf({ questions, opensOn, closesOn, askedCount, askedReason }: Checked, day: Day): Problem[] {
  const found: Problem[] = []
  if (opensOn && closesOn && closesOn < opensOn) found.push(problem('closes_before_opens'))
  else if (closesOn && closesOn < day) found.push(problem('closes_in_past'))
  if (askedCount !== null && !askedReason) found.push(problem('asked_without_reason'))
  return [...found, ...designProblemsOf(questions)]
}

/** What is wrong with the questions alone. */
export function designProblemsOf(questions: readonly Question[]): Problem[] {
  if (questions.length === 0) return [problem('no_questions')]
  const each = questions.flatMap((question, at) => problemsOfQuestion(question, at + 1))
  return questions.some((question) => question.counts && mayCount(question.kind)) ? each : [problem('no_score'), ...each]
}

function problemsOfQuestion({ kind, title, options, fullScore, counts }: Question, at: number): Problem[] {
  const found: Problem[] = title['zh-Hans'].trim() ? [] : [problem('no_title', at)]
  if (kind === 'score' && fullScore === null) found.push(problem('no_full_score', at))
  if (!hasOptions(kind)) return found
  if (options.length < 2) found.push(problem('few_options', at))
  const titles = options.map((option) => option.title['zh-Hans'].trim())
  for (const [place, text] of titles.entries()) {
    if (!text) found.push(problem('no_option_title', at, place + 1))
    else if (titles.indexOf(text) < place) found.push(problem('same_option', at, place + 1))
  }
  if (counts && kind === 'choice' && !pointsOf(options).some((points) => points > 0)) found.push(problem('no_points', at))
  return found
}

/** What decides whether an answer fits a question. */
export type Answerable = Pick<Question, 'id' | 'kind' | 'required' | 'fullScore'> & { options: readonly { id: string }[] }

/** What is wrong with an answer to a question: nothing given where something has to be, or what the question does not offer. */
export function answerProblemOf(
  { kind, required, options, fullScore }: Answerable,
  given: Answers[string] | undefined,
): 'missing' | 'unknown' | null {
  if (given === undefined || given === '' || (Array.isArray(given) && given.length === 0)) return required ? 'missing' : null
  const isOption = (id: unknown) => options.some((option) => option.id === id)
  const fits = {
    score: () => Number.isInteger(given) && Number(given) >= 1 && Number(given) <= (fullScore ?? 0),
    choice: () => isOption(given),
    multiple: () => Array.isArray(given) && given.every(isOption) && new Set(given).size === given.length,
    text: () => typeof given === 'string' && (!required || given.trim() !== ''),
  }
  return fits[kind]() ? null : 'unknown'
}

/** The answers to a survey's questions that are wrong, by the questions' ids. Answers to questions that it does not have are wrong, too. */
export function wrongAnswersOf(questions: readonly Answerable[], answers: Answers): { id: string; problem: 'missing' | 'unknown' }[] {
  const known = new Set(questions.map(({ id }) => id))
  const strangers = Object.keys(answers).filter((id) => !known.has(id))
  return [
    ...questions.flatMap((question) => {
      const found = answerProblemOf(question, answers[question.id])
      return found ? [{ id: question.id, problem: found }] : []
    }),
    ...strangers.map((id) => ({ id, problem: 'unknown' as const })),
  ]
}

/** An answer as it is read in a table: points, words, the titles of what was chosen. Null where there is none. */
export function shownAnswer({ options }: Pick<Question, 'options'>, given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null
  const titleOf = (value: unknown) => options.find(({ id }) => id === value)?.title['zh-Hans'] ?? String(value)
  return Array.isArray(given) ? given.map(titleOf).join('、') : titleOf(given)
}
