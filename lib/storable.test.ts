import { expect, test } from 'vitest'
import { refuseUnstorable } from './storable.ts'

/** The field that is named, `''` where none could be, null where nothing is refused. */
function fieldIn(input: unknown): string | null {
  try {
    refuseUnstorable(input)
    return null
  } catch (error) {
    return (error as { data: { issues: { path: string[] }[] } }).data.issues[0]?.path[0] ?? ''
  }
}

test('what no table could keep as it was sent is refused with its field, at any depth, in values and in names', () => {
  expect(fieldIn({ title: 'a\u0000' })).toBe('title')
  expect(fieldIn({ rows: [{ note: '\uD800' }] })).toBe('rows')
  expect(fieldIn({ words: { 'x\uDC00': 'a' } })).toBe('words')
  expect(fieldIn('\u0000')).toBe('')
  expect(fieldIn(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe('0')
})

test('whatever people write is kept: pairs, marks of direction, controls, files, days, nothing', () => {
  for (const input of [
    { a: '𠮷👩‍👩‍👧' },
    { a: '\u202E\u200B\uFEFF\u0001' },
    { file: new File(['\u0000'], 'a') },
    [new Date()],
    null,
    undefined,
    1,
    { a: [[[['b']]]] },
  ])
    expect(fieldIn(input)).toBeNull()
})
