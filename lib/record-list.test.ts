import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from './db.ts'
import type { ListAsk } from './shapes.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()
const viewer = as('viewer')
const organisations = [
  { id: randomUUID(), code: 'JG-1', name: '香港中华总商会', kind: 'chamber', region: 'hongkong', industry: '贸易', stage: 'resident' },
  { id: randomUUID(), code: 'JG-2', name: '澳门青年协会', kind: 'youth', region: 'macao', industry: null, stage: 'resident' },
]
const [chamber, youth] = organisations.map(({ id }) => id)
const events = [
  {
    code: 'E-1',
    title: '迎新',
    kind: 'salon',
    heldOn: '2023-01-31',
    status: 'held',
    departments: ['商务局'],
    startsAt: '2023-01-31T20:00:00Z',
  },
  { code: 'E-2', title: '参访', kind: 'visit', heldOn: '2023-02-01', status: 'planned', departments: ['商务局', '科技局'], startsAt: null },
  {
    code: 'E-3',
    title: '宣讲 100%_\\',
    kind: 'briefing',
    heldOn: '2023-02-28',
    status: 'held',
    departments: [],
    startsAt: '2023-02-28T15:59:59Z',
  },
  {
    code: 'E-4',
    title: '宣讲',
    kind: 'briefing',
    heldOn: '2024-02-29',
    status: 'cancelled',
    departments: [],
    startsAt: '2023-02-28T16:00:00Z',
  },
].map((event) => ({ ...event, id: randomUUID(), venue: null, region: event.code === 'E-2' ? '南沙' : null }))

beforeAll(async () => {
  await db().organisation.createMany({ data: organisations })
  await db().event.createMany({ data: events.map((event) => ({ ...event, heldOn: new Date(event.heldOn) })) })
  const stay = { place: '101', startedOn: new Date('2023-01-01') }
  await db().stay.createMany({
    data: [
      { ...stay, organisationId: chamber ?? '', areaSqm: '9.5' },
      { ...stay, organisationId: youth ?? '', areaSqm: '10.25' },
    ],
  })
  const request = {
    receivedOn: new Date('2023-01-01'),
    promisedOn: new Date('2023-01-08'),
    category: '工商',
    summary: '变更',
    status: 'closed',
  }
  await db().request.createMany({
    data: [1, 3, 5, null].map((revisitScore, at) => ({ ...request, code: `S-${at}`, organisationId: chamber ?? '', revisitScore })),
  })
  await db().inspection.createMany({
    data: [true, false].map((passed) => ({ area: '一楼', item: passed ? '通过' : '不通过', passed, inspectedOn: new Date('2023-05-01') })),
  })
})

type Filters = NonNullable<ListAsk['filters']>
const codes = async (ask: ListAsk) => (await viewer.events.list(ask)).rows.map((row) => row.code)
const found = async (filters: Filters) => (await codes({ filters })).sort()

describe('a list narrowed by columns', () => {
  test.each<[string, Filters, string[]]>([
    ['codes', { kind: { is: ['salon', 'visit'] } }, ['E-1', 'E-2']],
    ['the first and last day of a span, both of them in', { heldOn: { from: '2023-02-01', to: '2023-02-28' } }, ['E-2', 'E-3']],
    ['one end of a span', { heldOn: { from: '2023-03-01' } }, ['E-4']],
    ['instants by the days of the house', { startsAt: { from: '2023-02-01', to: '2023-02-28' } }, ['E-1', 'E-3']],
    ['an instant itself', { startsAt: { from: '2023-02-28T16:00:00Z' } }, ['E-4']],
    ['words in a text, whatever their case', { code: { contains: 'e-' } }, ['E-1', 'E-2', 'E-3', 'E-4']],
    ['marks that the database reads as wildcards, as they stand', { title: { contains: '%_\\' } }, ['E-3']],
    ['a whole text', { title: { is: ['宣讲'] } }, ['E-4']],
    ['one of several things that a record has', { departments: { is: ['科技局', '教育局'] } }, ['E-2']],
    ['having none of them', { departments: { isEmpty: true } }, ['E-3', 'E-4']],
    ['being empty', { venue: { isEmpty: true } }, ['E-1', 'E-2', 'E-3', 'E-4']],
    ['not being empty', { region: { isEmpty: false } }, ['E-2']],
    ['being one of some or empty', { region: { is: ['香港'], isEmpty: true } }, ['E-1', 'E-3', 'E-4']],
    ['several columns, all of which must fit', { kind: { is: ['briefing'] }, status: { is: ['held'] } }, ['E-3']],
    ['nothing at all', { kind: {} }, ['E-1', 'E-2', 'E-3', 'E-4']],
  ])('by %s', async (_, filters, expected) => {
    expect(await found(filters)).toEqual(expected)
  })

  test('by whole numbers, decimals, yes and no, and a record it belongs to', async () => {
    const scores = async (revisitScore: Filters[string]) =>
      (await viewer.requests.list({ filters: { revisitScore } })).rows.map((row) => row.revisitScore).sort()
    expect(await scores({ from: '1.5', to: '5' })).toEqual([3, 5])
    expect(await scores({ is: ['1', '3'] })).toEqual([1, 3])
    const places = async (filters: Filters) => (await viewer.stays.list({ filters })).rows.map((row) => row.areaSqm)
    expect(await places({ areaSqm: { from: '9.51' } })).toEqual(['10.25'])
    expect(await places({ organisationId: { is: [chamber ?? ''] } })).toEqual(['9.5'])
    expect(await places({ 'organisation.name': { contains: '青年' } })).toEqual(['10.25'])
    const passed = await viewer.inspections.list({ filters: { passed: { is: ['false'] } } })
    expect(passed.rows.map((row) => row.item)).toEqual(['不通过'])
  })
})

