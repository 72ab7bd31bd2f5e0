import QRCode from 'qrcode'
import { z } from 'zod'
import { csvOf, type Table } from '../csv.ts'
import { today } from '../day.ts'
import { fail } from '../errors.ts'
import { query, report } from '../operation.ts'
import { pressedTable } from '../press.ts'
import { recordQueries } from '../record.ts'
import { recordId } from '../shapes.ts'
import { openLinkOf } from './design.ts'
import { resultsOf } from './read.ts'
import { shownAnswer } from './rules.ts'
import { questions, responseInput, responseView, results, surveyInput, surveyView } from './schema.ts'

export const surveyKind = {
  model: 'survey',
  read: 'surveys.read',
  write: 'surveys.write',
  input: surveyInput,
  view: surveyView,
  search: ['title'],
  by: 'year',
} as const
export const surveyQueries = recordQueries(surveyKind)

export const responseKind = {
  model: 'surveyResponse',
  read: 'surveys.read',
  write: 'surveys.write',
  input: responseInput,
  view: responseView,
  search: ['organisationName', 'survey.title'],
  by: 'submittedAt',
  include: { survey: { select: { title: true } } },
} as const
export const responseQueries = recordQueries(responseKind)

/** Where the public answers a survey, for as long as its round of links lasts: the address, and its QR code as an SVG picture. */
export const getSurveyLink = query('surveys.read')
  .input(z.object({ id: recordId }))
  .output(z.object({ address: z.url(), qr: z.string() }))
  .handler(async ({ input: { id }, context: { db } }) => {
    const survey = await db.survey.findUnique({ where: { id, removedAt: null }, select: { id: true, linkRound: true } })
    if (!survey) throw fail('NOT_FOUND')
    const address = openLinkOf(survey)
    return { address, qr: await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) }
  })

/** A survey's figures, how each question was answered, and breakdowns of no group below five answers. */
export const getResults = query('surveys.read')
  .input(z.object({ id: recordId }))
  .output(results)
  .handler(({ input: { id }, context: { db } }) => resultsOf(db, id))

const heading = z.string().min(1).max(100)
/** Every answer of a survey as a spreadsheet: valid and superseded ones, a column for each question. Headings and words are the reader's. */
export const exportAnswers = report('surveys.read')
  .input(
    z.object({
      id: recordId,
      format: z.enum(['xlsx', 'csv']),
      headings: z.object({ organisation: heading, submitted: heading, score: heading, full: heading, state: heading }),
      words: z.object({ valid: heading, superseded: heading }),
    }),
  )
  .output(z.file())
  .handler(async ({ input: { id, format, headings, words }, context: { db } }) => {
    const survey = await db.survey.findUnique({ where: { id } })
    if (!survey) throw fail('NOT_FOUND')
    const asked = questions.parse(survey.questions)
    const found = await db.surveyResponse.findMany({
      where: { surveyId: id, removedAt: null },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    })
    const answers = found.map((row) => row.answers as Record<string, unknown>)
    const known = new Set(asked.map((question) => question.id))
    const others = [...new Set(answers.flatMap(Object.keys))].filter((name) => !known.has(name))
    async function* rows() {
      for (const [at, row] of found.entries()) {
        const given = answers[at] ?? {}
        yield [
          ...[row.organisationName, row.submittedAt.toISOString(), row.score.toFixed(), row.fullScore.toFixed()],
          row.supersededById ? words.superseded : words.valid,
          ...asked.map((question) => shownAnswer(question, given[question.id])),
          ...others.map((name) => (given[name] === undefined ? null : [given[name]].flat().join('、'))),
        ]
      }
    }
    const table: Table = {
      ...{ title: survey.title, notes: [], rows: rows() },
      columns: [
        { heading: headings.organisation, kind: 'text' },
        { heading: headings.submitted, kind: 'instant' },
        { heading: headings.score, kind: 'number' },
        { heading: headings.full, kind: 'number' },
        { heading: headings.state, kind: 'text' },
        ...asked.map(({ title, kind }) => ({
          heading: title['zh-Hans'],
          kind: kind === 'score' ? ('number' as const) : ('text' as const),
        })),
        ...others.map((name) => ({ heading: name, kind: 'text' as const })),
      ],
    }
    const content = await (format === 'csv' ? csvOf(table) : pressedTable(table))
    return new File([content], `${survey.title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim()} ${today()}.${format}`, { type: content.type })
  })
