import { expect, test } from 'vitest'
import { snapshot2023 } from '../testing/snapshot2023.ts'
import { digestOfParts, movedBetween, partsOf } from './digest.ts'

const now = () => partsOf(snapshot2023())

test('the moment at which it is asked, and where traces lead, are no part of what an evaluation says', () => {
  const seen = snapshot2023()
  const later = {
    ...seen,
    madeAt: '2030-01-01T00:00:00Z',
    measures: [],
    items: seen.items.map((item) => ({ ...item, trace: '/elsewhere' })),
  }
  expect(digestOfParts(partsOf(later))).toBe(digestOfParts(now()))
})

test('what has moved is named: the indicator, the money, the limits or the text', () => {
  const seen = snapshot2023()
  const moved = (over: Partial<typeof seen>) => movedBetween(now(), partsOf({ ...seen, ...over }))
  expect(moved({})).toEqual({ codes: [], what: null })
  const items = seen.items.map((item) => (item.code === 'P3' ? { ...item, cause: `${item.cause}。` } : item))
  expect(moved({ items })).toEqual({ codes: ['P3'], what: null })
  expect(moved({ items: seen.items.slice(1) }).codes).toEqual([seen.items[0]?.code])
  expect(moved({ funds: { ...seen.funds, paidYuan: '1' } })).toEqual({ codes: [], what: 'funds' })
  expect(moved({ limits: { ...seen.limits, goodFrom: '85' } })).toEqual({ codes: [], what: 'limits' })
  expect(moved({ narrative: [{ key: 'overview', text: '改写', version: 1 }] }).what).toBe('narrative')
})