describe('the order of a list', () => {
  test('is newest first unless something else is asked, and the id decides between equals', async () => {
    expect(await codes({})).toEqual(['E-4', 'E-3', 'E-2', 'E-1'])
    expect(
      await codes({
        sort: [
          { by: 'status', descending: false },
          { by: 'heldOn', descending: false },
        ],
      }),
    ).toEqual(['E-4', 'E-1', 'E-3', 'E-2'])
    const pages = await Promise.all([1, 2, 3, 4].map((page) => codes({ sort: [{ by: 'kind', descending: true }], page, size: 1 })))
    expect(pages.flat().sort()).toEqual(['E-1', 'E-2', 'E-3', 'E-4'])
  })

  test('is the same from whichever end a far page is looked for, empty ones included', async () => {
    const day = new Date('2022-01-01')
    const many = Array.from({ length: 4511 }, (_, at) => ({
      mid: `${at}`,
      idx: 2,
      title: `${at % 700}`,
      publishedOn: day,
      readTimes: at % 3 ? at % 50 : null,
    }))
    await db().article.createMany({ data: many })
    for (const by of ['title', 'readTimes', 'publishedOn']) {
      for (const descending of [false, true]) {
        const ask = { year: 2022, sort: [{ by, descending }], size: 500 }
        const pages = await Promise.all(Array.from({ length: 11 }, (_, at) => viewer.articles.list({ ...ask, page: at + 1 })))
        const rows = pages.flatMap((page) => page.rows)
        expect(new Set(rows.map((row) => row.mid)).size).toBe(4511)
        expect(pages.map((page) => [page.rows.length, page.total]).slice(-3)).toEqual([
          [500, 4511],
          [11, 4511],
          [0, 4511],
        ])
        const keys = rows.map((row) => row.readTimes)
        if (by === 'readTimes') expect(keys.slice(keys.indexOf(null)).every((key) => key === null)).toBe(true)
        const whole = await viewer.articles.list({ ...ask, size: 1000, page: 1 })
        expect(rows.slice(0, 1000)).toEqual(whole.rows)
      }
    }
  })

  test('is that of pinyin for names, also of a record it belongs to; empty ones come last either way', async () => {
    const names = async (descending: boolean) =>
      (await viewer.stays.list({ sort: [{ by: 'organisation.name', descending }] })).rows.map((row) => row.organisation.name)
    expect(await names(false)).toEqual(['澳门青年协会', '香港中华总商会'])
    expect(await names(true)).toEqual(['香港中华总商会', '澳门青年协会'])
    for (const descending of [false, true]) expect((await codes({ sort: [{ by: 'region', descending }] }))[0]).toBe('E-2')
  })
})

