import { globSync, readFileSync } from 'node:fs'
import { firstLoad, mostPublicKb, scriptKb } from './support/first-load.ts'
import { house } from './support/house.ts'
import { newerInScript, newerInStyles } from './support/newer.ts'
import { addressOf, everyPublicPage } from './support/places.ts'
import { expect, test } from './support/test.ts'

test(`no page for people without an account loads more than ${mostPublicKb} KB of script before it can be used`, async ({
  as,
  context,
}) => {
  await as('officer')
  const { url } = await house()
  for (const path of everyPublicPage()) {
    expect(await scriptKb(url, await addressOf(path, context.request)), path).toBeLessThanOrEqual(mostPublicKb)
  }
})

test('no page for people without an account needs a style that Chromium 108 or iOS 15.4 does not know, nor fonts or pictures', async ({
  as,
  context,
}) => {
  await as('officer')
  const { url } = await house()
  for (const path of everyPublicPage()) {
    for (const { text } of await firstLoad(url, await addressOf(path, context.request), 'css')) {
      expect(newerInStyles(text), path).toEqual([])
      expect(text, path).not.toMatch(/@font-face|url\(/)
    }
  }
})

test('no script of the house, for visitors or staff, uses what Chromium 108 or iOS 15.4 does not know', () => {
  // what browsers without modules load is none of it
  const { polyfillFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as { polyfillFiles: string[] }
  const scripts = globSync('.next/static/chunks/**/*.js').filter((file) => !polyfillFiles.some((one) => file.endsWith(one)))
  expect(scripts.length).toBeGreaterThan(30)
  const newer = scripts.flatMap((file) => newerInScript(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`))
  expect(newer).toEqual([])
})

test('the watch for newer scripts and styles sees them', () => {
  const scripts = [
    'a.toSorted()',
    'Map.groupBy(a, b)',
    'class A { static { b() } }',
    '/(?<=a)b/.test(c)',
    '/[a--b]/v',
    'AbortSignal.any([])',
    'using a = b',
  ]
  for (const text of scripts) expect(newerInScript(text), text).toHaveLength(1)
  expect(newerInScript('a.at(-1); Object.hasOwn(a, b); /(?<name>a)/.test(c); class A { #b = 1; static c = 2 }')).toEqual([])
  for (const text of ['a{color:color-mix(in srgb,red,blue)}', 'a{b{c:d}}', '@media print{a{&:hover{c:d}}}'])
    expect(newerInStyles(text), text).toHaveLength(1)
  expect(newerInStyles('@media print{a:has(b){c:d}}@layer x{@media (width>1px){a{b:c}}}')).toEqual([])
})
