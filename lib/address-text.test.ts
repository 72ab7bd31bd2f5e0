import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filtersOf, orderAfter, orderOf, textOfFilters, textOfOrder } from './address-text.ts'

const name = fc.stringMatching(/^[a-z]\w{0,20}$/)
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== '')
const filter = fc.oneof(
  fc.record({ is: fc.array(words, { minLength: 1, maxLength: 6 }) }),
  fc.record({ from: words, to: words }, { requiredKeys: ['from'] }),
  fc.record({ contains: words, isEmpty: fc.boolean() }, { requiredKeys: ['contains'] }),
  fc.record({ isEmpty: fc.boolean() }),
)

describe('filters in an address', () => {
  test('are short and can be read', () => {
    const filters = { status: { is: ['held', 'planned'] }, heldOn: { from: '2026-01-01' }, note: { isEmpty: true } }
    expect(textOfFilters(filters)).toBe('status.is.held,planned~heldOn.from.2026-01-01~note.empty.yes')
  })

  test('come back as they were, whatever was typed into them', () => {
    fc.assert(
      fc.property(fc.dictionary(name, filter, { maxKeys: 6, noNullPrototype: true }), (filters) => {
        expect(filtersOf(textOfFilters(filters))).toEqual(filters)
      }),
    )
  })

  test.each(['', 'status', 'status.is.', 'status.was.held', '1.is.a', '__.', 'a.contains.  ', '~~~'])('%j says nothing', (text) => {
    expect(filtersOf(text)).toEqual({})
  })
})

describe('the order in an address', () => {
  test('comes back as it was', () => {
    const order = [
      { by: 'heldOn', descending: true },
      { by: 'organisation.name', descending: false },
    ]
    expect(textOfOrder(order)).toBe('-heldOn,organisation.name')
    expect(orderOf(textOfOrder(order))).toEqual(order)
  })

  test('names each column once, and no more than three', () => {
    expect(orderOf('a,-a,b,c,d').map(({ by }) => by)).toEqual(['a', 'b', 'c'])
    expect(orderOf('drop table,--,a..b')).toEqual([])
  })

  test('a heading is clicked: rising, falling, as before; with shift beside the first', () => {
    const rising = orderAfter([], 'heldOn', false)
    expect(textOfOrder(rising)).toBe('heldOn')
    const falling = orderAfter(rising, 'heldOn', false)
    expect(textOfOrder(falling)).toBe('-heldOn')
    expect(orderAfter(falling, 'heldOn', false)).toEqual([])
    const both = orderAfter(falling, 'title', true)
    expect(textOfOrder(both)).toBe('-heldOn,title')
    expect(textOfOrder(orderAfter(both, 'heldOn', true))).toBe('title')
    expect(textOfOrder(orderAfter(both, 'venue', false))).toBe('venue')
  })
})
