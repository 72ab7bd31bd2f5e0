import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { readingOf } from '../testing/meters.ts'

testDatabase()
const operator = as('operator')

let code = ''
beforeEach(() => {
  code = `D-${randomUUID()}`
})
const reading = (readOn: string, previous: string, current: string, over: object = {}) =>
  readingOf(code, readOn, previous, current, { multiplier: '10', ...over })
const meter = (over: object = {}) => ({
  ...{ id: randomUUID(), code, kind: 'electricity' as const, place: '5 层配电间', roomId: null, multiplier: '10', digits: 5 },
  ...{ tariff: 'single' as const, installedOn: '2023-01-01', retiredOn: null, note: null },
  ...over,
})
const log = (...given: Parameters<typeof reading>) => operator.meterReadings.log(reading(...given))
/** Why a call was refused: the reason, and the figures of its sentence. */
const refusal = async (call: Promise<unknown>) => {
  try {
    await call
    return null
  } catch (error) {
    if (isUserError(error)) return error.data.params ?? error.code
    throw error
  }
}

describe('a reading is refused, with its figures,', () => {
  test('when the meter would have run backwards; a swap or a roll-over explains it', async () => {
    expect(await refusal(log('2023-03-31', '99950', '20'))).toEqual({ reason: 'backwards', previous: '99950', current: '20' })
    expect(await log('2023-03-31', '99950', '20', { change: 'rollover' })).toMatchObject({ usage: '700' })
    const swap = { change: 'swap', swapFinal: '60', swapStart: '1000', swapMultiplier: '10' }
    expect(await log('2023-04-30', '20', '1010', { ...swap, multiplier: '1' })).toMatchObject({ usage: '410' })
    expect(await refusal(log('2023-05-31', '1010', '5', { ...swap, swapFinal: '1000', swapStart: '1' }))).toMatchObject({
      reason: 'swap_final',
    })
    expect(await refusal(log('2023-05-31', '1010', '5', { ...swap, swapFinal: '1020', swapStart: '6' }))).toMatchObject({
      reason: 'swap_start',
    })
  })
  test('when 尖峰平谷 do not make up its usage', async () => {
    const parts = { sharpUsage: '10', peakUsage: '20', flatUsage: '30', valleyUsage: '40.5' }
    expect(await refusal(log('2023-03-31', '10', '20', parts))).toEqual({ reason: 'parts', sum: '100.5', usage: '100' })
    expect(await log('2023-03-31', '10', '20', { ...parts, valleyUsage: '40' })).toMatchObject({ usage: '100' })
  })
  test('on a day that has not come, and before or after the life of its meter', async () => {
    await operator.meters.log(meter({ retiredOn: '2023-12-31' }))
    expect(await refusal(log('2022-12-31', '0', '1'))).toEqual({ reason: 'before_installed', day: '2023-01-01' })
    expect(await refusal(log('2024-01-01', '0', '1'))).toEqual({ reason: 'after_retired', day: '2023-12-31' })
    expect(await codeOf(log('2023-12-31', '0', '1'))).toBe('OK')
    const tomorrow = plusDays(today(), 1)
    code = `D-${randomUUID()}`
    expect(await refusal(log(tomorrow, '0', '1'))).toEqual({ reason: 'future', day: tomorrow })
  })
  test('when the meter was read on that day already', async () => {
    await log('2023-03-31', '0', '1')
    expect(await codeOf(log('2023-03-31', '0', '2'))).toBe('DUPLICATE')
  })
})

describe('a meter', () => {
  test('is registered by its first reading, and gives later ones its kind', async () => {
    await log('2023-03-31', '0', '1', { kind: 'water' })
    const { rows } = await operator.meters.list({ search: code })
    expect(rows).toMatchObject([{ code, kind: 'water', multiplier: '10' }])
    expect(await log('2023-04-30', '1', '2')).toMatchObject({ kind: 'water' })
    const [{ id, version } = { id: '', version: 0 }] = rows
    await operator.meters.reviseMany({ rows: [{ id, version, kind: 'electricity' }] })
    const readings = await operator.meterReadings.list({ filters: { meterCode: { is: [code] } } })
    expect(readings.rows.map(({ kind }) => kind)).toEqual(['electricity', 'electricity'])
  })
  test('that gets another multiplier keeps the usage of earlier readings', async () => {
    const { id, version } = await operator.meters.log(meter())
    const before = await log('2023-03-31', '0', '100')
    await operator.meters.reviseMany({ rows: [{ id, version, multiplier: '30' }] })
    expect(await operator.meterReadings.get({ id: before.id })).toMatchObject({ multiplier: '10', usage: '1000' })
  })
  test('with readings is not removed, and its life covers them', async () => {
    const { id, version } = await operator.meters.log(meter())
    const only = await log('2023-03-31', '0', '100')
    expect(await refusal(operator.meters.remove({ id, version }))).toEqual({ reason: 'used', code })
    const change = (over: object) => operator.meters.reviseMany({ rows: [{ id, version, ...over }] })
    expect(await refusal(change({ installedOn: '2023-04-01' }))).toEqual({ reason: 'read_before', day: '2023-03-31' })
    expect(await refusal(change({ retiredOn: '2023-03-30' }))).toEqual({ reason: 'read_after', day: '2023-03-31' })
    await operator.meterReadings.remove({ id: only.id, version: only.version })
    expect(await codeOf(operator.meters.remove({ id, version }))).toBe('OK')
    expect(await refusal(log('2023-04-30', '0', '1'))).toEqual({ reason: 'removed', code })
  })
})

describe('whoever reads a meter is told', () => {
  const told = (on: string, except: string | null = null) => operator.meters.stand({ code, on, except })
  test('the reading before and after that day, its multiplier and what it usually uses', async () => {
    expect(await told('2023-03-31')).toMatchObject({ meter: null, last: null, next: null, usual: null, isRead: false })
    await operator.meters.log(meter())
    await log('2023-01-31', '0', '100')
    await log('2023-02-28', '100', '128')
    const april = await log('2023-04-30', '128', '189')
    expect(await told('2023-03-31')).toMatchObject({
      ...{ meter: { multiplier: '10', digits: 5, place: '5 层配电间' }, isRead: false, usual: '10' },
      ...{ last: { readOn: '2023-02-28', current: '128' }, next: { readOn: '2023-04-30', previous: '128' } },
    })
    expect(await told('2023-04-30')).toMatchObject({ isRead: true, next: null })
    expect(await told('2023-04-30', april.id)).toMatchObject({ isRead: false, last: { current: '128' } })
    await operator.meterReadings.remove({ id: april.id, version: april.version })
    expect(await told('2023-04-30')).toMatchObject({ isRead: false, isRemoved: true })
  })
  test('which meters of the month are still to be read, along their places', async () => {
    const round = async () => (await operator.meters.round({ month: '2023-05-01' })).filter(({ code: one }) => one.endsWith(code))
    const add = (name: string, over: object) => operator.meters.log(meter({ code: `${name}${code}`, ...over }))
    await add('b', { place: '10 层' })
    await add('a', { place: '2 层' })
    await add('gone', { place: '1 层', retiredOn: '2023-04-30' })
    await add('coming', { place: '1 层', installedOn: '2023-06-01' })
    await log('2023-05-28', '0', '7', { meterCode: `b${code}` })
    expect((await round()).map((line) => [line.code, line.done?.usage ?? null])).toEqual([
      [`a${code}`, null],
      [`b${code}`, '70'],
    ])
  })
})
