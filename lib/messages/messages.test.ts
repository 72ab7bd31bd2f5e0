import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { measureNames } from '../facts/rules.ts'
import { locales } from '../locale.ts'
import { permissions, roles } from '../permissions.ts'

const dir = 'lib/messages'
const first = 'zh-Hans'
const namespaces = readdirSync(`${dir}/${first}`).map((name) => name.replace('.json', ''))

type Tree = { [key: string]: string | Tree }
const read = (locale: string, namespace: string): Tree => JSON.parse(readFileSync(`${dir}/${locale}/${namespace}.json`, 'utf8'))
/** Every text under its whole key. */
function flat(tree: Tree, before = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const path = before === '' ? key : `${before}.${key}`
    if (typeof value === 'string') found.set(path, value)
    else for (const [inner, text] of flat(value, path)) found.set(inner, text)
  }
  return found
}
/** The names that a text wants to be filled in; `one {file}` is a plural's word and no name. */
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/(?<!(?:one|other|=\d)\s*)\{\s*(\w+)\s*(?=[,}])/g)].map(([, name]) => name ?? ''))].sort()
/** The cases that a text with a select tells apart. */
const cases = (text: string): string[] => {
  if (!text.includes(', select,')) return []
  let depth = 0
  const found = [...text.matchAll(/(\w*)\s*([{}])/g)].filter(([, word, brace]) => {
    depth += brace === '{' ? 1 : -1
    return brace === '{' && depth === 2 && word !== ''
  })
  return found.map(([, word]) => word ?? '').sort()
}

describe.each(namespaces)('the texts of %s', (namespace) => {
  const wanted = flat(read(first, namespace))

  test.each(locales)('are all there in %s, and none beyond', (locale) => {
    expect([...flat(read(locale, namespace)).keys()].sort()).toEqual([...wanted.keys()].sort())
  })

  test.each(locales)('want the same to be filled in, and are none of them empty, in %s', (locale) => {
    for (const [key, text] of flat(read(locale, namespace))) {
      expect(text.trim(), `${key} is empty`).not.toBe('')
      expect(placeholders(text), key).toEqual(placeholders(wanted.get(key) ?? ''))
      expect(cases(text), key).toEqual(cases(wanted.get(key) ?? ''))
    }
  })

  test.each(locales)('can be formatted in %s', (locale) => {
    const messages = { [namespace]: read(locale, namespace) }
    const refuse = (error: Error) => {
      throw error
    }
    const t = createTranslator({ locale, messages, onError: refuse, timeZone: 'Asia/Shanghai' }) as (key: string, values: object) => string
    for (const [key, text] of flat(read(locale, namespace))) {
      const values = Object.fromEntries(placeholders(text).map((name) => [name, 1]))
      expect(t(`${namespace}.${key}`, values), key).not.toBe(`${namespace}.${key}`)
    }
  })
})

describe('every language', () => {
  test.each(locales)('has the same files as the first: %s', (locale) => {
    expect(readdirSync(`${dir}/${locale}`).sort()).toEqual(namespaces.map((name) => `${name}.json`).sort())
  })

  test('has a name for every role and every permission', () => {
    const names = [...flat(read(first, 'enums')).keys()]
    for (const role of roles) expect(names).toContain(`role.${role}`)
    const labels = [...flat(read(first, 'users')).keys()]
    for (const permission of permissions.filter((one) => !one.startsWith('public.'))) expect(labels).toContain(`permissions.${permission}`)
  })

  test.each(locales)('says what every measure counts: %s', (locale) => {
    const meanings = [...flat(read(locale, 'facts').meaning as Tree).keys()]
    expect(meanings.sort()).toEqual([...measureNames].sort())
    const names = [...flat(read(locale, 'facts').measures as Tree).keys()]
    expect(names.sort()).toEqual([...measureNames].sort())
  })

  test('has a sentence for every error of the list', () => {
    const codes = [...readFileSync('lib/errors.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): \d{3},$/gm)].map(([, code]) => code ?? '')
    expect(codes.length).toBeGreaterThan(15)
    expect([...flat(read(first, 'errors')).keys()]).toEqual(expect.arrayContaining(codes))
  })
})
