import { globSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isForeign } from './foreign.ts'

const changing = ['POST', 'PUT', 'PATCH', 'DELETE']
const asked = (method: string, url: string, headers: Record<string, string>) =>
  ({ method, url, headers: { host: 'house.test', ...headers } }) as unknown as IncomingMessage

/** Every address of a handler that takes what changes something, with the methods that it takes, as its exports say. */
const changingRoutes = (): { address: string; methods: string[] }[] =>
  globSync('app/**/route.ts')
    .map((file) => {
      const exported = (readFileSync(file, 'utf8').match(/^export .*/gm) ?? []).join(' ')
      const address = file
        .replace(/^app|\/route\.ts$/g, '')
        .replace(/\/\([a-z]+\)/g, '')
        .replace(/\[[^\]]+\]/g, 'some')
      return { address, methods: changing.filter((method) => new RegExp(`\\b${method}\\b`).test(exported)) }
    })
    .filter(({ methods }) => methods.length > 0)

const foreign: Record<string, string>[] = [
  { origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' },
  { origin: 'http://other.house.test', 'sec-fetch-site': 'same-site' },
  { origin: 'http://evil.test', 'content-type': 'text/plain' },
  { origin: 'http://evil.test', 'content-type': 'application/x-www-form-urlencoded' },
  { origin: 'http://evil.test', 'content-type': 'multipart/form-data; boundary=x' },
  { origin: 'http://house.test:8080' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
]

describe('a page of another site', () => {
  test('changes nothing at any handler of the house, but for a mail program that brings its own token', () => {
    const routes = changingRoutes()
    expect(routes.map(({ address }) => address)).toEqual(expect.arrayContaining(['/rpc/some', '/api/some', '/api/auth/some']))
    const open = routes.flatMap(({ address, methods }) =>
      methods
        .filter((method) => foreign.some((headers) => !isForeign(asked(method, address, headers))))
        .map((method) => `${method} ${address}`),
    )
    expect(open).toEqual(['POST /unsubscribe/some/now'])
  })

  test('changes nothing at a page either, and an address beside the open one is not open', () => {
    for (const url of ['/board', '/', '/unsubscribe/a/now/x', '/unsubscribe/a/b/now', '/x?/unsubscribe/a/now', '//unsubscribe/a/now'])
      for (const method of [...changing, 'TRACE']) expect(isForeign(asked(method, url, foreign[0] ?? {})), `${method} ${url}`).toBe(true)
  })

  test('may look and lead here; our own pages and programs without a page may change', () => {
    expect(isForeign(asked('GET', '/board', foreign[0] ?? {}))).toBe(false)
    expect(isForeign(asked('POST', '/rpc/a', { origin: 'http://house.test', 'sec-fetch-site': 'same-origin' }))).toBe(false)
    expect(isForeign(asked('POST', '/api/a', {}))).toBe(false)
  })
})
