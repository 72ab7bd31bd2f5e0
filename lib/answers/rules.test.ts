import { describe, expect, test } from 'vitest'
import { minutesFor, mostLetters, refusedAnswers, shapeOf } from './rules.ts'

const plain = { required: false, fullScore: null, options: [] }
const score = { ...plain, id: 's', kind: 'score' as const, required: true, fullScore: 5 }
const choice = { ...plain, id: 'c', kind: 'choice' as const, options: [{ id: 'a' }, { id: 'b' }] }
const multiple = { ...choice, id: 'm', kind: 'multiple' as const }
const text = { ...plain, id: 't', kind: 'text' as const }

describe('what is wrong with answers', () => {
  test.each([
    ['nothing where all fits', { s: 5, c: 'a', m: ['b', 'a'], t: '很好' }, {}],
    ['nothing where what may be left out is left out', { s: 1 }, {}],
    ['a required one that is not there', {}, { s: 'missing' }],
    ['a required one that is empty', { s: '' }, { s: 'missing' }],
    ['no points', { s: 0 }, { s: 'unknown' }],
    ['too many points', { s: 6 }, { s: 'unknown' }],
    ['half a point', { s: 2.5 }, { s: 'unknown' }],
    ['points in words', { s: '五' }, { s: 'unknown' }],
    ['an option that is not offered', { s: 1, c: 'x' }, { c: 'unknown' }],
    ['several where one is asked', { s: 1, c: ['a'] }, { c: 'unknown' }],
    ['one twice', { s: 1, m: ['a', 'a'] }, { m: 'unknown' }],
    ['words that cannot be stored', { s: 1, t: 'a\u0000' }, { t: 'unknown' }],
    ['too many words', { s: 1, t: 'x'.repeat(mostLetters + 1) }, { t: 'long' }],
    ['a question that is not asked', { s: 1, x: 'y' }, { x: 'unknown' }],
  ])('%s', (_, answers, refused) => {
    expect(refusedAnswers([score, choice, multiple, text], answers)).toEqual(refused)
  })

  test('many texts together are too long, though none of them is', () => {
    const texts = Array.from({ length: 9 }, (_, n) => ({ ...text, id: `t${n}` }))
    const answers = Object.fromEntries(texts.map(({ id }) => [id, 'x'.repeat(mostLetters)]))
    expect(refusedAnswers(texts, answers)).toEqual({ t7: 'long', t8: 'long' })
  })
})

test('a question is another one when what can be answered changed, not when its options moved', () => {
  expect(shapeOf({ ...choice, options: [{ id: 'b' }, { id: 'a' }] })).toBe(shapeOf(choice))
  for (const other of [
    { ...choice, required: true },
    { ...choice, kind: 'multiple' as const },
    { ...choice, options: [{ id: 'a' }] },
  ])
    expect(shapeOf(other)).not.toBe(shapeOf(choice))
  expect(shapeOf({ ...score, fullScore: 10 })).not.toBe(shapeOf(score))
})

test('ten taps take two minutes, and nothing takes none', () => {
  expect(minutesFor(Array.from({ length: 10 }, () => score))).toBe(2)
  expect(minutesFor([])).toBe(1)
})
