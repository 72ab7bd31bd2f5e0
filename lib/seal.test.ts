import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { publicLink, readPublicLink } from './public-link.ts'
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

test('while the secret before is named, what was sealed and signed under it still opens, and what is new is made under the new one', () => {
  process.env.AUTH_SECRET = 'the old one'
  const [sealed, id] = [seal('a', 'text'), randomUUID()]
  const token = publicLink('arrive', id, 3).split('/').at(-1) ?? ''
  process.env.AUTH_SECRET = 'the new one'
  expect([unseal('a', sealed), readPublicLink('arrive', token)]).toEqual([null, null])
  process.env.AUTH_SECRET_BEFORE = 'the old one'
  expect([unseal('a', sealed), readPublicLink('arrive', token)]).toEqual(['text', { id, round: 3 }])
  const fresh = seal('a', 'text')
  delete process.env.AUTH_SECRET_BEFORE
  expect(unseal('a', fresh)).toBe('text')
})
