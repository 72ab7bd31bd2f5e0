import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, toColumn, today } from '../day.ts'
import { db } from '../db.ts'
import { readPublicLink } from '../public-link.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { noTexts, type Question } from './schema.ts'

testDatabase()
beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
})

const officer = as('officer')
const zh = (text: string) => ({ ...noTexts, 'zh-Hans': text })
const rating = (more: Partial<Question> = {}): Question => ({
  ...{ id: randomUUID(), kind: 'score', required: true, title: zh('总体满意度'), hint: noTexts, options: [], fullScore: 5, counts: true },
  ...more,
})
const option = (title: string, points: number | null) => ({ id: randomUUID(), title: zh(title), points })
const choice = (more: Partial<Question> = {}): Question =>
  rating({ kind: 'choice', fullScore: null, options: [option('满意', 10), option('不满意', 0), option('不了解', null)], ...more })

const settings = (more: object = {}) => ({
  ...{ id: randomUUID(), title: `满意度 ${randomUUID()}`, titleHant: null, titleEn: null, year: 2026, method: 'mean' as const },
  ...{ satisfiedFromPercent: 80, opensOn: null, closesOn: null, askedCount: null, askedReason: null, ...more },
})
/** A draft with these questions, and published unless it says otherwise. */
async function survey(questions: Question[], more: object = {}, isPublished = true) {
  const logged = await officer.surveys.log(settings(more))
  const drawn = await officer.surveys.design({ id: logged.id, version: logged.version, intro: noTexts, questions })
  return isPublished ? officer.surveys.publish({ id: drawn.id, version: drawn.version }) : drawn
}
const entry = (surveyId: string, answers: Record<string, number | string | string[]>, more: object = {}) => ({
  ...{
    id: randomUUID(),
    surveyId,
    organisationId: null,
    organisationName: `机构 ${randomUUID()}`,
    submittedAt: new Date().toISOString(),
    answers,
  },
  ...more,
})

