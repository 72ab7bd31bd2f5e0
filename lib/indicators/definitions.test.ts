import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction } from '../db.ts'
import { snapshotOf } from '../evaluations/read.ts'
import { measureNames } from '../facts/rules.ts'
import type { Term } from '../facts/schema.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { expected, importDemo } from '../testing/demo.ts'
import { indicatorsOf } from './read.ts'
import { reducersOf, unitsOf } from './rules.ts'
import type { Definition, Formula } from './schema.ts'

testDatabase()
const officer = as('officer')
beforeAll(async () => {
  await importDemo()
})

const definitions = async (year = 2023) => (await officer.definitions.list({ year, size: 100 })).rows
const inputOf = ({ createdAt: _, updatedAt: __, removedAt: ___, version, ...rest }: Definition) => ({ ...rest, version })
const find = async (code: string) => {
  const row = (await definitions()).find((one) => one.code === code)
  if (!row) throw new Error(code)
  return row
}
const sum = (measure: Term['measure']): Formula => ({ numerator: { measure, reducer: 'sum', facets: [] }, denominator: null, scale: '1' })
const another = (over: object = {}) => ({
  ...{ id: randomUUID(), year: 2023, code: 'X1', level1: '产出', level2: '数量', name: '推文阅读', operator: '≥' as const, target: '10' },
  ...{ unit: '次', weight: '5', subProject: null, formula: sum('articles.read_times'), position: 0, ...over },
})

const anyTerm = fc.constantFrom(...measureNames).chain((measure) =>
  fc.record({
    measure: fc.constant(measure),
    reducer: fc.constantFrom(...reducersOf(measure)),
    facets: fc.subarray(['水费', '电费', '活动经费', 'salon']),
  }),
)
const anyFormula = fc
  .record({ numerator: anyTerm, denominator: fc.option(anyTerm), scale: fc.constantFrom('1', '100', '0.0001', '1000') })
  .filter(({ numerator, denominator }) =>
    [numerator, denominator].every((term) => term?.reducer !== 'months_covered' || term.facets.length > 0),
  )

