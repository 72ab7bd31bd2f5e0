import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, toColumn, today, yearOf } from '../day.ts'
import { db } from '../db.ts'
import { router } from '../router.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { invite, publishedSurvey, tokenOf } from '../testing/surveys.ts'

testDatabase()
beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
})

type Survey = Awaited<ReturnType<typeof publishedSurvey>>
const answer = ({ token, revision, questions }: Survey, fields: Record<string, unknown> = {}) => ({
  ...{ id: randomUUID(), token, revision, language: 'zh-Hant-HK' as const, organisationName: '某某商会' as string | null },
  answers: { [questions.score.id]: 4, [questions.choice.id]: questions.choice.options[0]?.id ?? '' },
  ...fields,
})
const rowsOf = (surveyId: string) => db().surveyResponse.findMany({ where: { surveyId, removedAt: null }, orderBy: { submittedAt: 'asc' } })
const send = (input: Parameters<ReturnType<typeof as>['answers']['send']>[0]) => as(null).answers.send(input)
const open = (token: string) => as(null).answers.open({ token, language: 'en' })

describe('a link to a survey', () => {
  test('shows a stranger what is asked, and neither points nor who answered', async () => {
    const survey = await publishedSurvey({ titleEn: 'Survey', closesOn: toColumn(today()) })
    await send(answer(survey))
    const shown = await open(survey.token)
    expect(shown).toMatchObject({
      title: 'Survey',
      state: 'open',
      opensOn: null,
      closesOn: today(),
      organisationName: null,
      answeredAt: null,
    })
    expect(shown.questions.map(({ title, kind }) => [title, kind])).toEqual([
      ['总体满意度', 'score'],
      ['办事是否及时', 'choice'],
      ['用过哪些服务', 'multiple'],
      ['意见', 'text'],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/points|某某商会|counts/)
  })

  test('of an organisation names it, and once used says when', async () => {
    const survey = await publishedSurvey()
    const { token } = await invite(survey.id, '专属商会')
    expect(await open(token)).toMatchObject({ state: 'open', organisationName: '专属商会', answeredAt: null })
    const { submittedAt } = await send(answer(survey, { token, organisationName: null }))
    expect(await open(token)).toMatchObject({ state: 'used', answeredAt: submittedAt })
  })

  test('ends with its round and its record: a draft, a renewed link, a removed one and a made-up one are all told the same', async () => {
    const draft = await publishedSurvey({ status: 'draft' })
    const renewed = await publishedSurvey({ linkRound: 2 })
    const removed = await publishedSurvey({ removedAt: new Date() })
    const survey = await publishedSurvey()
    const own = await invite(survey.id, '换链接商会')
    await db().surveyInvitation.update({ where: { id: own.id }, data: { round: 2 } })
    const wrong = [tokenOf('survey', renewed.id, 1), tokenOf('invitation', survey.id, 1), 'made-up', '']
    for (const token of [draft.token, removed.token, own.token, ...wrong]) {
      expect(await codeOf(open(token))).toBe('NOT_FOUND')
      expect(await codeOf(send(answer(survey, { token })))).toBe('NOT_FOUND')
    }
    expect(await rowsOf(survey.id)).toEqual([])
  })

  test('keeps the questions to itself before the survey begins', async () => {
    const survey = await publishedSurvey({ opensOn: toColumn(plusDays(today(), 1)) })
    expect(await open(survey.token)).toMatchObject({ state: 'early', opensOn: plusDays(today(), 1), questions: [] })
  })
})

describe('an answer by the open link', () => {
  test('is kept with its score from the survey’s own points, and the audit says that nobody signed it in', async () => {
    const survey = await publishedSurvey()
    const input = answer(survey)
    expect(await send(input)).toEqual({ id: input.id, submittedAt: expect.any(String), replaces: false })
    const [row] = await rowsOf(survey.id)
    expect(row).toMatchObject({ organisationName: '某某商会', via: 'link', language: 'zh-Hant-HK', revision: 1, supersededById: null })
    expect([Number(row?.score), Number(row?.fullScore)]).toEqual([14, 15])
    expect(row?.answers).toEqual(input.answers)
    const audit = await db().auditEntry.findMany({ where: { recordId: input.id } })
    expect(audit).toMatchObject([{ actor: 'nobody', operation: 'answers.send', source: 'survey_responses' }])
    expect(JSON.stringify([row, audit], (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('192.0.2.1')
  })

  test('sent eight times at once under one id it is one, with one receipt, also after the survey has closed', async () => {
    const survey = await publishedSurvey()
    const input = answer(survey)
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => send(input)))
    await db().survey.update({ where: { id: survey.id }, data: { status: 'closed' } })
    for (const other of [...others, await send(input)]) expect(other).toEqual(first)
    expect(await rowsOf(survey.id)).toHaveLength(1)
  })

  test('under an id that another answer has is refused, and that one stays', async () => {
    const survey = await publishedSurvey()
    const input = answer(survey)
    await send(input)
    expect(await codeOf(send({ ...input, answers: { ...input.answers, [survey.questions.score.id]: 1 } }))).toBe('DUPLICATE')
    expect(await codeOf(send(answer(await publishedSurvey(), { id: input.id })))).toBe('DUPLICATE')
    expect((await rowsOf(survey.id)).map((row) => row.answers)).toEqual([input.answers])
  })

  test('of an organisation that answered before takes the earlier one’s place however its name is written, and says so', async () => {
    const survey = await publishedSurvey()
    const first = await send(answer(survey))
    const second = await send(answer(survey, { organisationName: '某某 商會' }))
    expect([first.replaces, second.replaces]).toEqual([false, true])
    expect((await rowsOf(survey.id)).map((row) => row.supersededById)).toEqual([second.id, null])
  })

  test.each(['香港中华总商会', ' 香港 中华　总商会 ', '香港中華總商會', '香港·中华总商会。'])(
    'finds the organisation that stands in the register, typed %s',
    async (typed) => {
      const { id } = await db().organisation.upsert({
        where: { code: 'known' },
        create: { code: 'known', name: '香港中华总商会', kind: 'chamber', region: 'hongkong' },
        update: {},
      })
      const survey = await publishedSurvey()
      await send(answer(survey, { organisationName: typed }))
      expect(await rowsOf(survey.id)).toMatchObject([{ organisationId: id, organisationName: '香港中华总商会' }])
    },
  )

  test.each([
    ['no organisation', { organisationName: null }, 'SURVEY_ANSWERS'],
    ['an organisation of spaces', { organisationName: '  ' }, 'BAD_REQUEST'],
    ['a required question left out', { answers: {} }, 'SURVEY_ANSWERS'],
    ['a question that is not asked', { answers: { [randomUUID()]: 1 } }, 'SURVEY_ANSWERS'],
    ['an id that is none', { id: 'me' }, 'BAD_REQUEST'],
    ['a score of its own making', { answers: { [randomUUID()]: 1e9 } }, 'BAD_REQUEST'],
  ])('is refused with %s, and nothing is written', async (_, fields, code) => {
    const survey = await publishedSurvey()
    await expect(send(answer(survey, fields))).rejects.toMatchObject({ code })
    expect(await rowsOf(survey.id)).toEqual([])
  })

  test.each([
    ['that somebody closed', { status: 'closed' }, 'SURVEY_CLOSED'],
    ['whose last day has passed', { closesOn: toColumn(plusDays(today(), -1)) }, 'SURVEY_CLOSED'],
    ['that has not begun', { opensOn: toColumn(plusDays(today(), 1)) }, 'SURVEY_NOT_OPEN'],
  ])('to a survey %s is refused with the reason, and nothing is written', async (_, fields, code) => {
    const survey = await publishedSurvey(fields)
    expect(await codeOf(send(answer(survey)))).toBe(code)
    expect(await rowsOf(survey.id)).toEqual([])
  })

  test('to questions that changed meanwhile is refused; to the new wording of the same ones it is not', async () => {
    const survey = await publishedSurvey()
    const { score, choice, multiple, text } = survey.questions
    const reworded = [{ ...score, title: { ...score.title, 'zh-Hans': '总的来说' } }, choice, multiple, text]
    await db().survey.update({ where: { id: survey.id }, data: { questions: reworded } })
    await send(answer(survey))
    await db().survey.update({
      where: { id: survey.id },
      data: { questions: [...reworded, { ...text, id: randomUUID(), required: true }] },
    })
    expect(await codeOf(send(answer(survey)))).toBe('SURVEY_CHANGED')
    expect(await rowsOf(survey.id)).toHaveLength(1)
  })

  test('in a closed year is refused, and nothing is written', async () => {
    const survey = await publishedSurvey()
    await db().$executeRaw`update years set closed_at = now() where year = ${yearOf(today())}`
    try {
      expect(await codeOf(send(answer(survey)))).toBe('YEAR_CLOSED')
      expect(await rowsOf(survey.id)).toEqual([])
    } finally {
      await db().$executeRaw`update years set closed_at = null where year = ${yearOf(today())}`
    }
  })
})

describe('an answer by an organisation’s own link', () => {
  test('is that organisation’s whatever name is sent, and the link remembers when', async () => {
    const survey = await publishedSurvey()
    const own = await invite(survey.id, '甲商会')
    const { submittedAt } = await send(answer(survey, { token: own.token, organisationName: '乙商会' }))
    expect(await rowsOf(survey.id)).toMatchObject([
      { organisationId: own.organisationId, organisationName: '甲商会', via: 'invitation', invitationId: own.id },
    ])
    const after = await db().surveyInvitation.findUniqueOrThrow({ where: { id: own.id } })
    expect(after.answeredAt?.toISOString()).toBe(submittedAt)
  })

  test('can be given once: two at the same moment are one and a refusal that says when, and one sent again is still the same', async () => {
    const survey = await publishedSurvey()
    const { token } = await invite(survey.id, '丙商会')
    const inputs = [answer(survey, { token }), answer(survey, { token })]
    const done = await Promise.allSettled(inputs.map(send))
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refusal = done.find((one) => one.status === 'rejected')?.reason
    expect(refusal).toMatchObject({ code: 'LINK_USED', data: { params: { at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) } } })
    const [kept] = await rowsOf(survey.id)
    expect(await rowsOf(survey.id)).toHaveLength(1)
    const input = inputs.find(({ id }) => id === kept?.id)
    if (input) expect((await send(input)).id).toBe(kept?.id)
  })
})

test('an office behind one address sends 600 answers to a survey in ten minutes, and is told how long to wait for more', async () => {
  const survey = await publishedSurvey()
  const office = createRouterClient(router, { context: { ...contextOf(null), address: '203.0.113.9' } })
  const input = answer(survey)
  for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 50 }, () => office.answers.send(input)))
  await expect(office.answers.send(input)).rejects.toMatchObject({
    code: 'TOO_MANY_TRIES',
    data: { params: { seconds: expect.any(Number) } },
  })
  expect(await codeOf(office.answers.send(answer(await publishedSurvey())))).toBe('OK')
  const kept = await db().$queryRaw<{ key: string }[]>`select key from throttles`
  expect(kept.map(({ key }) => key).join(' ')).not.toContain('203.0.113')
})
