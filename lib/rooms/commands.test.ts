import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const staff = as('operator')
let psql: Client
const [first, second] = [randomUUID(), randomUUID()]
let room: string
let seat: string

beforeAll(async () => {
  psql = new Client({ connectionString: database.url() })
  await psql.connect()
  await psql.query(
    `insert into organisations (id, code, name, kind, region) values ($1, 'O1', '甲商会', 'chamber', 'hongkong'), ($2, 'O2', '乙协会', 'association', 'macao')`,
    [first, second],
  )
})
afterAll(() => psql.end())
beforeEach(async () => {
  await psql.query('delete from stays')
  await psql.query('delete from seats')
  await psql.query('delete from rooms')
  room = await newRoom('501', true)
  seat = await newSeat('工位01')
})

const newRoom = async (code: string, isShared = false, floor = '5层') => {
  const id = randomUUID()
  await staff.rooms.log({ id, code, name: `${code} 房`, floor, areaSqm: null, isShared, note: null })
  return id
}
const newSeat = async (code: string, availableFrom = '2023-01-01', closedOn: string | null = null) => {
  const id = randomUUID()
  await staff.seats.log({ id, roomId: room, code, availableFrom, closedOn, note: null })
  return id
}
type Days = {
  startedOn?: string
  endedOn?: string | null
  agreementEndsOn?: string | null
  seatId?: string | null
  place?: string
  id?: string
}
const stayIn = (organisationId: string, days: Days = {}) => ({
  ...{ id: randomUUID(), organisationId, place: '501-工位01', seatId: seat, areaSqm: null, startedOn: '2023-03-01' },
  ...{ agreementEndsOn: null, endedOn: null, note: null, ...days },
})
/** What a refused call says: its code, and what its sentence is made of. */
const said = async (call: Promise<unknown>) =>
  call.then(
    () => 'OK',
    (error) => ({ code: error.code, ...error.data?.params }),
  )