describe('an indicator’s definition', () => {
  test('turned into any other and back gives the same actual, and the whole year the expected figures', async () => {
    const before = await snapshotOf(db(), 2023)
    const codes = before.items.map(({ code }) => code)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...codes), anyFormula, async (code, formula) => {
        const row = await find(code)
        const turned = await officer.definitions.revise({ ...inputOf(row), formula, unit: unitsOf(formula)[0] ?? '个' })
        const { years } = await officer.definitions.preview({ year: 2023, formula })
        const [now] = (await snapshotOf(db(), 2023)).items.filter((item) => item.code === code)
        // what the editor shows before anything is saved is what comes of it
        expect(now?.actual ?? null).toBe(years[0]?.actual ?? null)
        await officer.definitions.revise({ ...inputOf(row), version: turned.version })
        expect((await find(code)).formula).toEqual(row.formula)
      }),
      { numRuns: 60 },
    )
    const { madeAt: _, ...after } = await snapshotOf(db(), 2023)
    expect(after).toEqual(expect.objectContaining({ items: before.items, total: before.total, grade: before.grade }))
    expect(after.total).toBe(expected().total.toFixed(2))
  }, 60_000)

  test('can be asked for by its measure in each way that makes sense of it, and in no other', async () => {
    for (const measure of measureNames) expect(reducersOf(measure).length).toBeGreaterThan(0)
    const senseless = { ...another(), formula: { ...sum('followers.total') } }
    expect(await codeOf(officer.definitions.log(senseless))).toBe('INDICATOR_REFUSED')
    const parts = {
      ...sum('upkeep.settled'),
      numerator: { measure: 'upkeep.settled' as const, reducer: 'months_covered' as const, facets: [] },
    }
    expect(await codeOf(officer.definitions.log(another({ formula: parts })))).toBe('INDICATOR_REFUSED')
    expect(await codeOf(officer.definitions.preview({ year: 2023, formula: parts }))).toBe('INDICATOR_REFUSED')
    expect((await definitions()).map(({ code }) => code)).not.toContain('X1')
  })

  test('is logged once however often it is sent, is audited, and leaves with its history for whoever wants it back', async () => {
    const sent = another()
    const made = await officer.definitions.log(sent)
    expect(await officer.definitions.log(sent)).toEqual(made)
    expect(await codeOf(officer.definitions.log({ ...sent, target: '11' }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await codeOf(officer.definitions.log(another()))).toBe('INDICATOR_REFUSED')
    await officer.definitions.remove({ id: made.id, version: made.version })
    expect(await codeOf(officer.definitions.get({ id: made.id }))).toBe('NOT_FOUND')
    const back = await officer.definitions.restore({ id: made.id, version: made.version })
    expect(back).toMatchObject({ ...sent, position: made.position, version: 2 })
    const { entries } = await officer.definitions.history({ id: made.id })
    expect(entries.map(({ operation }) => operation)).toEqual(['definitions.restore', 'definitions.remove', 'definitions.log'])
    await officer.definitions.remove({ id: made.id, version: 2 })
  })

  test('is not overwritten by whoever read it before somebody else changed it', async () => {
    const row = await find('O3')
    const changed = await officer.definitions.revise({ ...inputOf(row), target: '7' })
    expect(await codeOf(officer.definitions.revise({ ...inputOf(row), target: '8' }))).toBe('STALE')
    expect(await codeOf(officer.definitions.remove({ id: row.id, version: row.version }))).toBe('STALE')
    await officer.definitions.revise({ ...inputOf(row), version: changed.version })
    expect((await find('O3')).target).toBe(row.target)
  })

  test.each([
    ['a target of nothing', { target: '0' }],
    ['a weight of nothing', { weight: '0.00' }],
    ['a weight with three decimals', { weight: '1.005' }],
    ['a free-text formula', { formula: 'articles.read_times / 2' }],
    [
      'a measure that there is not',
      { formula: { ...sum('articles.read_times'), numerator: { measure: 'x', reducer: 'sum', facets: [] } } },
    ],
  ])('with %s is refused, and nothing is written', async (_, over) => {
    await expect(officer.definitions.log(another({ code: 'X9', ...over }) as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await db().indicator.count({ where: { code: 'X9' } })).toBe(0)
  })

  test('keeps what was explained about it when its code changes', async () => {
    await officer.evaluations.explain({ year: 2023, code: 'B1', version: null, cause: '需求旺盛', measure: '', measureDue: null })
    const row = await find('B1')
    const renamed = await officer.definitions.revise({ ...inputOf(row), code: 'B9' })
    expect(await db().explanation.count({ where: { year: 2023, code: 'B9', cause: '需求旺盛' } })).toBe(1)
    await officer.definitions.revise({ ...inputOf(row), version: renamed.version })
    expect(await db().explanation.count({ where: { year: 2023, code: 'B1' } })).toBe(1)
  })
})

describe('a year’s definitions', () => {
  test('take a new order and new weights together, all or none', async () => {
    const rows = await definitions()
    const ids = rows.map(({ id }) => id)
    const turned = await officer.definitions.arrange({ year: 2023, ids: ids.toReversed() })
    expect(turned.rows.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(await codeOf(officer.definitions.arrange({ year: 2023, ids: ids.slice(1) }))).toBe('STALE')
    const back = await officer.definitions.arrange({ year: 2023, ids })
    const asked = back.rows.map(({ id, version }, at) => ({ id, version, weight: at === 0 ? '9' : '7' }))
    const [first = asked[0], ...others] = asked
    expect(
      await codeOf(
        officer.definitions.weigh({ year: 2023, rows: [{ ...first, version: 99, id: first?.id ?? '', weight: '9' }, ...others] }),
      ),
    ).toBe('STALE')
    expect((await definitions()).map(({ weight }) => Number(weight))).toEqual(rows.map(({ weight }) => Number(weight)))
    const weighed = await officer.definitions.weigh({ year: 2023, rows: asked })
    expect(weighed.rows.reduce((all, { weight }) => all + Number(weight), 0)).toBe(100)
    await officer.definitions.weigh({
      year: 2023,
      rows: weighed.rows.map(({ id, version }, at) => ({ id, version, weight: rows[at]?.weight ?? '1' })),
    })
  })

  test('cannot change in a closed year, whatever writes', async () => {
    await db().year.update({ where: { year: 2023 }, data: { closedAt: new Date() } })
    const [row] = await definitions()
    if (!row) throw new Error('none')
    expect(await codeOf(officer.definitions.revise({ ...inputOf(row), target: '7' }))).toBe('YEAR_CLOSED')
    expect(await codeOf(officer.definitions.remove({ id: row.id, version: row.version }))).toBe('YEAR_CLOSED')
    await expect(db().$executeRaw`update indicators set target = 1 where id = ${row.id}::uuid`).rejects.toThrow(/closed/)
    await inTransaction({ actor: 'test', operation: 'test' }, (tx) => tx.year.update({ where: { year: 2023 }, data: { closedAt: null } }))
    expect((await indicatorsOf(db(), 2023)).find(({ id }) => id === row.id)?.target).toBe(row.target)
  })
})

describe('a preview', () => {
  test('counts what a formula counts and leaves out, each with its trace, and names a facet that no record has', async () => {
    const { years, emptyFacets } = await officer.definitions.preview({
      year: 2024,
      formula: { ...sum('events.held'), numerator: { measure: 'events.held', reducer: 'sum', facets: ['salon', 'parade'] } },
    })
    expect(years.map((one) => one.year)).toEqual([2024, 2023, 2022, 2021])
    expect(years[1]?.numerator).toMatchObject({ value: '6', counted: 6 })
    expect(years[1]?.numerator.excluded).toBeGreaterThan(0)
    expect(years[1]?.numerator.trace).toContain('/trace?measure=events.held')
    expect(years[0]?.actual).toBeNull()
    expect(emptyFacets).toEqual(['parade'])
  })

  test('offers the facets that records have, and what the budget knows', async () => {
    const { facets } = await officer.definitions.facets({ measure: 'costs.paid', year: 2023 })
    expect(facets.map(({ facet }) => facet).sort()).toEqual(['场地租赁费', '日常运作经费', '活动经费', '运营服务项目经费'].sort())
    expect(facets.every(({ records }) => records > 0)).toBe(true)
  })
})
