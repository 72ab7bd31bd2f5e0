import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import { refuseWeak } from './weak-password.ts'

const longEnough = dictionary['passwords-common'].filter((one) => one.length >= 8)

test('the three thousand passwords that are used most are refused, however they are capitalised', async () => {
  expect(longEnough.length).toBeGreaterThan(3000)
  for (const one of longEnough.slice(0, 3000)) {
    const told = [await isCommonPassword(one), await isCommonPassword(one.toUpperCase())]
    expect(told, one).toEqual([true, true])
  }
})

test.each(
  `woaini1314 woaini520 5201314520 52013145201314 nansha2023 NanSha@123 gangao888 admin888 Admin@123 qq123456 wang19900101 zhang_123456 19900101 900101
  2023-01-01 13812345678 taobao123 weixin520 mima1234 hongkong2024 Chamber123 abc123456789 a123456789 ＰＡＳＳＷＯＲＤ 147258369 caonima123`.split(
    /\s+/,
  ),
)('what people here are in the habit of is refused: %s', async (password) => {
  expect(await isCommonPassword(password)).toBe(true)
})

test.each([
  '南沙港澳商协会2023',
  'kapok-tram-29-harbour',
  '四十四頭牛在珠江邊',
  'v9#kLm2qTz',
  'nansha 木棉 2023',
  '8461 7305 9262',
  `${'x'.repeat(60)}yz1`,
])('what nobody has in mind is taken, whatever it is made of: %s', async (password) => {
  expect(await isCommonPassword(password)).toBe(false)
  await expect(refuseWeak(password, 'li.na', 'password')).resolves.toBeUndefined()
})

test('a text as long as may be sent is judged at once, whatever digits it repeats', async () => {
  const start = performance.now()
  for (const hard of [`${'1'.repeat(127)}x`, `${'123'.repeat(42)}9`, `${'11'.repeat(9)}12`]) await isCommonPassword(hard)
  expect(performance.now() - start).toBeLessThan(1000)
})
