import { expect, test } from 'vitest'
import { layouts } from '#lib/sheets/layouts.ts'
import { layoutOf, pagesOf } from './layout-pages.ts'

test('every kind of sheet has the list in which its records are seen; targets are seen on the board', () => {
  const without = layouts.map(({ name }) => name).filter((name) => pagesOf([name]).length === 0)
  expect(without).toEqual(['indicators'])
})
test('a list takes in the kind of sheet that its own records are', () => {
  expect(layoutOf('/contracts')).toBe('contracts')
  expect(layoutOf('/costs')).toBe('payments')
  expect(layoutOf('/board')).toBeNull()
})