describe('a list', () => {
  test('says from which tables it was read, and how many there are beyond the page', async () => {
    expect(await viewer.stays.list({ size: 1 })).toMatchObject({
      total: 2,
      tables: expect.arrayContaining(['stays', 'organisations']),
      rows: [{ place: '101' }],
    })
    expect(await viewer.events.list({ page: 100_000, size: 1000 })).toMatchObject({ total: 4, rows: [] })
  })

  test('of removed ones holds those of the last thirty days, the last removed first', async () => {
    const salons = ['a', 'b', 'c'].map((code) => ({ id: randomUUID(), code, title: code, kind: 'salon', heldOn: new Date('2020-01-01') }))
    await db().event.createMany({ data: salons })
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000)
    for (const [at, days] of [29, 31, 1].entries())
      await db().event.update({ where: { id: salons[at]?.id ?? '' }, data: { removedAt: daysAgo(days) } })
    expect(await codes({ removed: true })).toEqual(['c', 'a'])
    expect(await codes({ filters: { code: { is: ['a', 'b', 'c'] } } })).toEqual([])
  })
})

describe('what a list cannot be asked', () => {
  test.each<[string, ListAsk, string]>([
    ['a column that it does not have', { filters: { secret: { is: ['x'] } } }, 'COLUMN_UNKNOWN'],
    ['a column of the table that its readers do not see', { filters: { searchText: { contains: 'x' } } }, 'COLUMN_UNKNOWN'],
    ['a relation', { filters: { signIns: { isEmpty: true } } }, 'COLUMN_UNKNOWN'],
    ['a column of a relation that is not shown', { sort: [{ by: 'signIns.heads', descending: true }] }, 'COLUMN_UNKNOWN'],
    ['an order by a column that it does not have', { sort: [{ by: 'constructor', descending: true }] }, 'COLUMN_UNKNOWN'],
    ['SQL for a column', { sort: [{ by: 'title; drop table events', descending: true }] }, 'COLUMN_UNKNOWN'],
    ['a prototype for a column', { filters: { 'constructor.prototype': { is: ['x'] } } }, 'COLUMN_UNKNOWN'],
    ['words in a day', { filters: { heldOn: { contains: '2023' } } }, 'FILTER_SENSELESS'],
    ['a day that is none', { filters: { heldOn: { from: '2023-02-30' } } }, 'FILTER_SENSELESS'],
    ['an instant without a zone', { filters: { startsAt: { from: '2023-02-28T16:00:00' } } }, 'FILTER_SENSELESS'],
    ['a span of texts', { filters: { title: { from: 'a' } } }, 'FILTER_SENSELESS'],
    ['a code that is none', { filters: { status: { is: ['party'] } } }, 'FILTER_SENSELESS'],
    ['an id that is none', { filters: { id: { is: ["' or 1=1"] } } }, 'FILTER_SENSELESS'],
    ['emptiness of what is never empty', { filters: { heldOn: { isEmpty: true } } }, 'FILTER_SENSELESS'],
  ])('%s', async (_, ask, code) => {
    expect(await codeOf(viewer.events.list(ask))).toBe(code)
  })

  test('numbers that are none, or larger than any', async () => {
    for (const from of ['many', '1e9', '99999999999', '']) {
      expect(await codeOf(viewer.requests.list({ filters: { revisitScore: { from } } }))).toBe('FILTER_SENSELESS')
    }
    expect(await codeOf(viewer.requests.list({ filters: { revisitScore: { is: ['1.5'] } } }))).toBe('FILTER_SENSELESS')
    expect(await codeOf(viewer.inspections.list({ filters: { passed: { is: ['maybe'] } } }))).toBe('FILTER_SENSELESS')
  })

  test.each<[string, object]>([
    ['pages beyond all', { page: 100_001 }],
    ['too many rows', { size: 1001 }],
    ['none', { size: 0 }],
    ['a filter of a kind that there is not', { filters: { title: { like: '%' } } }],
    ['too many values', { filters: { title: { is: Array.from({ length: 1001 }, String) } } }],
    ['too many columns', { filters: Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`c${at}`, {}])) }],
    ['a NUL', { filters: { title: { contains: 'a\u0000b' } } }],
    ['a filter that is no object', { filters: { title: 'x' } }],
    ['too long an order', { sort: Array.from({ length: 4 }, () => ({ by: 'title', descending: false })) }],
  ])('%s', async (_, ask) => {
    await expect(viewer.events.list(ask as ListAsk)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(viewer.events.list(ask as ListAsk)).rejects.toBeInstanceOf(ORPCError)
  })

  test('a prototype through the back door', async () => {
    const filters = JSON.parse(`{ "__proto__": { "is": ["x"] } }`)
    expect(['OK', 'COLUMN_UNKNOWN']).toContain(await codeOf(viewer.events.list({ filters })))
    expect(({} as Record<string, unknown>).is).toBeUndefined()
  })
})
