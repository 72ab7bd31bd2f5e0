import { expect, test } from 'vitest'
import { instantAt, wallTime } from './zoned.ts'

test.each([
  ['Asia/Shanghai', '2026-03-02', 480, '2026-03-02T00:00:00.000Z'],
  ['Europe/London', '2026-01-05', 480, '2026-01-05T08:00:00.000Z'],
  ['Europe/London', '2026-07-06', 480, '2026-07-06T07:00:00.000Z'],
  ['America/New_York', '2026-07-06', 1380, '2026-07-07T03:00:00.000Z'],
  // put forward at one: half past one is not there, and is an hour later
  ['Europe/London', '2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
  // put back at two: half past one comes twice, and the first counts
  ['Europe/London', '2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
])('%s shows %s, minute %i, at %s', (zone, day, minute, instant) => {
  expect(instantAt({ day, minute }, zone).toISOString()).toBe(instant)
})

test('what a clock shows at an instant is that instant again, in all zones and around every jump', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Sydney', 'UTC'])
    for (let at = Date.parse('2026-03-20T00:00:00Z'); at < Date.parse('2026-11-10T00:00:00Z'); at += 3_570_000) {
      const instant = new Date(Math.floor(at / 60_000) * 60_000)
      const back = instantAt(wallTime(instant, zone), zone)
      // an hour that comes twice has two instants
      expect([0, 3_600_000]).toContain(instant.getTime() - back.getTime())
    }
})
