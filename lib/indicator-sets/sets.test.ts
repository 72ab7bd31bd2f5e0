import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { importFiles } from '../sheets/import.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { demoFiles } from '../testing/demo.ts'

testDatabase()
const [officer, office] = [as('officer'), as('office', { name: '王综合' })]
/** Who stays, what was held and met, the budget and the set. */
const bring = () =>
  importFiles(
    demoFiles().filter(({ name }) => /^(01|02|09|13|14)/.test(name)),
    { year: 2023, actor: 'test' },
  )
beforeAll(async () => {
  await bring()
})
const versionOf = async (year: number) => (await officer.indicatorSets.get({ year })).set?.version ?? 0
const refusal = async (call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (isUserError(error)) return { code: error.code, ...error.data }
    throw error
  }
  return null
}

describe('a set', () => {
  test('is a draft after an import, and the sample year passes every check', async () => {
    const { set, problems, indicators, wear } = await officer.indicatorSets.get({ year: 2023 })
    expect(set).toMatchObject({ state: 'draft', version: 1 })
    expect(problems).toEqual([])
    expect(indicators).toHaveLength(14)
    const without = indicators.filter(({ actual }) => actual === null).map(({ code }) => code)
    expect(without).not.toContain('O1')
    expect(wear.map(({ code, kind, advice }) => [code, kind, advice])).toEqual(without.map((code) => [code, 'no_data', 'redefine']))
  })

  test('is not activated while something is wrong: each problem says where', async () => {
    const [row] = (await officer.definitions.list({ year: 2023 })).rows
    if (!row) throw new Error('none')
    const { createdAt: _, updatedAt: __, removedAt: ___, ...input } = row
    const broken = await officer.definitions.revise({ ...input, weight: '9.5', formula: null })
    const told = await refusal(office.indicatorSets.activate({ year: 2023, version: await versionOf(2023) }))
    expect(told).toMatchObject({ code: 'SET_NOT_READY', params: { count: 2 } })
    expect(told?.current).toEqual([
      { kind: 'weights_sum', detail: '99.5', code: null, field: 'weight' },
      { kind: 'formula_missing', detail: '', code: row.code, field: 'formula' },
    ])
    await officer.definitions.revise({ ...input, version: broken.version })
  })

  test('once active does not change, whoever writes, until it is opened again with a reason; all of it is in its history', async () => {
    const active = await office.indicatorSets.activate({ year: 2023, version: await versionOf(2023) })
    expect(active).toMatchObject({ state: 'active', activatedBy: '王综合' })
    // a second tap is the same activation
    expect(await office.indicatorSets.activate({ year: 2023, version: 1 })).toMatchObject({ state: 'active', version: active.version })
    const rows = (await officer.definitions.list({ year: 2023 })).rows
    const [row] = rows
    if (!row) throw new Error('none')
    const { createdAt: _, updatedAt: __, removedAt: ___, ...input } = row
    expect(await codeOf(officer.definitions.revise({ ...input, target: '7' }))).toBe('SET_ACTIVE')
    expect(await codeOf(officer.definitions.remove({ id: row.id, version: row.version }))).toBe('SET_ACTIVE')
    expect(await codeOf(officer.definitions.arrange({ year: 2023, ids: rows.map(({ id }) => id).toReversed() }))).toBe('SET_ACTIVE')
    await expect(db().$executeRaw`delete from indicators where year = 2023`).rejects.toThrow(/active/)
    expect(await codeOf(officer.indicatorSets.copy({ fromYear: 2023, toYear: 2023, targets: 'kept' }))).toBe('OK')
    expect((await bring()).files.filter(({ state }) => state === 'refused')).toEqual([])
    const sheet = '编码,一级指标,二级指标,三级指标名称,计算符号,指标值,计量单位,分值\nO3,产出,数量指标,“倾”沙龙举办场次,≥,7,场,8\n'
    const [told] = (await importFiles([{ name: '绩效目标.csv', bytes: new TextEncoder().encode(sheet) }], { year: 2023, actor: 'test' }))
      .files
    expect(told).toMatchObject({ state: 'refused', notes: [{ code: 'database_set_active' }] })

    await expect(office.indicatorSets.reopen({ year: 2023, version: active.version, reason: '' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(await codeOf(office.indicatorSets.reopen({ year: 2023, version: 1, reason: '目标写错' }))).toBe('STALE')
    const open = await office.indicatorSets.reopen({ year: 2023, version: active.version, reason: '目标写错' })
    expect(open).toMatchObject({ state: 'draft', reason: '目标写错', activatedBy: null })
    const { entries } = await officer.indicatorSets.history({ id: open.id })
    expect(entries.slice(0, 2).map(({ operation }) => operation)).toEqual(['indicatorSets.reopen', 'indicatorSets.activate'])
    expect(await codeOf(officer.definitions.revise({ ...input }))).toBe('OK')
  })

  test('of a closed year is neither opened nor activated', async () => {
    await db().year.update({ where: { year: 2023 }, data: { closedAt: new Date() } })
    expect(await codeOf(office.indicatorSets.activate({ year: 2023, version: await versionOf(2023) }))).toBe('YEAR_CLOSED')
    expect(await codeOf(office.indicatorSets.reopen({ year: 2023, version: await versionOf(2023), reason: 'x' }))).toBe('YEAR_CLOSED')
    await db().year.update({ where: { year: 2023 }, data: { closedAt: null } })
  })

  test('that nobody has begun cannot be activated', async () => {
    expect(await codeOf(office.indicatorSets.activate({ year: 2031, version: 1 }))).toBe('NOT_FOUND')
  })
})

describe('the next year', () => {
  test('begins with the targets that were decided on, keeps what it has already, and takes no explanation over', async () => {
    const { rows, exists } = await officer.targets.year({ year: 2024 })
    expect(exists).toBe(false)
    const [salons, matches] = ['O3', 'B1'].map((code) => rows.find((row) => row.code === code))
    expect(matches?.suggestion).toMatchObject({ target: '14', basis: '14', method: 'last', notes: [] })
    await officer.targets.decide({ year: 2024, code: 'B1', decision: 'accepted', target: null, reason: '', version: null })
    const ask = { year: 2024, code: 'O3', version: null, reason: '' }
    expect(await codeOf(officer.targets.decide({ ...ask, decision: 'changed', target: '9' }))).toBe('INDICATOR_REFUSED')
    expect(await codeOf(officer.targets.decide({ ...ask, decision: 'rejected', target: null }))).toBe('INDICATOR_REFUSED')
    expect(await db().targetDecision.count({ where: { code: 'O3' } })).toBe(0)
    const changed = await officer.targets.decide({ ...ask, decision: 'changed', target: '9', reason: '新增两场' })
    expect(changed).toMatchObject({ target: '9', suggested: salons?.suggestion.target, decidedBy: 'officer' })
    expect(await codeOf(officer.targets.decide({ ...ask, decision: 'changed', target: '10', reason: '三场' }))).toBe('STALE')
    await officer.targets.decide({ ...ask, code: 'O1', decision: 'rejected', target: null, reason: '空间不足' })
    const kept = await db().targetDecision.findUniqueOrThrow({ where: { year_code: { year: 2024, code: 'O3' } } })
    expect(kept.reasoning).toMatchObject({ growthLimit: '10', past: expect.arrayContaining([expect.objectContaining({ year: 2023 })]) })

    expect(await officer.indicatorSets.copy({ fromYear: 2023, toYear: 2024, targets: 'decided' })).toEqual({
      copied: 14,
      changed: 2,
      kept: [],
    })
    const copied = (await officer.definitions.list({ year: 2024 })).rows
    const targetOf = (code: string) => Number(copied.find((row) => row.code === code)?.target)
    expect(['B1', 'O3', 'O1'].map(targetOf)).toEqual([14, 9, 15])
    expect(await db().explanation.count({ where: { year: 2024 } })).toBe(0)
    expect((await officer.indicatorSets.get({ year: 2024 })).set?.state).toBe('draft')
    const [first] = copied
    await officer.definitions.remove({ id: first?.id ?? '', version: 1 })
    const again = await officer.indicatorSets.copy({ fromYear: 2023, toYear: 2024, targets: 'kept' })
    expect(again).toMatchObject({ copied: 1 })
    expect(again.kept).toHaveLength(13)
  })

  test('a decision that is taken back leaves the suggestion open, and the audit what was decided', async () => {
    await officer.targets.undecide({ year: 2024, code: 'O3', version: 1 })
    expect(await codeOf(officer.targets.undecide({ year: 2024, code: 'O3', version: 1 }))).toBe('STALE')
    expect((await officer.targets.year({ year: 2024 })).rows.find(({ code }) => code === 'O3')?.decision).toBeNull()
    expect(await db().auditEntry.count({ where: { source: 'target_decisions' } })).toBe(4)
  })

  test('a sign of wear stays quiet with a reason, and speaks again without', async () => {
    const year = 2024
    const version = await versionOf(year)
    const quiet = await officer.indicatorSets.dismiss({ year, version, code: 'O1', kind: 'no_data', reason: '7 月才开展' })
    expect(quiet.dismissals).toEqual({ 'O1:no_data': '7 月才开展' })
    expect(await codeOf(officer.indicatorSets.dismiss({ year, version, code: 'O1', kind: 'no_data', reason: null }))).toBe('STALE')
    const loud = await officer.indicatorSets.dismiss({ year, version: quiet.version, code: 'O1', kind: 'no_data', reason: null })
    expect(loud.dismissals).toEqual({})
  })
})
