import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '../day.ts'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { mostSignIns } from './schema.ts'

testDatabase()
const officer = as('officer')
const operator = as('operator')
const event = (over: object = {}) => ({
  ...{ id: randomUUID(), code: randomUUID(), title: '“倾”沙龙', kind: 'salon', seriesId: null, heldOn: '2023-05-18' },
  ...{ startsAt: null, endsAt: null, region: null, venue: null, departments: [] as string[], status: 'planned' as const },
  ...{ expectedHeads: null, budgetYuan: null, plan: null, minutes: null, note: null },
  ...over,
})
const logEvent = async (over: object = {}) => (await operator.events.log(event(over))).id
/** The rule that a call breaks. */
async function ruleOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 'none'
  } catch (error) {
    if (isUserError(error)) return error.data.params?.rule ?? error.code
    throw error
  }
}
const audit = (recordId: string) => db().auditEntry.findMany({ where: { recordId }, orderBy: { id: 'asc' } })

const residents = [randomUUID(), randomUUID(), randomUUID()]
const names = ['香港甲商会', '澳门乙协会', '国际丙联合会']
beforeAll(async () => {
  await db().organisation.createMany({
    data: residents.map((id, at) => ({
      id,
      code: `JG-${at}`,
      name: names[at] ?? '',
      kind: 'chamber',
      region: 'hongkong',
      stage: 'resident',
    })),
  })
  await db().organisation.create({ data: { code: 'JG-9', name: '已退出商会', kind: 'chamber', region: 'hongkong', stage: 'left' } })
})

describe('a kind of event', () => {
  const kind = (name: string, over: object = {}) => ({ id: randomUUID(), name, nameEn: null, position: 60, isInUse: true, ...over })

  test.each([
    ['法律大讲堂', 'fa_lv_da_jiang_tang'],
    ['ESG 分享会', 'esg_fen_xiang_hui'],
    ['女企业家沙龙 2.0', 'nv_qi_ye_jia_sha_long_2_0'],
  ])('named %s gets the code %s, which stays when the name changes', async (name, code) => {
    const made = await officer.eventKinds.log(kind(name))
    expect(made).toMatchObject({ code, isInUse: true, version: 1 })
    const { id, nameEn, position, isInUse, version } = made
    expect(await officer.eventKinds.revise({ id, nameEn, position, isInUse, version, name: `${name}（新）` })).toMatchObject({
      code,
      version: 2,
    })
    expect(await audit(id)).toMatchObject([{ operation: 'eventKinds.log' }, { operation: 'eventKinds.revise', actor: 'test-officer' }])
  })

  test('whose name has no sound still gets a code, and the same submission twice makes one', async () => {
    const party = kind('🎉🎉')
    expect((await officer.eventKinds.log(party)).code).toBe(`kind_${party.id.slice(0, 8)}`)
    expect(await officer.eventKinds.log(party)).toMatchObject({ version: 1 })
  })

  test('is taken by events at once; out of use it takes no new ones, and those that have it can still be mended', async () => {
    const made = await officer.eventKinds.log(kind('读书会'))
    const held = await operator.events.log(event({ kind: made.code }))
    expect(held.kindOf).toEqual({ name: '读书会', nameEn: null })
    await officer.eventKinds.revise({ ...kind('读书会'), id: made.id, version: 1, isInUse: false })
    expect(await ruleOf(operator.events.log(event({ kind: made.code })))).toBe('events_kind_in_use')
    expect(await operator.events.revise({ ...event({ kind: made.code }), id: held.id, version: 1, title: '改名' })).toMatchObject({
      version: 2,
    })
  })

  test('that events have is not removed, even when those are removed; an unused one is, and can come back', async () => {
    const made = await officer.eventKinds.log(kind('路演'))
    const held = await operator.events.log(event({ kind: made.code }))
    expect(await ruleOf(officer.eventKinds.remove({ id: made.id, version: 1 }))).toBe('event_kinds_removed_unused')
    await operator.events.remove({ id: held.id, version: 1 })
    expect(await ruleOf(officer.eventKinds.remove({ id: made.id, version: 1 }))).toBe('event_kinds_removed_unused')
    const unused = await officer.eventKinds.log(kind('从未用过'))
    const removed = await officer.eventKinds.remove({ id: unused.id, version: 1 })
    expect(await ruleOf(operator.events.log(event({ kind: unused.code })))).toBe('events_kind_in_use')
    expect(await officer.eventKinds.restore({ id: unused.id, version: removed.version })).toMatchObject({ removedAt: null })
  })

  test('is the office’s: operators only read it', async () => {
    expect(await codeOf(operator.eventKinds.log(kind('私设类别')))).toBe('NOT_ALLOWED')
    expect((await operator.eventKinds.list({})).rows.map(({ code }) => code)).toContain('salon')
  })

  test.each([
    ['that nobody knows', 'party', 'REFERENCE_MISSING'],
    ['in words', '沙龙', 'BAD_REQUEST'],
  ])('%s is refused for an event', async (_, code, refusal) => {
    await expect(operator.events.log(event({ kind: code }))).rejects.toMatchObject({ code: refusal })
  })
})