describe('a seat is one organisation’s at a time', () => {
  test('who comes while somebody is there is refused, told who has it and until when', async () => {
    await staff.stays.log(stayIn(first, { endedOn: '2023-09-28' }))
    expect(await said(staff.stays.log(stayIn(second, { startedOn: '2023-09-27' })))).toEqual({
      ...{ code: 'SEAT_TAKEN', seat: '501-工位01', organisation: '甲商会', from: '2023-03-01', until: '2023-09-28' },
    })
    expect(await psql.query('select 1 from stays')).toMatchObject({ rowCount: 1 })
  })

  test('on the day of leaving the seat is free again', async () => {
    await staff.stays.log(stayIn(first, { endedOn: '2023-09-28' }))
    expect(await codeOf(staff.stays.log(stayIn(second, { startedOn: '2023-09-28' })))).toBe('OK')
  })

  test('psql is refused too, and where the named refusal is switched off the constraint still stands', async () => {
    await staff.stays.log(stayIn(first))
    const insert = `insert into stays (organisation_id, place, seat_id, started_on) values ('${second}', 'x', '${seat}', '2024-01-01')`
    await expect(psql.query(insert)).rejects.toMatchObject({ code: 'CH005' })
    await psql.query('alter table stays disable trigger b_seat')
    await expect(psql.query(insert)).rejects.toMatchObject({ code: '23P01', constraint: 'stays_seat_taken' })
    await psql.query('alter table stays enable trigger b_seat')
  })

  test('of 50 who want one seat at the same moment exactly one gets it, and the others hear who', async () => {
    const heard = await Promise.all(
      Array.from({ length: 50 }, (_, at) => said(staff.stays.log(stayIn(at % 2 ? first : second, { startedOn: plus(at) })))),
    )
    expect(heard.filter((one) => one === 'OK')).toHaveLength(1)
    for (const one of heard)
      if (one !== 'OK') expect(one).toMatchObject({ code: 'SEAT_TAKEN', organisation: expect.stringMatching(/甲商会|乙协会/) })
  })
  const plus = (at: number) => `2023-${String((at % 12) + 1).padStart(2, '0')}-${String(Math.floor(at / 12) + 1).padStart(2, '0')}`

  test('a removed stay frees its seat, and cannot come back once somebody else has it', async () => {
    const gone = await staff.stays.log(stayIn(first))
    await staff.stays.remove({ id: gone.id, version: gone.version })
    await staff.stays.log(stayIn(second))
    expect(await said(staff.stays.restore({ id: gone.id, version: gone.version + 1 }))).toMatchObject({
      code: 'SEAT_TAKEN',
      organisation: '乙协会',
      until: 'none',
    })
  })

  test('the same stay sent twice is one stay, also when its seat was found by its place', async () => {
    const stay = stayIn(first, { seatId: null })
    const logged = await staff.stays.log(stay)
    expect(logged.seatId).toBe(seat)
    expect((await staff.stays.log(stay)).id).toBe(logged.id)
  })

  test('a seat is not to be had before it opens nor after it closes', async () => {
    const late = await newSeat('工位02', '2023-05-01', '2023-12-01')
    expect(await said(staff.stays.log(stayIn(first, { seatId: late, startedOn: '2023-04-30' })))).toMatchObject({
      code: 'SEAT_CLOSED',
      state: 'early',
      from: '2023-05-01',
    })
    expect(await said(staff.stays.log(stayIn(first, { seatId: late, startedOn: '2023-05-01' })))).toMatchObject({
      code: 'SEAT_CLOSED',
      state: 'closed',
      closed: '2023-12-01',
    })
    expect(await codeOf(staff.stays.log(stayIn(first, { seatId: late, startedOn: '2023-05-01', endedOn: '2023-12-01' })))).toBe('OK')
  })

  test('a seat is neither closed nor removed under somebody, and a room not before its seats', async () => {
    await staff.stays.log(stayIn(first))
    const { version, removedAt: _, updatedAt: __, room: ___, ...kept } = await staff.seats.get({ id: seat })
    expect(await said(staff.seats.revise({ ...kept, version, closedOn: '2023-06-01' }))).toMatchObject({
      code: 'SEAT_IN_USE',
      organisation: '甲商会',
    })
    expect(await codeOf(staff.seats.remove({ id: seat, version }))).toBe('SEAT_IN_USE')
    expect(await said(staff.rooms.remove({ id: room, version: 1 }))).toEqual({ code: 'ROOM_HAS_SEATS', room: '501' })
  })

  test.each([
    ['the day of leaving', { endedOn: '2023-02-28' }, 'stays_end_after_start'],
    ['the end of the agreement', { agreementEndsOn: '2023-02-28' }, 'stays_agreement_after_start'],
  ])('%s cannot come before the first day', async (_, days, rule) => {
    expect(await said(staff.stays.log(stayIn(first, days)))).toEqual({ code: 'RULE_BROKEN', rule })
  })
})

describe('a place that is only a text', () => {
  test('goes on as it is when it names no seat, and is linked when it does, however it is written', async () => {
    const texts = ['大堂接待处', '５０１ - 工位 01', '501工位01']
    const logged = []
    for (const [at, place] of texts.entries())
      logged.push(
        await staff.stays.log(stayIn(first, { place, seatId: null, startedOn: `2023-0${at + 1}-01`, endedOn: `2023-0${at + 1}-20` })),
      )
    expect(logged.map(({ seatId }) => seatId)).toEqual([null, seat, seat])
  })

  test('is linked to seats that came later; what cannot be linked says why and stays as it is', async () => {
    await psql.query(
      `insert into stays (organisation_id, place, started_on) values ('${first}', '501-工位09', '2023-03-01'), ('${second}', '501-工位09', '2023-04-01')`,
    )
    await newSeat('工位09')
    expect((await as('viewer').rooms.plan({ day: '2023-05-01' })).unlinked).toBe(2)
    const answer = await staff.stays.linkPlaces()
    expect(answer).toMatchObject({
      linked: 1,
      refused: [{ organisation: '乙协会', place: '501-工位09', code: 'SEAT_TAKEN', params: { organisation: '甲商会' } }],
    })
  })

  test('follows when it is corrected to another seat’s name', async () => {
    const other = await newSeat('工位02')
    const { id } = await staff.stays.log(stayIn(first))
    await psql.query(`update stays set place = '501-工位02' where id = $1`, [id])
    expect((await psql.query('select seat_id from stays')).rows).toEqual([{ seat_id: other }])
  })
})

