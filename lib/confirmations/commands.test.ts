import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { type MatchSide, publicLink } from '../public-link.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { confirmationState } from './rules.ts'

testDatabase()
beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
})

const tokenOf = (id: string, side: MatchSide): string => publicLink('confirm', id, side).split('/').at(-1) ?? ''
/** A match that was met, and the tokens of its two sides. */
async function match(fields: Record<string, unknown> = {}) {
  const organisation = await db().organisation.create({
    data: { code: randomUUID(), name: randomUUID(), kind: 'chamber', region: 'macao' },
  })
  const made = await db().match.create({
    data: {
      ...{
        code: randomUUID(),
        organisationId: organisation.id,
        counterpart: '区投资促进局',
        stage: 'met',
        reachedOn: toColumn('2026-04-09'),
      },
      ...fields,
    },
  })
  return { ...made, organisation, resident: tokenOf(made.id, 'resident'), counterpartToken: tokenOf(made.id, 'counterpart') }
}
const yes = (token: string) => ({ token, agrees: true, confirmedBy: '王小明', note: null })
const no = (token: string) => ({ token, agrees: false, confirmedBy: '李大文', note: '日期应为四月十日' })
const answersOf = (matchId: string) => db().matchConfirmation.findMany({ where: { matchId }, orderBy: { side: 'asc' } })
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test.each([
  ['met', null, 'open'],
  ['met', 0, 'open'],
  ['landed', 29.99, 'open'],
  ['met', 30, 'settled'],
  ['ended', null, 'ended'],
  ['ended', 40, 'ended'],
])('a match that is %s, answered %s days ago: %s', (stage, days, state) => {
  const now = new Date()
  expect(confirmationState(stage, days === null ? null : new Date(now.getTime() - days * 86_400_000), now)).toBe(state)
})

describe('a side of a match', () => {
  test('sees by its link whom it met, when and how far it went, and nothing of what the other side said', async () => {
    const { organisation, resident, counterpartToken } = await match()
    await as(null).matches.confirm(no(counterpartToken))
    expect(await as(null).matches.confirmation({ token: resident })).toEqual({
      ...{ side: 'resident', organisation: organisation.name, counterpart: '区投资促进局', reachedOn: '2026-04-09', stage: 'met' },
      ...{ state: 'open', answer: null },
    })
  })

  test('confirms, and the other objects with what is not so: one answer a side, by link, audited under nobody', async () => {
    const { id, resident, counterpartToken } = await match()
    await as(null).matches.confirm(yes(resident))
    await as(null).matches.confirm(no(counterpartToken))
    const answers = await answersOf(id)
    expect(answers).toMatchObject([
      { side: 'counterpart', agrees: false, confirmedBy: '李大文', note: '日期应为四月十日', via: 'link' },
      { side: 'resident', agrees: true, confirmedBy: '王小明', note: null, via: 'link' },
    ])
    const audit = await db().auditEntry.findMany({ where: { recordId: { in: answers.map((answer) => answer.id) } } })
    expect(audit.map(({ actor, operation }) => `${actor} ${operation}`)).toEqual(['nobody matches.confirm', 'nobody matches.confirm'])
  })

  test('changes its answer within 30 days of the first one, and not afterwards', async () => {
    const { id, resident } = await match()
    await as(null).matches.confirm(yes(resident))
    await db().matchConfirmation.updateMany({ where: { matchId: id }, data: { createdAt: daysAgo(29) } })
    expect(await as(null).matches.confirm(no(resident))).toMatchObject({ state: 'open', answer: { agrees: false } })
    await db().matchConfirmation.updateMany({ where: { matchId: id }, data: { createdAt: daysAgo(30) } })
    await expect(as(null).matches.confirm(yes(resident))).rejects.toMatchObject({
      code: 'NOT_OPEN',
      data: { params: { state: 'settled' } },
    })
    expect(await answersOf(id)).toMatchObject([{ agrees: false }])
  })

  test('answers anew when the office removed its answer', async () => {
    const { id, resident } = await match()
    await as(null).matches.confirm(yes(resident))
    await db().matchConfirmation.updateMany({ where: { matchId: id }, data: { removedAt: new Date(), createdAt: daysAgo(60) } })
    expect(await as(null).matches.confirmation({ token: resident })).toMatchObject({ state: 'open', answer: null })
    expect(await as(null).matches.confirm(yes(resident))).toMatchObject({ state: 'open', answer: { agrees: true } })
    expect(await answersOf(id)).toMatchObject([{ removedAt: null }])
  })

  test('is not asked any more once the match has ended', async () => {
    const { id, resident } = await match({ stage: 'ended' })
    expect(await as(null).matches.confirmation({ token: resident })).toMatchObject({ state: 'ended' })
    await expect(as(null).matches.confirm(yes(resident))).rejects.toMatchObject({ code: 'NOT_OPEN', data: { params: { state: 'ended' } } })
    expect(await answersOf(id)).toEqual([])
  })

  test('answers twice at once and has one answer', async () => {
    const { id, resident } = await match()
    const codes = await Promise.all([yes(resident), yes(resident), yes(resident)].map((answer) => codeOf(as(null).matches.confirm(answer))))
    expect(codes).toContain('OK')
    expect(await answersOf(id)).toHaveLength(1)
  })

  test.each([
    ['an objection without a word', { agrees: false, note: null }],
    ['an objection of spaces', { agrees: false, note: '   ' }],
    ['no name', { confirmedBy: ' ' }],
    ['neither yes nor no', { agrees: null }],
    ['a novel', { note: 'x'.repeat(1001) }],
  ])('is refused with %s, and nothing is written', async (_, fields) => {
    const { id, resident } = await match()
    const input = { ...yes(resident), ...fields } as ReturnType<typeof yes>
    await expect(as(null).matches.confirm(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await answersOf(id)).toEqual([])
  })

  test('reaches nothing by a link of another kind, of a removed match or of none', async () => {
    const removed = await match({ removedAt: new Date() })
    const arriving = publicLink('arrive', removed.id, 1).split('/').at(-1) ?? ''
    for (const token of [removed.resident, arriving, tokenOf(randomUUID(), 'resident'), 'x']) {
      expect(await codeOf(as(null).matches.confirmation({ token }))).toBe('NOT_FOUND')
      expect(await codeOf(as(null).matches.confirm(yes(token)))).toBe('NOT_FOUND')
    }
  })
})