describe('an event', () => {
  test('tells what it lacks only once it was held', async () => {
    const planned = await operator.events.log(event())
    expect(planned.missing).toEqual([])
    const held = await operator.events.revise({ ...event(), id: planned.id, version: 1, status: 'held' })
    expect(held.missing).toEqual(['sign_in', 'minutes', 'photo'])
  })

  test.each([
    [
      'that ends before it starts',
      { startsAt: '2023-05-18T15:00:00+08:00', endsAt: '2023-05-18T14:00:00+08:00' },
      'events_end_after_start',
    ],
    ['with fewer than no heads', { expectedHeads: -1 }, 'BAD_REQUEST'],
    ['with a negative budget', { budgetYuan: '-5' }, 'BAD_REQUEST'],
    ['of a series that is not there', { seriesId: randomUUID() }, 'REFERENCE_MISSING'],
  ])('%s is refused, and nothing is written', async (_, over, refusal) => {
    const input = event(over)
    const refused = await ruleOf(operator.events.log(input)).catch((error: { code: string }) => error.code)
    expect(refused).toBe(refusal)
    expect(await db().event.count({ where: { id: input.id } })).toBe(0)
  })

  test('gets a new link to its sign-in, signed in the audit; an old version of it does not', async () => {
    const id = await logEvent()
    expect(await operator.events.renewLink({ id, version: 1 })).toMatchObject({ signInRound: 2, version: 2 })
    expect(await codeOf(operator.events.renewLink({ id, version: 1 }))).toBe('STALE')
    expect(await codeOf(operator.events.renewLink({ id: randomUUID(), version: 1 }))).toBe('NOT_FOUND')
    expect((await audit(id)).map(({ operation }) => operation)).toEqual(['events.log', 'events.renewLink'])
  })

  test('of a year stands in its plan, under its kind', async () => {
    const before = (await operator.events.plan({ year: 2031 })).find(({ code }) => code === 'briefing')
    await logEvent({ kind: 'briefing', heldOn: '2031-05-01', budgetYuan: '1200.50', expectedHeads: 30 })
    await logEvent({ kind: 'briefing', heldOn: '2031-06-01', status: 'held' })
    await logEvent({ kind: 'briefing', heldOn: '2032-01-01' })
    const after = (await operator.events.plan({ year: 2031 })).find(({ code }) => code === 'briefing')
    expect(before).toMatchObject({ planned: 0, held: 0 })
    expect(after).toMatchObject({ planned: 1, held: 1, cancelled: 0, incomplete: 1, budgetYuan: '1200.50', expectedHeads: 30 })
  })

  test('counts in its series by status', async () => {
    const series = {
      id: randomUUID(),
      name: `系列 ${randomUUID()}`,
      aim: null,
      startsOn: '2023-01-01',
      endsOn: '2023-12-31',
      plannedCount: 6,
    }
    await operator.eventSeries.log(series)
    await logEvent({ seriesId: series.id })
    await logEvent({ seriesId: series.id, status: 'held' })
    expect((await operator.eventSeries.get({ id: series.id })).events.map(({ status }) => status).sort()).toEqual(['held', 'planned'])
    expect(await ruleOf(operator.eventSeries.log({ ...series, id: randomUUID(), name: '倒着', endsOn: '2022-12-31' }))).toBe(
      'event_series_end_after_start',
    )
  })
})

