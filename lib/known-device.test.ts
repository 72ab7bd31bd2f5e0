import { expect, test } from 'vitest'
import { deviceOf, rememberAccount } from './known-device.ts'

process.env.AUTH_SECRET = 'a secret of tests'

test('a device is known for the accounts that were signed in with on it, and for no other', () => {
  const one = rememberAccount(undefined, 'chen')
  const both = rememberAccount(one, 'li')
  expect(deviceOf(both, 'chen')).toBe(deviceOf(both, 'li'))
  expect(deviceOf(both, 'chen')).not.toBeNull()
  for (const account of ['wang', '', 'che', 'chenn']) expect(deviceOf(both, account)).toBeNull()
  expect(rememberAccount(undefined, 'chen')).not.toBe(one)
})

test('nobody can write a mark, nor carry one over to another device', () => {
  const [mark, seal] = rememberAccount(undefined, 'chen').split('.')
  const [other] = rememberAccount(undefined, 'li').split('.')
  for (const forged of [
    undefined,
    '',
    '.',
    mark,
    `${mark}.`,
    `${mark}.${seal?.slice(1)}`,
    `${other}.${seal}`,
    `x.${seal}`,
    `${mark}.${'a'.repeat(22)}`,
  ])
    expect(deviceOf(forged, 'chen')).toBeNull()
  const before = rememberAccount(undefined, 'chen')
  process.env.AUTH_SECRET = 'another secret of tests'
  expect(deviceOf(before, 'chen')).toBeNull()
  process.env.AUTH_SECRET = 'a secret of tests'
})

test('the cookie stays short: whoever signed in longest ago is forgotten', () => {
  let cookie: string | undefined
  for (let n = 0; n < 20; n++) cookie = rememberAccount(cookie, `account-${n}`)
  expect(cookie?.length).toBeLessThan(220)
  expect(deviceOf(cookie, 'account-19')).not.toBeNull()
  expect(deviceOf(cookie, 'account-11')).toBeNull()
})
