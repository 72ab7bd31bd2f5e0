import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { isDocumentNumber, tidyDocumentNumber } from './rules.ts'

testDatabase()
const office = as('office')

let policyId = ''
let name = ''
beforeEach(async () => {
  policyId = randomUUID()
  name = `制度${policyId}`
  // the register of a day counts all policies
  await db().$executeRaw`update policies set removed_at = now()`
})
const policy = (over: object = {}) => ({
  ...{ id: policyId, name, category: null, required: true, requiredFrom: '2023-01-01', requiredEndsOn: null },
  ...{ responsible: null, basis: null, reviewDueOn: null, ...over },
})
const version = (over: object = {}) => ({
  ...{ id: randomUUID(), policyId, documentNumber: '示例〔2023〕1号', issuedOn: '2023-03-10', effectiveOn: '2023-03-10' },
  ...{ expiresOn: null, repealedOn: null, note: null, ...over },
})
const add = (over: object = {}) => office.policyVersions.log(version(over))
const at = async (on: string) => {
  const { lines, required, inForce } = await office.policies.register({ on })
  return { ...lines.find(({ id }) => id === policyId), figures: `${inForce ?? '-'}/${required ?? '-'}` }
}
const statesOn = async (...days: string[]) => Promise.all(days.map(async (on) => (await at(on)).state))
const reasonOf = async (call: Promise<unknown>) => {
  try {
    await call
    return null
  } catch (error) {
    if (isUserError(error)) return error.data.params?.reason ?? error.code
    throw error
  }
}

describe('a policy', () => {
  test('stands on each day as its versions of that day say, and the facts say the same', async () => {
    await office.policies.log(policy())
    expect(await at('2023-02-01')).toMatchObject({ state: 'missing', figures: '0/1', missingDays: 32, missingMonths: 2 })
    await add({ issuedOn: '2023-03-01', effectiveOn: '2023-03-10' })
    expect(await statesOn('2023-02-28', '2023-03-05', '2023-03-10')).toEqual(['missing', 'upcoming', 'in_force'])
    expect(await at('2023-12-31')).toMatchObject({ state: 'in_force', figures: '1/1', missingDays: 68, missingMonths: 3 })
    const next = await add({
      issuedOn: '2024-05-01',
      effectiveOn: '2024-05-01',
      documentNumber: '示例〔2024〕3号',
      expiresOn: '2024-12-31',
    })
    expect((await at('2024-04-30')).version).toMatchObject({ documentNumber: '示例〔2023〕1号' })
    expect((await at('2024-05-01')).version).toMatchObject({ id: next.id })
    expect(await at('2025-01-01')).toMatchObject({ state: 'expired', figures: '0/1', missingDays: 1 })
    expect(await office.policies.get({ id: policyId })).toMatchObject({
      documentNumber: '示例〔2024〕3号',
      expiresOn: '2024-12-31',
      hasFile: false,
    })
    const { rows } = await office.policyVersions.list({
      filters: { policyId: { is: [policyId] } },
      sort: [{ by: 'effectiveOn', descending: false }],
    })
    expect(rows).toMatchObject([
      { endedOn: '2024-05-01', endReason: 'replaced' },
      { endedOn: '2025-01-01', endReason: 'expired' },
    ])
  })

  test('whose version is repealed is so from that day; a version that is removed was never there', async () => {
    await office.policies.log(policy())
    const only = await add({ repealedOn: '2023-09-01' })
    expect(await statesOn('2023-08-31', '2023-09-01')).toEqual(['in_force', 'repealed'])
    await office.policyVersions.remove({ id: only.id, version: only.version })
    expect(await statesOn('2023-08-31')).toEqual(['missing'])
    expect(await office.policies.get({ id: policyId })).toMatchObject({ issuedOn: null, documentNumber: null, effectiveOn: null })
  })

  test('that is a draft, or no longer asked for, is not missing by accident', async () => {
    await office.policies.log(policy({ requiredEndsOn: '2023-06-30' }))
    await add({ issuedOn: null, effectiveOn: null, documentNumber: null })
    expect(await at('2023-06-30')).toMatchObject({ figures: '0/1' })
    expect(await at(today())).toMatchObject({ state: 'draft', isRequired: false, missingDays: 0 })
    expect((await at('2023-07-01')).figures).toBe('0/0')
  })

  test('knows whether the file of its version is there; without it, it counts all the same', async () => {
    await office.policies.log(policy())
    const { id } = await add()
    const data = {
      source: 'policy_versions',
      recordId: id,
      kind: 'document',
      fileName: 'a',
      mediaType: 'application/pdf',
      sizeBytes: 1,
      sha256: 'x',
    }
    const file = await db().evidence.create({ data })
    expect(await office.policyVersions.get({ id })).toMatchObject({ hasFile: true, version: 1 })
    expect(await office.policies.get({ id: policyId })).toMatchObject({ hasFile: true, version: 2 })
    await db().evidence.update({ where: { id: file.id }, data: { removedAt: new Date() } })
    expect(await at('2023-12-31')).toMatchObject({ state: 'in_force', figures: '1/1', version: { hasFile: false } })
  })

  test('has one name: another of that name, with or without 《》, is refused', async () => {
    await office.policies.log(policy())
    expect(await codeOf(office.policies.log(policy({ id: randomUUID(), name: `《${name}》` })))).toBe('DUPLICATE')
    expect(await reasonOf(office.policies.log(policy({ id: randomUUID(), name: 'x', requiredEndsOn: '2022-12-31' })))).toBe('required_days')
  })
})