describe('invitations', () => {
  const invited = async (eventId: string) =>
    (await db().invitation.findMany({ where: { eventId, removedAt: null } })).map(({ organisationName }) => organisationName).sort()

  test('go to every organisation in residence at once, and a second time only to those who lack one', async () => {
    const eventId = await logEvent()
    const [one] = residents
    await operator.invitations.log({
      ...{ id: randomUUID(), eventId, organisationId: one ?? null, organisationName: names[0] ?? '' },
      ...{ answer: 'accepted', expectedHeads: 3, note: null },
    })
    expect(await operator.invitations.inviteResidents({ eventId })).toEqual({ invited: 2, already: 1 })
    expect(await invited(eventId)).toEqual([...names].sort())
    expect(await operator.invitations.inviteResidents({ eventId })).toEqual({ invited: 0, already: 3 })
    expect(await db().invitation.findFirst({ where: { eventId, organisationName: names[0] ?? '' } })).toMatchObject({
      answer: 'accepted',
      expectedHeads: 3,
    })
    const [entry] = await db().auditEntry.findMany({ where: { source: 'invitations', operation: 'invitations.inviteResidents' } })
    expect(entry).toMatchObject({ actor: 'test-operator' })
  })

  test('come back for who was taken off the list', async () => {
    const eventId = await logEvent()
    await operator.invitations.inviteResidents({ eventId })
    const row = await db().invitation.findFirstOrThrow({ where: { eventId } })
    await operator.invitations.remove({ id: row.id, version: 1 })
    expect(await operator.invitations.inviteResidents({ eventId })).toEqual({ invited: 1, already: 2 })
  })

  test('are refused to a cancelled event and to one that is not there, and by those who only read', async () => {
    const eventId = await logEvent({ status: 'cancelled' })
    expect(await ruleOf(operator.invitations.inviteResidents({ eventId }))).toBe('event_cancelled')
    expect(await codeOf(operator.invitations.inviteResidents({ eventId: randomUUID() }))).toBe('NOT_FOUND')
    expect(await codeOf(as('viewer').invitations.inviteResidents({ eventId }))).toBe('NOT_ALLOWED')
    expect(await db().invitation.count({ where: { eventId } })).toBe(0)
  })
})

