import { expect, test } from 'vitest'
import { completeness, materialNumber, packedName } from './rules.ts'

test.each([
  ['预算执行率', '预算执行率'],
  ['“倾”沙龙举办场次', '_倾_沙龙举办场次'],
  ['a/b\\c:d*e?"<>|.pdf', 'a_b_c_d_e_____.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['名单.pdf. ', '名单.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['\u202e\u0000', '_'],
  [`${'长'.repeat(200)}.docx`, `${'长'.repeat(75)}.docx`],
])('%j is packed as a name that any system can unpack', (name, packed) => {
  expect(packedName(name)).toBe(packed)
})

test('a material’s number names its indicator and its place, with two digits as long as they do', () => {
  expect([materialNumber('P1', 3), materialNumber('P1', 103)]).toEqual(['P1-03', 'P1-103'])
})

test('completeness is whole only when nothing is missing, and nothing where nothing is asked for', () => {
  expect([
    completeness({ required: 3000, have: 2999 }),
    completeness({ required: 3, have: 3 }),
    completeness({ required: 0, have: 0 }),
  ]).toEqual([99.9, 100, null])
})