describe('a version', () => {
  const tomorrow = plusDays(today(), 1)
  test.each<[string, object, string]>([
    ['repealed before it was issued', { repealedOn: '2023-03-09' }, 'repealed_before'],
    ['in force from a day to come', { effectiveOn: tomorrow }, 'effective_future'],
    ['issued on a day to come', { issuedOn: tomorrow, effectiveOn: null }, 'issued_future'],
    ['in force before it was issued', { effectiveOn: '2023-03-09' }, 'effective_before'],
    ['in force without being issued', { issuedOn: null }, 'not_issued'],
    ['that expires before it begins', { expiresOn: '2023-03-09' }, 'expires_before'],
  ])('%s is refused, and nothing is written', async (_, over, reason) => {
    await office.policies.log(policy())
    expect(await reasonOf(add(over))).toBe(reason)
    expect(await db().policyVersion.count({ where: { policyId } })).toBe(0)
  })

  test('begins on a day of its own', async () => {
    await office.policies.log(policy())
    await add()
    expect(await reasonOf(add({ documentNumber: null }))).toBe('same_day')
  })

  test.each([
    ['示例[2023]01号', '示例〔2023〕1号'],
    ['示例（２０２３） 第 12 号', '示例〔2023〕12号'],
    ['穗南开管会纪【2022】9', '穗南开管会纪〔2022〕9号'],
  ])('of %s is numbered %s', (typed, tidy) => {
    expect(tidyDocumentNumber(typed)).toBe(tidy)
    expect(isDocumentNumber(tidy)).toBe(true)
  })

  test.each(['示例2023-1', '〔2023〕1号', '示例〔23〕1号', '示例〔2023〕号'])(
    'numbered %s is refused by its shape',
    async (documentNumber) => {
      await expect(add({ documentNumber })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    },
  )
})

describe('a list that names the day of issue on the policy itself', () => {
  const write = (set: string, operation = 'imports.write') =>
    db().$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('app.operation', ${operation}, true)`
      await tx.$executeRawUnsafe(`update policies set ${set} where id = '${policyId}'`)
    })
  const versions = async () =>
    (
      await office.policyVersions.list({ filters: { policyId: { is: [policyId] } }, sort: [{ by: 'effectiveOn', descending: false }] })
    ).rows.map(({ effectiveOn, documentNumber, endedOn }) => [effectiveOn, documentNumber, endedOn])

  test('makes its first version; a later day makes another, an older list changes nothing, a correction moves the last one', async () => {
    await office.policies.log(policy({ issuedOn: '2023-03-10', documentNumber: '示例〔2023〕1号' }))
    expect(await versions()).toEqual([['2023-03-10', '示例〔2023〕1号', null]])
    await write(`issued_on = '2024-05-01', document_number = '示例〔2024〕3号'`)
    const both = [
      ['2023-03-10', '示例〔2023〕1号', '2024-05-01'],
      ['2024-05-01', '示例〔2024〕3号', null],
    ]
    expect(await versions()).toEqual(both)
    await write(`issued_on = '2023-03-10', document_number = '示例〔2023〕1号'`)
    expect(await versions()).toEqual(both)
    expect(await office.policies.get({ id: policyId })).toMatchObject({ issuedOn: '2024-05-01', documentNumber: '示例〔2024〕3号' })
    await write(`issued_on = '2024-04-30'`)
    expect((await versions())[1]).toEqual(['2024-04-30', '示例〔2024〕3号', null])
  })

  test('that is taken back takes its version along', async () => {
    await office.policies.log(policy({ issuedOn: '2023-03-10' }))
    await write(`issued_on = '2024-05-01'`)
    await write(`issued_on = '2023-03-10'`, 'imports.undo')
    expect(await versions()).toEqual([['2023-03-10', null, null]])
    await write(`issued_on = null`, 'imports.undo')
    expect(await versions()).toEqual([])
    expect((await at('2023-12-31')).state).toBe('missing')
  })
})
