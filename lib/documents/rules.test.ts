import { expect, test } from 'vitest'
import { paperState } from './rules.ts'

const on = '2026-03-01'
test.each([
  ['2025-01-01', '2026-12-31', 'valid'],
  ['2025-01-01', '2026-05-01', 'valid'],
  ['2025-01-01', '2026-04-30', 'expiring'],
  ['2025-01-01', '2026-03-01', 'expiring'],
  ['2025-01-01', '2026-02-28', 'expired'],
  ['2026-03-02', '2026-04-01', 'upcoming'],
  ['2026-03-01', null, 'valid'],
  [null, null, 'valid'],
] as const)('a paper from %s to %s is %s on 2026-03-01', (validFrom, expiresOn, state) => {
  expect(paperState({ validFrom, expiresOn }, on)).toBe(state)
})
