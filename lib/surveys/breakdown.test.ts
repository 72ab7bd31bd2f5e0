import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakdownOf, fewestAnswers } from './breakdown.ts'

const answers = (sizes: Record<string, number>) =>
  Object.entries(sizes).flatMap(([group, count]) =>
    Array.from({ length: count }, () => ({ group, score: 4, fullScore: 5, satisfied: true })),
  )
const told = (sizes: Record<string, number>) =>
  breakdownOf(answers(sizes)).map(({ groups, answers: count }) => `${groups.join('+')} ${count}`)

test.each<[Record<string, number>, string[]]>([
  [{ a: 6, b: 5 }, ['a 6', 'b 5']],
  [{ a: 7, b: 6, c: 1 }, ['a 7', 'b+c 7']],
  [{ a: 7, b: 3, c: 2 }, ['a 7', 'b+c 5']],
  [{ a: 7, b: 2, c: 1 }, []],
  [{ a: 9, b: 4 }, []],
  [{ a: 9 }, []],
  [{ a: 2, b: 1 }, []],
])('%j is told as %j', (sizes, lines) => {
  expect(told(sizes)).toEqual(lines)
})

test('whatever the groups: no line has fewer than five answers, none that stands for a small group stands alone, and all are told or none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), (sizes) => {
      const parts = breakdownOf(answers(Object.fromEntries(sizes.map((size, at) => [`g${at}`, size]))))
      for (const part of parts) {
        expect(part.answers).toBeGreaterThanOrEqual(fewestAnswers)
        const isSmall = part.groups.some((group) => (sizes[Number(group.slice(1))] ?? 0) < fewestAnswers)
        expect(isSmall && part.groups.length < 2).toBe(false)
      }
      const sum = parts.reduce((all, part) => all + part.answers, 0)
      expect(parts.length === 0 || sum === sizes.reduce((all, size) => all + size, 0)).toBe(true)
    }),
  )
})
