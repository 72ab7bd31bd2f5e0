import { text, wordOf } from '#lib/sheets/cells.ts'
import { instant } from '#lib/sheets/days.ts'
import { computed, defineLayout, type Json, required } from '#lib/sheets/layout.ts'
import { answerKey, type References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { questions } from './schema.ts'
import { answersIn, questionAsked, scoreOf } from './sheet-answers.ts'
import { isUnanswered, pointsOf, questionsOf, type SheetQuestion } from './sheet-questions.ts'

/** An answer as it will be kept; worked out from the questions, which differ from survey to survey. */
type Answer = {
  organisationId: string | null
  organisationName: string
  title: string
  score: number
  fullScore: number
  answers: { [question: string]: Json }
  /** Of a survey that has its own questions: which of their revisions is answered. */
  revision: number | null
}

const columns = {
  submittedAt: required(instant, '提交答卷时间', '提交时间', '结束答题时间', '答题结束时间', '填写时间', '交卷时间'),
  name: computed<string>(),
  answer: computed<Answer>(),
  /** On the first row of a questionnaire: its title. */
  opens: computed<string>(),
}
type SurveyRow = SheetRow<typeof columns>

/** A questionnaire without a title above its table is the yearly one of the residents. */
const yearlyTitle = '入驻机构服务满意度问卷'
/** What the two services add to the questions; addresses and places of origin are not kept. */
const isMeta = (header: string) =>
  /^(序号|编号|所用时间|答题时长|来源|来源详情|来自ip|ip.*|ua|开始答题时间|开始时间|地理位置|省份?|城市|国家|答题渠道|用户类型|用户标识|昵称|openid|自定义字段|总分)$/.test(
    wordOf(header),
  )

/** 问卷星 and 腾讯问卷: a row is an answer. */
export const surveys = defineLayout({
  name: 'surveys',
  after: ['organisations'],
  columns,
  hints: ['问卷', '满意度'],
  label: 'name',
  counts: 'submittedAt',
  prepare: (rows, references) => {
    for (const same of Map.groupBy(rows, (row) => row.sheet).values()) judge(same, references)
  },
  targets: [
    {
      table: 'surveys',
      key: () => ['year', 'title'],
      once: ['method', 'status'],
      draft: (row, { year }) => (row.values.opens ? { year, title: row.values.opens, method: 'mean', status: 'closed' } : null),
    },
    {
      table: 'survey_responses',
      key: () => ['survey_id', 'organisation_name', 'submitted_at'],
      once: ['via'],
      draft: ({ values: { answer, submittedAt } }, references) => {
        const survey = references.surveys.find(({ title }) => title === answer?.title)
        if (!survey || !answer) return null
        return {
          survey_id: survey.id,
          organisation_id: answer.organisationId,
          organisation_name: answer.organisationName,
          submitted_at: submittedAt,
          answers: answer.answers,
          score: String(answer.score),
          full_score: String(answer.fullScore),
          via: 'import',
          revision: answer.revision,
        }
      },
    },
  ],
})

/** Finds out what a questionnaire asks, then scores each answer. */
function judge(rows: SurveyRow[], references: References): void {
  const [first] = rows
  if (!first) return
  const asked = first.others.map(({ header }, at) => ({
    header: isMeta(header) ? '总分' : header,
    answers: rows.map((row) => String(row.others[at]?.value ?? '')),
  }))
  const questions = questionsOf(asked)
  if (!questions.some(({ role }) => role === 'score')) {
    first.refuse(null, 'no_score_questions')
    return
  }
  for (const { header, role, scale, fullScore } of questions) {
    if (role === 'score' && scale === 'numbers') first.warn(null, 'scale_taken', { question: header, full: fullScore })
  }
  if (!questions.some(({ role }) => role === 'organisation')) first.warn(null, 'answers_anonymous')
  for (const row of rows) readAnswer(row, questions, references)
  const title = titleOf(rows, references)
  for (const row of rows) if (row.values.answer) row.values.answer.title = title
  takeOwnQuestions(rows, title, references)
  for (const row of rows) {
    if (row.values.answer?.fullScore !== 0) continue
    row.warn(null, 'nothing_scored')
    row.values.answer = null
  }
  // on a sound row, or the questionnaire would be opened by one that is refused
  const opener = rows.find((row) => row.values.answer && !row.issues.some(({ severity }) => severity === 'refused'))
  if (opener) opener.values.opens = title
}

function readAnswer(row: SurveyRow, questions: SheetQuestion[], references: References): void {
  const answer: Answer = { organisationId: null, organisationName: '', title: '', score: 0, fullScore: 0, answers: {}, revision: null }
  const refuseCell = (at: number, code: string, value: string) => {
    const other = row.others[at]
    row.issues.push({ severity: 'refused', code, params: { value }, cell: other?.cell ?? null, column: other?.header ?? null })
  }
  for (const [at, question] of questions.entries()) {
    const read = text(5000)(row.others[at]?.value ?? null, { unit: null, year: 0, epoch1904: false })
    if (read.refused) refuseCell(at, read.refused.code, '')
    const given = read.value ?? ''
    if (question.header === '总分') continue
    if (question.role === 'organisation') {
      const found = references.organisation(null, given || null)
      row.values.name = given || null
      row.label = given
      if (found === 'unknown' || found === 'disagree') refuseCell(at, 'organisation_unknown', given)
      else if (found) Object.assign(answer, { organisationId: found.id, organisationName: found.name })
      else refuseCell(at, 'cell_empty', '')
      continue
    }
    if (isUnanswered(given)) continue
    answer.answers[question.header] = given.includes('┋') ? given.split('┋') : given
    if (question.role !== 'score') continue
    const points = pointsOf(given, question)
    if (points === null) refuseCell(at, 'not_a_score', given)
    else {
      answer.score += points
      answer.fullScore += question.fullScore
    }
  }
  row.values.answer = answer
}

/** Where the survey has questions of its own, columns that ask them are kept by their ids and scored by them; a file that asks none of them stays as it is. */
function takeOwnQuestions(rows: SurveyRow[], title: string, references: References): void {
  const survey = references.surveys.find((one) => one.title === title)
  const own = questions.parse(survey?.questions ?? [])
  const asked = rows[0]?.others.filter(({ header }) => questionAsked(own, header)) ?? []
  if (!survey || asked.length === 0) return
  const headings = asked.map(({ header }) => header)
  for (const row of rows) {
    // what a column means is known here: the guess about it is not
    for (const issue of row.issues.filter(({ code, column }) => code === 'not_a_score' && headings.includes(column ?? '')))
      row.issues.splice(row.issues.indexOf(issue), 1)
    if (!row.values.answer) continue
    const cells = row.others.map(({ header, value }) => ({ header, value: String(value ?? '').trim() }))
    const { answers, unknown } = answersIn(own, cells)
    for (const { header, value } of unknown) row.warn(null, 'answer_not_offered', { question: header, value })
    Object.assign(row.values.answer, { answers, revision: survey.revision, ...scoreOf(own, answers) })
  }
}

/** The questionnaire that already holds one of these answers, else the title above the table, else the yearly one. */
function titleOf(rows: SurveyRow[], { surveys: known }: References): string {
  const keys = rows.flatMap(({ values }) =>
    values.answer && values.submittedAt ? [answerKey(values.answer.organisationName, values.submittedAt)] : [],
  )
  const same = known.find(({ answers }) => keys.some((key) => answers.has(key)))
  return same?.title ?? rows[0]?.titles[0]?.slice(0, 200) ?? yearlyTitle
}
