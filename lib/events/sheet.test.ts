import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db.ts'
import { importFiles } from '../sheets/import.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
const kind = (name: string) => ({ id: randomUUID(), name, nameEn: null, position: 60, isInUse: true })
/** Imports a ledger of one event of a kind, as people write it. */
async function importEvent(code: string, kindName: string) {
  const sheet = `活动编号,活动名称,活动类别,活动日期,状态\n${code},活动,${kindName},2023-05-18,已举办\n`
  const report = await importFiles([{ name: '活动台账.csv', bytes: new TextEncoder().encode(sheet) }], { year: 2023, actor: 'test' })
  return report.files[0]
}
const issuesOf = (file: Awaited<ReturnType<typeof importEvent>>) => JSON.stringify(file)

test('a ledger may name kinds that the office added, by their own names', async () => {
  const { code } = await officer.eventKinds.log(kind('女企业家下午茶'))
  await importEvent('E-1', '女企业家下午茶')
  expect(await db().event.findUnique({ where: { code: 'E-1' }, select: { kind: true } })).toEqual({ kind: code })
})

test.each([
  ['“倾”沙龙', 'salon'],
  ['倾沙龙活动', 'salon'],
  ['揭牌', 'unveiling'],
  ['visit', 'visit'],
])('%s is the kind %s that the house began with', async (word, code) => {
  await importEvent(`E-${word}`, word)
  expect(await db().event.findUnique({ where: { code: `E-${word}` }, select: { kind: true } })).toEqual({ kind: code })
})

test('a kind that nobody knows is refused with those that are in use, and nothing is written', async () => {
  expect(issuesOf(await importEvent('E-2', '团建'))).toMatch(/unknown_word.*参访接待/)
  expect(await db().event.count({ where: { code: 'E-2' } })).toBe(0)
})

test('a kind out of use is refused for a new event, and stays where an event has it already', async () => {
  const made = await officer.eventKinds.log(kind('晨读'))
  await importEvent('E-3', '晨读')
  await officer.eventKinds.revise({ ...kind('晨读'), id: made.id, version: 1, isInUse: false })
  expect(issuesOf(await importEvent('E-4', '晨读'))).toContain('kind_out_of_use')
  expect(issuesOf(await importEvent('E-3', '晨读'))).not.toContain('kind_out_of_use')
  expect(await db().event.count({ where: { code: { in: ['E-3', 'E-4'] } } })).toBe(1)
})
