import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { locales } from '#lib/locale.ts'
import { expectAccessible, widen, widths } from './support/axe.ts'
import { addressOf, everyPage, readerOf } from './support/places.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ mode: 'parallel', timeout: 120_000 })

/** The pages of one noun, looked at in one browser: scripts that they share are loaded once. */
const nouns = Map.groupBy(everyPage(), (path) => path.split('/', 2).join('/'))
for (const [noun, paths] of nouns) {
  test(`${noun} breaks no rule of accessibility on its pages, at a desk and on a phone, in light and dark`, async ({
    page,
    as,
    context,
  }) => {
    test.setTimeout(30_000 + 30_000 * paths.length)
    for (const path of paths) {
      await as('officer')
      const address = await addressOf(path, context.request)
      const reader = readerOf(path)
      if (reader) await as(reader)
      else await context.clearCookies()
      await test.step(address, () => look(page, address))
    }
  })
}

async function look(page: Page, address: string): Promise<void> {
  for (const width of widths) {
    await widen(page, width)
    if (width === widths[0]) await page.goto(address)
    await expect(page.getByRole('main')).not.toBeEmpty()
    await expectAccessible(page, `${address} at ${width} px`)
    const makeNew = page.locator('[data-new]').first()
    if (!(await makeNew.isVisible())) continue
    await makeNew.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    // the page beneath was looked at already, and on a phone the same inputs have the same colours
    await expectAccessible(page, `the form of ${address} at ${width} px`, '[role=dialog]', width === widths[0] ? undefined : ['light'])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
}

/** What stands on a page in place of a word that is missing: `events.event.title`. */
const missing = new RegExp(
  `\\b(${readdirSync('lib/messages/en')
    .map((file) => file.replace('.json', ''))
    .join('|')})\\.(?:[a-z]|[A-Z]{2})[a-zA-Z_.]*`,
)
/** What a page says before a script runs, as a reader sees it. */
const saidIn = (html: string): string => html.replace(/<(script|style|code)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')
/** Scripts of a page that do not carry the word of its policy: a browser would not run them. */
function unmarkedScripts(html: string, policy = ''): string[] {
  const word = policy.match(/script-src 'self' 'nonce-([^']{22,})' 'strict-dynamic';/)?.[1]
  if (!word) return [`no policy: ${policy}`]
  return [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes(`nonce="${word}"`))
}
for (const locale of locales) {
  test(`every page speaks ${locale} without a missing word, and each of its scripts carries the word of its policy`, async ({
    as,
    context,
    baseURL,
  }) => {
    await as('officer')
    const places = await Promise.all(
      everyPage().map(async (path) => ({ reader: readerOf(path) ?? 'officer', address: await addressOf(path, context.request) })),
    )
    for (const reader of new Set(places.map((place) => place.reader))) {
      await as(reader)
      await context.addCookies([{ name: 'locale', value: locale, url: baseURL }])
      for (const { address } of places.filter((place) => place.reader === reader)) {
        const answer = await context.request.get(address)
        const html = await answer.text()
        expect(unmarkedScripts(html, answer.headers()['content-security-policy']), address).toEqual([])
        expect(html, address).toContain(`<html lang="${locale}"`)
        expect(saidIn(html), address).not.toMatch(missing)
      }
    }
  })
}
