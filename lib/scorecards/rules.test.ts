import { expect, test } from 'vitest'
import { bestScorecard, gradeOf, pointsTotal } from './rules.ts'

const card = (name: string, kind: string | null, industry: string | null, isInUse = true, removedAt: string | null = null) => ({
  ...{ name, kind, industry, isInUse, removedAt },
})
const any = card('通用', null, null)
const finance = card('金融', null, '金融')
const chamber = card('商会', 'chamber', null)
const both = card('金融商会', 'chamber', '金融')
const all = [any, finance, chamber, both]

test.each([
  ['chamber', '金融', all, '金融商会'],
  ['chamber', '贸易', all, '商会'],
  ['chamber', null, all, '商会'],
  ['youth', '金融', all, '金融'],
  ['youth', '贸易', all, '通用'],
  ['chamber', '金融', [any, finance, chamber], '商会'],
  ['youth', '贸易', [finance, chamber, both], undefined],
  ['chamber', '金融', [card('停用', 'chamber', '金融', false), card('已删', 'chamber', null, true, '2026-01-01'), any], '通用'],
])('for %s in %s the scorecard is %j → %s', (kind, industry, cards, name) => {
  expect(bestScorecard(cards, { kind, industry })?.name).toBe(name)
})

test.each([
  ['90', '100', 'excellent'],
  ['89.99', '100', 'good'],
  ['80', '100', 'good'],
  ['79.99', '100', 'fair'],
  ['60', '100', 'fair'],
  ['59.99', '100', 'poor'],
  ['0', '100', 'poor'],
  ['45', '50', 'excellent'],
  ['0', '0', null],
])('%s of %s is %s', (total, maximum, grade) => expect(gradeOf(total, maximum)).toBe(grade))

test('points are added exactly, and what is no number yet counts as nothing', () => {
  expect(pointsTotal(['0.1', '0.2', '', 'x', '10'])).toBe('10.3')
})
