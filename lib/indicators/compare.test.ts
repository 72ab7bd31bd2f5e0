import { expect, test } from 'vitest'
import { changeOf } from './compare.ts'

test.each([
  ['a count in percent', '12', '10', false, { change: '20', in: 'percent', difference: '2', reason: null }],
  ['less as a minus', '8', '10', false, { change: '-20', in: 'percent', difference: '-2', reason: null }],
  ['a share in percentage points', '92.5', '90', true, { change: '2.5', in: 'points', difference: '2.5', reason: null }],
  ['a share from nothing in points too', '4', '0', true, { change: '4', in: 'points', reason: null }],
  ['nothing before as no percentage', '8', '0', false, { change: null, difference: '8', reason: 'zero' }],
  ['what was below zero as its difference alone', '8', '-4', false, { change: null, difference: '12', reason: 'negative' }],
  ['what was never logged before as missing', '8', null, false, { change: null, difference: null, reason: 'missing' }],
  ['what is not logged now as missing', null, '8', true, { change: null, difference: null, reason: 'missing' }],
])('a change tells %s', (_, now, base, inPoints, told) => expect(changeOf(now, base, inPoints)).toMatchObject({ base, ...told }))