describe('moving to another seat', () => {
  test('ends the old stay and begins the new one on the same day, once, under one operation’s name', async () => {
    const other = await newSeat('工位02')
    const { id, version } = await staff.stays.log(stayIn(first, { agreementEndsOn: '2025-02-28' }))
    const move = { id, version, newId: randomUUID(), seatId: other, movedOn: '2023-07-01' }
    expect(await staff.stays.move(move)).toMatchObject({ place: '501-工位02', startedOn: '2023-07-01', agreementEndsOn: '2025-02-28' })
    expect((await staff.stays.move(move)).id).toBe(move.newId)
    const rows = await psql.query('select started_on::text, ended_on::text from stays order by 1')
    expect(rows.rows).toEqual([
      { started_on: '2023-03-01', ended_on: '2023-07-01' },
      { started_on: '2023-07-01', ended_on: null },
    ])
    const level = await psql.query(
      `select (reduce_measure('stays.active', 'level', null, '2023-01-01', '2023-12-31')).value::int as active`,
    )
    expect(level.rows).toEqual([{ active: 1 }])
    const signed = await psql.query(
      `select count(*)::int as rows from audit_entries where operation = 'stays.move' and actor = 'test-operator'`,
    )
    expect(signed.rows).toEqual([{ rows: 2 }])
  })

  test('into a taken seat is refused and the old stay goes on', async () => {
    const other = await newSeat('工位02')
    await staff.stays.log(stayIn(second, { seatId: other, place: '501-工位02' }))
    const { id, version } = await staff.stays.log(stayIn(first))
    expect(await said(staff.stays.move({ id, version, newId: randomUUID(), seatId: other, movedOn: '2023-07-01' }))).toMatchObject({
      code: 'SEAT_TAKEN',
      organisation: '乙协会',
    })
    expect((await staff.stays.get({ id })).endedOn).toBeNull()
  })

  test.each([
    ['not after its first day', '2023-03-01', { code: 'RULE_BROKEN', rule: 'move_after_start' }],
    ['after it ended', '2023-09-28', { code: 'RULE_BROKEN', rule: 'stay_has_ended' }],
  ])('a stay %s cannot be moved', async (_, movedOn, refusal) => {
    const other = await newSeat('工位02')
    const { id, version } = await staff.stays.log(stayIn(first, { endedOn: '2023-09-28' }))
    expect(await said(staff.stays.move({ id, version, newId: randomUUID(), seatId: other, movedOn }))).toEqual(refusal)
  })

  test('of a stay that was changed meanwhile is told so; of one that is gone, too', async () => {
    const { id, version } = await staff.stays.log(stayIn(first))
    const move = { id, newId: randomUUID(), seatId: seat, movedOn: '2023-07-01' }
    expect(await codeOf(staff.stays.move({ ...move, version: version + 1 }))).toBe('STALE')
    expect(await codeOf(staff.stays.move({ ...move, id: randomUUID(), version }))).toBe('NOT_FOUND')
  })
})

