import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from './db.ts'
import { masked, maskedName } from './mask.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()

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

test.each([
  ['陈大文', '陈**'],
  ['欧阳', '欧*'],
  ['李', '*'],
  ['Lee Ka-shing', 'L**'],
])('the name %s is kept as %s', (text, kept) => expect(maskedName(text)).toBe(kept))

test('the database masks as the house does, so that what the audit holds looks the same', async () => {
  const texts = fc.oneof(fc.stringMatching(/^[\d +()-]{1,20}$/), fc.emailAddress(), fc.stringMatching(/^[一-龥a-zA-Z]{1,12}$/))
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const [row] = await db().$queryRaw<{ contact: string; name: string }[]>`
        select masked_text(${text}, 'contact') as contact, masked_text(${text}, 'name') as name`
      expect(row).toEqual({ contact: masked(text), name: maskedName(text) })
    }),
    { numRuns: 60 },
  )
})
