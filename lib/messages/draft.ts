import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'

/** Drafts 繁體（香港） from 简体: `npm run messages`. Words that the house says otherwise stand in hk-words.json. */
const convert = Converter({ from: 'cn', to: 'hk' })
const words: Record<string, string> = JSON.parse(readFileSync('lib/messages/hk-words.json', 'utf8'))

const translate = (text: string): string =>
  Object.entries(words).reduce((so, [mainland, hongKong]) => so.replaceAll(mainland, hongKong), convert(text))

const draft = (node: unknown): unknown => {
  if (typeof node === 'string') return translate(node)
  return Object.fromEntries(Object.entries(node as Record<string, unknown>).map(([key, value]) => [key, draft(value)]))
}

if (!existsSync('lib/messages/zh-Hant-HK')) mkdirSync('lib/messages/zh-Hant-HK')
for (const name of readdirSync('lib/messages/zh-Hans')) {
  const source = JSON.parse(readFileSync(`lib/messages/zh-Hans/${name}`, 'utf8'))
  writeFileSync(`lib/messages/zh-Hant-HK/${name}`, `${JSON.stringify(draft(source), null, 2)}\n`)
}
console.info('zh-Hant-HK is drafted from zh-Hans')
