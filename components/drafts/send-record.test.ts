import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import type { RecordRow } from '../ui/records.ts'
import { holds, sendRecord } from './send-record.ts'

testDatabase()
const operator = as('operator')
const to = {
  log: (input: Record<string, unknown>): Promise<RecordRow> => operator.events.log(input as never),
  revise: (input: Record<string, unknown>): Promise<RecordRow> => operator.events.revise(input as never),
  recent: async () => (await operator.events.list({ size: 50 })).rows,
}
const event = (over: object = {}) => ({
  ...{ id: randomUUID(), code: randomUUID(), title: '“倾”沙龙', kind: 'salon', seriesId: null, heldOn: '2026-05-18' },
  ...{ startsAt: '2026-05-18T14:30:00+08:00', endsAt: null, region: null, venue: null, departments: [], status: 'planned' },
  ...{ expectedHeads: null, budgetYuan: '100.50', plan: null, minutes: null, note: null },
  ...over,
})
const sent = (input: Record<string, unknown>, base: RecordRow | null = null, renumbers: string | null = null) =>
  sendRecord(to, { input, base, renumbers })
const history = async (id: unknown) => (await operator.events.history({ id: String(id) })).entries

describe('sending again what may have arrived', () => {
  test('a new record is logged once', async () => {
    const input = event()
    await sent(input)
    expect((await sent(input)).version).toBe(1)
    expect(await history(input.id)).toHaveLength(1)
  })
  test('an edit whose answer was lost is not made twice', async () => {
    const base = await sent(event())
    const edit = { ...event(), id: base.id, title: '改了' }
    await sent(edit, base)
    expect((await sent(edit, base)).version).toBe(2)
    expect(await history(base.id)).toHaveLength(2)
  })
  test('an edit that somebody else overtook comes back as stale, whatever it holds', async () => {
    const input = event()
    const base = await sent(input)
    await sent({ ...input, title: '他的' }, base)
    expect(await codeOf(sent({ ...input, title: '我的' }, base))).toBe('STALE')
  })
  test('an edit of a record whose files alone moved is no conflict', async () => {
    const input = event({ status: 'held' })
    const base = await sent(input)
    const file = new File(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'], '纪要.pdf')
    await operator.evidence.attach({ id: randomUUID(), source: 'events', recordId: base.id, kind: 'minutes', file })
    expect(await sent({ ...input, title: '我的' }, base)).toMatchObject({ title: '我的', evidence: ['minutes'] })
  })
  test('an edit of a record that was removed and restored meanwhile is no conflict', async () => {
    const input = event()
    const base = await sent(input)
    await operator.events.restore(await operator.events.remove({ id: base.id, version: base.version }))
    expect(await sent({ ...input, title: '我的' }, base)).toMatchObject({ title: '我的', version: 4 })
  })
  test('an edit of a record that was removed meanwhile comes back', async () => {
    const input = event()
    const base = await sent(input)
    await operator.events.remove({ id: base.id, version: base.version })
    expect(await codeOf(sent(input, base))).toBe('STALE')
  })
})

describe('a number that somebody else has', () => {
  test('gives way to the next when it was proposed', async () => {
    await sent(event({ code: 'HD-2026-009' }))
    expect(await sent(event({ code: 'HD-2026-009' }), null, 'code')).toMatchObject({ code: 'HD-2026-010' })
  })
  test('is refused when it was typed', async () => {
    await sent(event({ code: 'HD-2026-100' }))
    expect(await codeOf(sent(event({ code: 'HD-2026-100' })))).toBe('DUPLICATE')
  })
})

test.each([
  ['an instant in another zone', '2026-05-18T06:30:00.000Z', '2026-05-18T14:30:00+08:00', true],
  ['a decimal with its zeros', '1200.00', '1200', true],
  ['a number that only looks alike', '100', '1', false],
  ['a text with a point', '第1.0版', '第1版', false],
  ['nothing', null, undefined, true],
])('%s is the same value: %s and %s', (_, stored, typed, isSame) => {
  expect(holds({ value: stored }, { value: typed })).toBe(isSame)
})
