import { beforeAll, expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

beforeAll(() => {
  process.env.AUTH_SECRET = 'one secret'
})

test('what is sealed opens again, and looks different each time', () => {
  const [one, other] = [seal('a', '密钥 0123'), seal('a', '密钥 0123')]
  expect([unseal('a', one), unseal('a', other)]).toEqual(['密钥 0123', '密钥 0123'])
  expect(one).not.toBe(other)
  expect(one).not.toContain('0123')
})

test('a seal that was changed, cut, made for something else or under another secret does not open', () => {
  const sealed = seal('a', 'text')
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(unseal('a', changed.toString('base64url'))).toBeNull()
  }
  expect(unseal('b', sealed)).toBeNull()
  expect(unseal('a', sealed.slice(0, -2))).toBeNull()
  expect(unseal('a', '')).toBeNull()
  process.env.AUTH_SECRET = 'another'
  expect(unseal('a', sealed)).toBeNull()
})
