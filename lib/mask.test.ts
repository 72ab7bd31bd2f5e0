import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked } from './mask.ts'

test.each([
  ['13812341234', '138****1234'],
  ['+852 9123 4567', '+85****4567'],
  ['020-12345678', '020****5678'],
  ['91234567', '91****67'],
  ['8008', '****'],
  ['lee@example.com', 'l***@example.com'],
  ['@x', '***@x'],
])('%s is shown as %s', (text, shown) => expect(masked(text)).toBe(shown))

test('masking what is masked changes nothing', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => masked(masked(text)) === masked(text)))
})

test('of a number of a mobile, at least four are hidden', () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{11,15}$/), (number) => number.length - masked(number).replace(/\D/g, '').length >= 4))
})
