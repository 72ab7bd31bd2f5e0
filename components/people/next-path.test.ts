import { describe, expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

describe('after signing in', () => {
  test.each(['/board?year=2023', '/events?open=1#top', '/trace?code=O3&year=2023', '/api?noun=events'])('one comes back to %s', (asked) => {
    expect(nextPath(asked)).toBe(asked)
  })

  test.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '\\\\evil.test',
    'javascript:alert(1)',
    '/..//evil.test',
    'board',
    '',
    '/sign-in?next=/sign-in',
    '/api/auth/signout',
    ['/board'],
    undefined,
  ])('%j leads nowhere but to the board', (asked) => {
    expect(nextPath(asked)).toBe('/board')
  })
})