describe('sign-in by hand', () => {
  const signedAt = '2023-05-18T14:30:00+08:00'
  const line = (organisationName: string, heads = 1, organisationId: string | null = null) => ({
    id: randomUUID(),
    organisationId,
    organisationName,
    heads,
  })
  const heads = async (eventId: string) =>
    (await db().signIn.findMany({ where: { eventId, removedAt: null }, orderBy: { organisationName: 'asc' } })).map(
      (row) => `${row.organisationName} ${row.heads}`,
    )

  test('writes all lines at once, each signed in the audit and counted for its event', async () => {
    const eventId = await logEvent({ status: 'held' })
    const lines = [line(names[0] ?? '', 3, residents[0]), line('某公司', 2)]
    const { logged, already } = await operator.signIns.logMany({ eventId, signedAt, lines })
    expect([logged.map((row) => row.heads).sort(), already]).toEqual([[2, 3], []])
    expect(await db().signIn.findMany({ where: { eventId }, select: { kind: true, status: true, via: true } })).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'salon', status: 'held', via: 'office' })),
    )
    for (const { id } of lines) expect(await audit(id)).toMatchObject([{ operation: 'signIns.logMany', actor: 'test-operator' }])
  })

  test('sent again writes nothing and answers the same; who is signed in already is named and keeps the heads that count', async () => {
    const eventId = await logEvent()
    const lines = [line('某公司', 2), line('另一公司', 1)]
    const first = await operator.signIns.logMany({ eventId, signedAt, lines })
    expect(await operator.signIns.logMany({ eventId, signedAt, lines })).toEqual(first)
    const second = await operator.signIns.logMany({ eventId, signedAt, lines: [line('某公司', 9), line('新来的')] })
    expect(second.already.map((row) => `${row.organisationName} ${row.heads}`)).toEqual(['某公司 2'])
    expect(second.logged.map((row) => row.organisationName)).toEqual(['新来的'])
    expect((await heads(eventId)).sort()).toEqual(['另一公司 1', '新来的 1', '某公司 2'].sort())
  })

  test('takes the first of two lines for one name, and signs in anew who was taken off', async () => {
    const eventId = await logEvent()
    const { logged } = await operator.signIns.logMany({ eventId, signedAt, lines: [line('某公司', 2), line('某公司', 5)] })
    expect(logged).toHaveLength(1)
    await operator.signIns.remove({ id: logged[0]?.id ?? '', version: 1 })
    const again = await operator.signIns.logMany({ eventId, signedAt, lines: [line('某公司', 4)] })
    expect(again.logged.map((row) => row.heads)).toEqual([4])
    expect(await heads(eventId)).toEqual(['某公司 4'])
  })

  test('of five hundred lines by two people at once signs each in once', async () => {
    const eventId = await logEvent()
    const lines = () => Array.from({ length: mostSignIns }, (_, at) => line(`公司 ${at}`, 1))
    const both = await Promise.all([1, 2].map(() => operator.signIns.logMany({ eventId, signedAt, lines: lines() })))
    expect(both.reduce((sum, { logged }) => sum + logged.length, 0)).toBe(mostSignIns)
    expect(await db().signIn.count({ where: { eventId } })).toBe(mostSignIns)
  })

  test.each([
    ['no heads', [line('某公司', 0)]],
    ['negative heads', [line('某公司', -2)]],
    ['half a head', [line('某公司', 0.5)]],
    ['no name', [line('  ')]],
    ['no lines', []],
    ['too many lines', Array.from({ length: mostSignIns + 1 }, () => line('某公司'))],
  ])('with %s is refused, and nothing is written', async (_, lines) => {
    const eventId = await logEvent()
    await expect(
      operator.signIns.logMany({ eventId, signedAt, lines: [line('对的'), ...lines].slice(lines.length ? 0 : 1) }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(await db().signIn.count({ where: { eventId } })).toBe(0)
  })

  test('at a cancelled or removed event is refused', async () => {
    const cancelled = await logEvent({ status: 'cancelled' })
    expect(await ruleOf(operator.signIns.logMany({ eventId: cancelled, signedAt, lines: [line('某公司')] }))).toBe('event_cancelled')
    const removed = await logEvent()
    await operator.events.remove({ id: removed, version: 1 })
    expect(await codeOf(operator.signIns.logMany({ eventId: removed, signedAt, lines: [line('某公司')] }))).toBe('NOT_FOUND')
  })

  test('a second time says who is signed in, and a removed one where to find it', async () => {
    const eventId = await logEvent()
    const one = { ...line('某公司', 3), eventId, signedAt }
    const first = await operator.signIns.log(one)
    expect(await operator.signIns.log(one)).toEqual(first)
    const again = operator.signIns.log({ ...one, id: randomUUID(), heads: 1 })
    await expect(again).rejects.toMatchObject({ code: 'SIGNED_IN_ALREADY', data: { params: { name: '某公司', heads: 3 } } })
    await operator.signIns.remove({ id: one.id, version: 1 })
    expect(await codeOf(operator.signIns.log({ ...one, id: randomUUID() }))).toBe('SIGN_IN_REMOVED')
  })
})