describe('designing', () => {
  test('keeps the questions, and the audit names who did it', async () => {
    const question = choice()
    const made = await survey([question], {}, false)
    expect(made.questions).toEqual([question])
    const audit = await db().auditEntry.findMany({ where: { recordId: made.id, operation: 'surveys.design' } })
    expect(audit).toMatchObject([{ actor: 'test-officer', source: 'surveys' }])
  })

  test('a stale one is refused with the present survey, and nothing is written', async () => {
    const made = await survey([rating()], {}, false)
    const stale = officer.surveys.design({ id: made.id, version: 1, intro: noTexts, questions: [] })
    await expect(stale).rejects.toMatchObject({ code: 'STALE', data: { current: { version: made.version } } })
    expect((await officer.surveys.get({ id: made.id })).questions).toHaveLength(1)
  })

  test('two questions of one id are refused', async () => {
    const question = rating()
    await expect(survey([question, question])).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('what the public sees cannot lose its last question or a title', async () => {
    const made = await survey([rating()])
    const at = { id: made.id, version: made.version, intro: noTexts }
    expect(await codeOf(officer.surveys.design({ ...at, questions: [] }))).toBe('SURVEY_INCOMPLETE')
    expect(await codeOf(officer.surveys.design({ ...at, questions: [rating({ title: noTexts })] }))).toBe('SURVEY_INCOMPLETE')
    expect((await officer.surveys.get({ id: made.id })).questions).toEqual(made.questions)
  })

  test('new wording, order and points of a published survey leave its revision; a new question or option counts it up', async () => {
    const [first, second] = [rating(), choice()]
    const made = await survey([first, second])
    const change = async (questions: Question[], version: number) =>
      officer.surveys.design({ id: made.id, version, intro: zh('您好'), questions })
    const [best, ...others] = second.options
    const repriced = { ...second, options: [{ ...best, points: 8 } as (typeof second.options)[number], ...others] }
    const reworded = await change([repriced, { ...first, title: zh('总的来说') }], made.version)
    expect(reworded.revision).toBe(1)
    const longer = await change([...reworded.questions, rating({ required: false })], reworded.version)
    expect(longer.revision).toBe(2)
    const fewer = await change(
      longer.questions.map((one) => ({ ...one, options: one.options.slice(0, 2) })),
      longer.version,
    )
    expect(fewer.revision).toBe(3)
  })

  test('繁體 is drafted from 简体', async () => {
    expect(await officer.surveys.traditional({ texts: ['您对服务的总体满意度', ''] })).toEqual({ texts: ['您對服務的總體滿意度', ''] })
  })
})

describe('copying', () => {
  test('begins a draft with the same questions and none of the answers; sent twice it is once', async () => {
    const last = await survey([rating()])
    await officer.surveys.enter(entry(last.id, { [last.questions[0]?.id ?? '']: 5 }))
    const ask = { id: randomUUID(), fromId: last.id, title: last.title, year: 2027 }
    const [copy, again] = [await officer.surveys.copy(ask), await officer.surveys.copy(ask)]
    expect(copy).toMatchObject({ status: 'draft', questions: last.questions, opensOn: null, closesOn: null, revision: 1, invited: 0 })
    expect(again).toEqual(copy)
    expect(await db().surveyResponse.count({ where: { surveyId: copy.id } })).toBe(0)
    expect(await codeOf(officer.surveys.copy({ ...ask, id: randomUUID() })), 'the same title in the same year').toBe('DUPLICATE')
  })
})

describe('publishing', () => {
  test.each<[string, Question[], object]>([
    ['no_questions', [], {}],
    ['no_score', [rating({ counts: false })], {}],
    ['no_title', [rating(), rating({ title: zh(' ') })], {}],
    ['few_options', [choice({ options: [option('好', 5)] })], {}],
    ['no_option_title', [choice({ options: [option('好', 5), option(' ', 1)] })], {}],
    ['same_option', [choice({ options: [option('好', 5), option('好', 1)] })], {}],
    ['no_points', [choice({ options: [option('好', 0), option('差', null)] })], {}],
    ['no_full_score', [rating({ fullScore: null })], {}],
    ['closes_in_past', [rating()], { closesOn: plusDays(today(), -1) }],
  ])('is refused: %s', async (reason, questions, more) => {
    const draft = await survey(questions, more, false)
    await expect(officer.surveys.publish({ id: draft.id, version: draft.version })).rejects.toMatchObject({
      code: 'SURVEY_INCOMPLETE',
      data: { params: { reason } },
    })
    expect((await officer.surveys.get({ id: draft.id })).status).toBe('draft')
  })

  test('opens from today unless another day is set; closing and opening again say why', async () => {
    const open = await survey([rating()])
    expect(open).toMatchObject({ status: 'published', opensOn: today(), publishedAt: expect.any(String) })
    const at = { id: open.id, version: open.version }
    expect(await codeOf(officer.surveys.close({ ...at, reason: ' ' })).catch(() => 'BAD_REQUEST')).toBe('BAD_REQUEST')
    const closed = await officer.surveys.close({ ...at, reason: '已收齐' })
    expect(closed).toMatchObject({ status: 'closed', statusNote: '已收齐' })
    const later = { id: closed.id, version: closed.version, reason: '补收两份' }
    expect(await codeOf(officer.surveys.reopen({ ...later, closesOn: plusDays(today(), -1) }))).toBe('RULE_BROKEN')
    expect(await officer.surveys.reopen({ ...later, closesOn: today() })).toMatchObject({ status: 'published', closesOn: today() })
  })

  test('a survey cannot close before it opens, or say how many were asked without saying whence', async () => {
    expect(await codeOf(officer.surveys.log(settings({ opensOn: '2026-05-02', closesOn: '2026-05-01' })))).toBe('RULE_BROKEN')
    expect(await codeOf(officer.surveys.log(settings({ askedCount: 18 })))).toBe('RULE_BROKEN')
  })

  test('a new round ends the open links before it', async () => {
    const made = await survey([rating()])
    const tokenOf = async () => (await officer.surveys.link({ id: made.id })).address.split('/').at(-1) ?? ''
    const before = await tokenOf()
    await officer.surveys.renewLink({ id: made.id, version: made.version })
    expect(readPublicLink('survey', before)).toEqual({ id: made.id, round: 1 })
    expect(readPublicLink('survey', await tokenOf())).toEqual({ id: made.id, round: 2 })
    expect(readPublicLink('invitation', before), 'an open link is no invitation').toBeNull()
  })
})

describe('an answer', () => {
  test('is scored by the database from the questions that count and were answered', async () => {
    const [overall, staff, wish] = [
      rating(),
      choice({ required: false }),
      rating({ kind: 'text', counts: false, required: false, fullScore: null }),
    ]
    const made = await survey([overall, staff, wish])
    const given = { [overall.id]: 4, [staff.id]: staff.options[0]?.id ?? '', [wish.id]: '多办沙龙' }
    expect(await officer.surveys.enter(entry(made.id, given))).toMatchObject({ score: '14', fullScore: '15', satisfied: true, via: 'form' })
    const unsure = { [overall.id]: 3, [staff.id]: staff.options[2]?.id ?? '' }
    expect(await officer.surveys.enter(entry(made.id, unsure))).toMatchObject({ score: '3', fullScore: '5', satisfied: false })
  })

  test.each([
    ['without a required one', () => ({}), 'missing'],
    ['beyond the scale', (id: string) => ({ [id]: 6 }), 'unknown'],
    ['of half a point', (id: string) => ({ [id]: 4.5 }), 'unknown'],
    ['to a question that is not there', (id: string) => ({ [id]: 5, [randomUUID()]: 5 }), 'unknown'],
  ])('%s is refused, and nothing is written', async (_, given, reason) => {
    const made = await survey([rating()])
    await expect(officer.surveys.enter(entry(made.id, given(made.questions[0]?.id ?? '')))).rejects.toMatchObject({
      code: 'SURVEY_ANSWERS',
      data: { params: { reason } },
    })
    expect(await db().surveyResponse.count({ where: { surveyId: made.id } })).toBe(0)
  })

  test('is scored anew when points change, and a typed score is refused where questions give it', async () => {
    const question = choice()
    const made = await survey([question])
    const { id } = await officer.surveys.enter(entry(made.id, { [question.id]: question.options[0]?.id ?? '' }))
    const options = question.options.map((one, at) => (at === 1 ? { ...one, points: 20 } : one))
    await officer.surveys.design({ id: made.id, version: made.version, intro: noTexts, questions: [{ ...question, options }] })
    expect(await officer.responses.get({ id })).toMatchObject({ score: '10', fullScore: '20', satisfied: false })
    const { answers: _, ...typed } = entry(made.id, {})
    expect(await codeOf(officer.responses.log({ ...typed, score: '50', fullScore: '50' }))).toBe('RULE_BROKEN')
  })

  test('of an imported questionnaire keeps its own score', async () => {
    const logged = await officer.surveys.log(settings())
    const { answers: _, ...typed } = entry(logged.id, {})
    const { id } = await officer.responses.log({ ...typed, score: '45', fullScore: '50' })
    await officer.surveys.design({ id: logged.id, version: logged.version, intro: noTexts, questions: [rating()] })
    expect(await officer.responses.get({ id })).toMatchObject({ score: '45', fullScore: '50', satisfied: true })
  })
})

describe('invitations', () => {
  test('every resident gets one link of its own, once; who was asked is the population', async () => {
    for (const [name, stage] of [
      ['甲会', 'resident'],
      ['乙会', 'resident'],
      ['丙会', 'left'],
    ] as const)
      await db().organisation.create({ data: { code: randomUUID(), name, kind: 'chamber', region: 'macao', stage } })
    const made = await survey([rating()])
    expect(await officer.surveyInvitations.inviteResidents({ surveyId: made.id })).toEqual({ invited: 2, already: 0 })
    expect(await officer.surveyInvitations.inviteResidents({ surveyId: made.id })).toEqual({ invited: 0, already: 2 })
    const [first, second] = await officer.surveyInvitations.list({ surveyId: made.id })
    expect([first?.organisationName, second?.organisationName].sort()).toEqual(['乙会', '甲会'].sort())
    const tokenOf = (address = '') => address.split('/').at(-1) ?? ''
    expect(readPublicLink('invitation', tokenOf(first?.address))).toEqual({ id: first?.id, round: 1 })
    if (!first) throw new Error('nobody is invited')

    const [sent] = await officer.surveyInvitations.markSent({
      rows: [{ id: first.id, version: first.version }],
      isSent: true,
      note: '微信',
    })
    expect(sent).toMatchObject({ sentNote: '微信', sentAt: expect.any(String) })
    await officer.surveys.enter(
      entry(
        made.id,
        { [made.questions[0]?.id ?? '']: 5 },
        { organisationId: first.organisationId, organisationName: first.organisationName },
      ),
    )
    const [told] = await officer.surveyInvitations.list({ surveyId: made.id })
    expect(told).toMatchObject({ answerAt: expect.any(String), answeredAt: null })
    expect(await officer.surveys.results({ id: made.id })).toMatchObject({ responses: '1', population: 2, rate: '50' })

    const at = { id: first.id, version: sent?.version ?? 0 }
    expect(await codeOf(officer.surveyInvitations.renew({ ...at, version: 99 }))).toBe('STALE')
    expect(await officer.surveyInvitations.renew(at)).toMatchObject({ round: 2, sentAt: null })
    const now = (await officer.surveyInvitations.list({ surveyId: made.id })).find(({ id }) => id === first.id)
    await officer.surveyInvitations.remove({ id: first.id, version: now?.version ?? 0 })
    expect((await officer.surveys.get({ id: made.id })).invited).toBe(1)
    expect(await officer.surveyInvitations.inviteResidents({ surveyId: made.id }), 'who was taken off is asked again').toEqual({
      invited: 1,
      already: 1,
    })
  })

  test('links leave as a file whose cells hold no formula', async () => {
    await db().organisation.create({
      data: { code: randomUUID(), name: '=HYPERLINK("x")', kind: 'chamber', region: 'macao', stage: 'resident' },
    })
    const made = await survey([rating()])
    await officer.surveyInvitations.inviteResidents({ surveyId: made.id })
    const headings = { organisation: '机构', address: '链接', sent: '发送', answered: '答复' }
    const file = await officer.surveyInvitations.export({ surveyId: made.id, format: 'csv', title: '链接', headings })
    expect(await file.text()).toContain(`'=HYPERLINK(`)
  })
})

describe('results', () => {
  test('figures are those of the facts: superseded ones are left out and told, and the method decides', async () => {
    const made = await survey([rating()], { method: 'share_satisfied', satisfiedFromPercent: 80, askedCount: 4, askedReason: '名册' })
    const question = made.questions[0]?.id ?? ''
    const again = { organisationName: '再次作答会' }
    await officer.surveys.enter(entry(made.id, { [question]: 1 }, { ...again, submittedAt: '2026-03-01T02:00:00Z' }))
    await officer.surveys.enter(entry(made.id, { [question]: 5 }, { ...again, submittedAt: '2026-03-02T02:00:00Z' }))
    await officer.surveys.enter(entry(made.id, { [question]: 3 }))
    const told = await as('viewer').surveys.results({ id: made.id })
    expect(told).toMatchObject({
      responses: '2',
      excluded: 1,
      score: '8.00',
      fullScore: '10.00',
      satisfied: '1',
      satisfaction: '50',
      rate: '50',
    })
    expect(told.cautions).toEqual(['low_rate', 'few_answers'])
    expect(told.questions[0]).toMatchObject({
      answered: 2,
      average: '4.00',
      choices: [1, 2, 3, 4, 5].map((at) => ({ count: at === 3 || at === 5 ? 1 : 0 })),
    })
    const [sum] = await db().$queryRaw<{ value: string }[]>`
      select sum(value)::text as value from rollup where measure = 'surveys.responses' and facet = ${told.label}`
    expect(sum?.value).toBe('2')
  })

  test('no group below five is told, neither by itself nor as the rest', async () => {
    const made = await survey([rating()])
    const question = made.questions[0]?.id ?? ''
    const answer = async (region: string, count: number) => {
      for (let at = 0; at < count; at++) {
        const name = randomUUID()
        const { id } = await db().organisation.create({ data: { code: name, name, kind: 'chamber', region, stage: 'left' } })
        await officer.surveys.enter(entry(made.id, { [question]: 4 }, { organisationId: id, organisationName: name }))
      }
    }
    await answer('hongkong', 6)
    await answer('macao', 5)
    await answer('mainland', 1)
    const regions = (await officer.surveys.results({ id: made.id })).breakdowns.find(({ by }) => by === 'region')?.parts
    expect(regions).toEqual([
      { groups: ['hongkong'], answers: 6, satisfaction: '80' },
      { groups: ['macao', 'mainland'], answers: 6, satisfaction: '80' },
    ])
  })

  test('answers leave as a file: a column for each question, formulas made harmless', async () => {
    const made = await survey([rating(), choice({ title: zh('=1+1') })])
    const [first, second] = made.questions
    await officer.surveys.enter(
      entry(made.id, { [first?.id ?? '']: 4, [second?.id ?? '']: second?.options[0]?.id ?? '' }, { organisationName: '@会' }),
    )
    const ask = {
      headings: { organisation: '机构', submitted: '时间', score: '得分', full: '满分', state: '状态' },
      words: { valid: '计入', superseded: '被代替' },
    }
    const text = await (await as('viewer').surveys.exportAnswers({ id: made.id, format: 'csv', ...ask })).text()
    expect(text).toContain(`机构,时间,得分,满分,状态,总体满意度,"'=1+1"`)
    expect(text).toMatch(/'@会",.*,14,15,计入,4,满意/)
  })
})

test('a survey that is not published yet counts nobody as asked; its answers of an earlier name follow it to a new one', async () => {
  const draft = await survey([rating()], { askedCount: 9, askedReason: '名册' }, false)
  const asked = async () => db().$queryRaw<{ excluded: string | null }[]>`select excluded from facts where id = ${draft.id}::uuid`
  expect(await asked()).toEqual([{ excluded: 'survey_draft' }])
  const open = await officer.surveys.publish({ id: draft.id, version: draft.version })
  expect(await asked()).toEqual([{ excluded: null }])
  await officer.surveys.enter(entry(open.id, { [open.questions[0]?.id ?? '']: 5 }))
  await db().survey.update({ where: { id: open.id }, data: { title: '改名', opensOn: toColumn(today()) } })
  const [label] = await db().$queryRaw<
    { facet: string }[]
  >`select distinct facet from facts where source = 'survey_responses' and facet like '%改名'`
  expect(label?.facet).toBe('2026 改名')
})
