import { describe, expect, test } from 'vitest'
import { isCounted, stateOf } from './rules.ts'

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI'
const asked = (headers: Record<string, string>, method = 'GET') => ({ method, headers: new Headers({ 'user-agent': phone, ...headers }) })

describe('a download is counted', () => {
  test.each([
    ['of a person in WeChat', asked({})],
    ['that asks for all in a range', asked({ range: 'bytes=0-' })],
    ['of a desk', asked({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0' })],
  ])('%s', (_, request) => expect(isCounted(request)).toBe(true))

  test.each([
    ['a look at its head', asked({}, 'HEAD')],
    ['the rest of an earlier one', asked({ range: 'bytes=1024-' })],
    ['what a browser fetches ahead', asked({ 'sec-purpose': 'prefetch;prerender' })],
    ['Slack’s preview', asked({ 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' })],
    ['a messenger’s preview', asked({ 'user-agent': 'facebookexternalhit/1.1' })],
    ['a search engine', asked({ 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' })],
    ['a script', asked({ 'user-agent': 'curl/8.5.0' })],
    ['nobody', asked({ 'user-agent': '' })],
  ])('but not %s', (_, request) => expect(isCounted(request)).toBe(false))
})

test.each([
  ['nothing issued', null, 'none'],
  ['valid without end', { issuedOn: '2026-01-01', validFrom: null, validUntilOn: null }, 'current'],
  ['on its last day', { issuedOn: '2026-01-01', validFrom: null, validUntilOn: '2026-06-01' }, 'current'],
  ['on the day after', { issuedOn: '2026-01-01', validFrom: null, validUntilOn: '2026-05-31' }, 'expired'],
  ['issued tomorrow', { issuedOn: '2026-06-02', validFrom: null, validUntilOn: null }, 'early'],
  ['valid from tomorrow', { issuedOn: '2026-01-01', validFrom: '2026-06-02', validUntilOn: null }, 'early'],
] as const)('a material %s is %s', (_, version, state) => {
  expect(stateOf(version, '2026-06-01')).toBe(state)
})
