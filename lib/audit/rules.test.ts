import { expect, test } from 'vitest'
import { changesOf } from './rules.ts'

test('a change lists only the fields that differ, and never bookkeeping', () => {
  const before = { id: '1', version: 1, updated_at: 'a', title: '旧', evidence: ['photo'], note: null }
  const after = { ...before, version: 2, updated_at: 'b', title: '新', evidence: ['photo', 'minutes'] }
  expect(changesOf({ before, after })).toEqual([
    { field: 'title', before: '旧', after: '新' },
    { field: 'evidence', before: ['photo'], after: ['photo', 'minutes'] },
  ])
})

test('a new and a deleted row list what they hold', () => {
  const row = { id: '1', title: '题', note: null }
  expect(changesOf({ before: null, after: row })).toEqual([{ field: 'title', before: null, after: '题' }])
  expect(changesOf({ before: row, after: null })).toEqual([{ field: 'title', before: '题', after: null }])
})
