import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { publicLink, readPublicLink } from './public-link.ts'

const tokenOf = (address: string): string => address.split('/').at(-1) ?? ''

beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
  process.env.PUBLIC_URL = 'https://house.example/'
})

describe('public links', () => {
  test('carry a record and its round, and nobody can read anything else out of them', () => {
    const id = randomUUID()
    expect(readPublicLink('arrive', tokenOf(publicLink('arrive', id, 7)))).toEqual({ id, round: 7 })
    expect(readPublicLink('confirm', tokenOf(publicLink('confirm', id, 'resident')))).toEqual({ id, round: 'resident' })
    expect(readPublicLink('confirm', tokenOf(publicLink('confirm', id, 'counterpart')))).toEqual({ id, round: 'counterpart' })
  })

  test('are absolute addresses, short enough for a poster, of letters that every messenger leaves alone', () => {
    expect(publicLink('arrive', randomUUID(), 1)).toMatch(/^https:\/\/house\.example\/arrive\/[\w-]{46}$/)
  })

  test('open nothing for another purpose', () => {
    const token = tokenOf(publicLink('arrive', randomUUID(), 1))
    expect(readPublicLink('confirm', token)).toBeNull()
  })

  test('made under another secret open nothing', () => {
    process.env.AUTH_SECRET = 'somebody else'
    const token = tokenOf(publicLink('arrive', randomUUID(), 1))
    process.env.AUTH_SECRET = 'only for this test'
    expect(readPublicLink('arrive', token)).toBeNull()
  })

  test('with any single bit changed open nothing: neither another record, nor another round, nor another seal', () => {
    const bytes = Buffer.from(tokenOf(publicLink('arrive', randomUUID(), 1)), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes)
      forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(readPublicLink('arrive', forged.toString('base64url')), `bit ${bit}`).toBeNull()
    }
  })

  test('cut short, made longer, spelt otherwise or not at all open nothing', () => {
    const token = tokenOf(publicLink('arrive', randomUUID(), 1))
    for (let length = 0; length < token.length; length++) expect(readPublicLink('arrive', token.slice(0, length))).toBeNull()
    for (const other of [
      `${token}A`,
      `${token}=`,
      `${token.slice(0, 20)} ${token.slice(20)}`,
      'undefined',
      '𠮷'.repeat(46),
      '.'.repeat(46),
    ])
      expect(readPublicLink('arrive', other), other).toBeNull()
  })
})