describe('seats and rooms', () => {
  test('many seats are made at once, all or none, and sent again they are the same', async () => {
    const seats = ['工位02', '工位03', '工位04'].map((code) => ({ id: randomUUID(), code }))
    expect(await staff.seats.addMany({ roomId: room, seats, availableFrom: '2023-03-01' })).toHaveLength(3)
    expect(await staff.seats.addMany({ roomId: room, seats, availableFrom: '2023-03-01' })).toHaveLength(3)
    const clash = [
      { id: randomUUID(), code: '工位05' },
      { id: randomUUID(), code: '工位02' },
    ]
    expect(await codeOf(staff.seats.addMany({ roomId: room, seats: clash, availableFrom: '2023-03-01' }))).toBe('DUPLICATE')
    expect((await staff.seats.list({ filters: { roomId: { is: [room] } } })).total).toBe(4)
    expect(await codeOf(as('viewer').seats.addMany({ roomId: room, seats: clash, availableFrom: '2023-03-01' }))).toBe('NOT_ALLOWED')
  })

  test('new rooms are drawn where there is space, and a plan is saved as a whole unless two rooms overlap', async () => {
    await newRoom('502')
    await newRoom('503')
    const { rooms } = await staff.rooms.plan({ day: '2023-05-01' })
    expect(rooms.map(({ code, left, top, width, height }) => [code, left, top, width, height])).toEqual([
      ['501', 0, 0, 12, 4],
      ['502', 0, 4, 3, 2],
      ['503', 3, 4, 3, 2],
    ])
    const [, one, two] = rooms
    if (!one || !two) throw new Error('no rooms')
    const to = ({ id, version }: { id: string; version: number }, left: number) => ({ id, version, left, top: 4, width: 3, height: 2 })
    expect(await said(staff.rooms.arrange({ rooms: [to(one, 6), to(two, 7)] }))).toEqual({
      code: 'ROOMS_OVERLAP',
      first: '502 房',
      second: '503 房',
    })
    expect(await codeOf(staff.rooms.arrange({ rooms: [to(one, 3), to(two, 0)] }))).toBe('OK')
    expect(await codeOf(staff.rooms.arrange({ rooms: [to(one, 3)] }))).toBe('STALE')
    expect(await codeOf(as('office').rooms.arrange({ rooms: [to(one, 3)] }))).toBe('NOT_ALLOWED')
  })

  test.each([
    [
      'a rectangle outside the grid',
      () => staff.rooms.arrange({ rooms: [{ id: room, version: 1, left: 100, top: 0, width: 1, height: 1 }] }),
    ],
    ['a closing before the opening', () => newSeat('工位08', '2023-05-01', '2023-04-01')],
    [
      'a seat of no room',
      () => staff.seats.log({ id: randomUUID(), roomId: randomUUID(), code: '1', availableFrom: '2023-01-01', closedOn: null, note: null }),
    ],
    ['a day that is none', () => staff.rooms.plan({ day: '2023-02-30' })],
    ['a NUL in a code', () => newSeat('a\u0000b')],
  ])('%s is refused and nothing is written', async (_, call) => {
    const count = async () => (await psql.query('select (select count(*) from seats) + (select count(*) from audit_entries) as n')).rows
    const before = await count()
    expect(await said(call())).toMatchObject({ code: expect.stringMatching(/BAD_REQUEST|RULE_BROKEN|REFERENCE_MISSING/) })
    expect(await count()).toEqual(before)
  })

  test('codes with HTML, formulas and rare characters are kept as they are typed', async () => {
    const code = '=1+1<b>𠮷🪑</b>'
    const id = await newSeat(code)
    expect((await staff.seats.get({ id })).code).toBe(code)
  })

  test('the seats to choose are the free ones first, then who has the others, and a stay does not stand in its own way', async () => {
    await newSeat('工位02')
    const { id } = await staff.stays.log(stayIn(first, { endedOn: '2023-09-28' }))
    const ask = { from: '2023-05-01', until: null }
    expect((await staff.seats.choices(ask)).map(({ label, organisation, until }) => [label, organisation, until])).toEqual([
      ['501-工位02', null, null],
      ['501-工位01', '甲商会', '2023-09-28'],
    ])
    expect((await staff.seats.choices({ ...ask, exceptStayId: id })).map(({ organisation }) => organisation)).toEqual([null, null])
    expect((await staff.seats.choices({ ...ask, search: '甲' })).map(({ label }) => label)).toEqual(['501-工位01'])
    expect(await staff.seats.choices({ ...ask, search: '%' })).toEqual([])
  })
})