describe('a match', () => {
  const logMatch = (over: object = {}) =>
    operator.matches.log({
      ...{ id: randomUUID(), code: randomUUID(), organisationId: residents[0] ?? '', counterpart: '某公司', eventId: null },
      ...{ stage: 'intent' as const, reachedOn: '2023-05-18', note: '展会认识', ...over },
    })

  test('goes from stage to stage, keeps each step with its day, adds notes, and counts from the day they met', async () => {
    const { id } = await logMatch()
    const met = await operator.matches.advance({ id, version: 1, stage: 'met', reachedOn: '2023-06-01', note: '面谈顺利' })
    expect(met).toMatchObject({ stage: 'met', metOn: '2023-06-01', version: 2, note: '展会认识\n面谈顺利' })
    await operator.matches.advance({ id, version: 2, stage: 'signed', reachedOn: '2024-02-01', note: null })
    expect(await operator.matches.steps({ id })).toEqual([
      { stage: 'intent', reachedOn: '2023-05-18' },
      { stage: 'met', reachedOn: '2023-06-01' },
      { stage: 'signed', reachedOn: '2024-02-01' },
    ])
    expect(await operator.matches.get({ id })).toMatchObject({ metOn: '2023-06-01', reachedOn: '2024-02-01' })
    expect((await audit(id)).map(({ operation }) => operation)).toEqual(['matches.log', 'matches.advance', 'matches.advance'])
  })

  test.each([
    ['a stage out of turn', { stage: 'landed' as const, reachedOn: '2023-06-01' }, 'match_move'],
    ['a day before the last step', { stage: 'met' as const, reachedOn: '2023-05-17' }, 'match_before_last_step'],
    ['a day that has not come', { stage: 'met' as const, reachedOn: '2099-01-01' }, 'match_in_future'],
  ])('does not take %s, and nothing is written', async (_, to, rule) => {
    const { id } = await logMatch()
    expect(await ruleOf(operator.matches.advance({ id, version: 1, note: null, ...to }))).toBe(rule)
    expect(await operator.matches.get({ id })).toMatchObject({ stage: 'intent', version: 1 })
  })

  test('that somebody else took on meanwhile is stale; those who only read cannot take it on', async () => {
    const { id } = await logMatch()
    const on = { id, version: 1, stage: 'met' as const, reachedOn: today(), note: null }
    await operator.matches.advance(on)
    expect(await codeOf(operator.matches.advance(on))).toBe('STALE')
    expect(await codeOf(as('head').matches.advance(on))).toBe('NOT_ALLOWED')
  })

  test('is confirmed side by side; each side says it once and may be corrected', async () => {
    const { id } = await logMatch()
    const said = (side: 'resident' | 'counterpart', agrees = true) => ({
      ...{ id: randomUUID(), matchId: id, side, agrees, confirmedBy: '陈会长', confirmedAt: '2023-06-02T10:00:00+08:00', note: null },
    })
    const one = await operator.matchConfirmations.log(said('resident'))
    expect(one).toMatchObject({ via: 'office', agrees: true })
    expect(await codeOf(operator.matchConfirmations.log(said('resident')))).toBe('DUPLICATE')
    await operator.matchConfirmations.log(said('counterpart', false))
    expect((await operator.matches.get({ id })).confirmations).toHaveLength(2)
    const mended = await operator.matchConfirmations.revise({ ...said('resident'), id: one.id, confirmedBy: '陈副会长', version: 1 })
    expect(mended).toMatchObject({ version: 2 })
  })
})
