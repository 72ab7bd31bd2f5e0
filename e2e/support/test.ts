import { test as base, expect, type Page } from '@playwright/test'
import type { Role } from '#lib/permissions.ts'
import { signInAs } from './session.ts'

type House = {
  /** Signs `page` in as the sample user of a role. */
  as: (role: Role) => Promise<string>
  /** Another browser, signed in as somebody else, watched like the first. */
  beside: (role: Role) => Promise<Page>
  /** Says that this journey means to see errors on the console that match. */
  expectConsole: (error: RegExp) => void
}

/**
 * Journeys in the house: whatever a page writes to console.error (a script or style that its policy refused among it), throws, or asks of another host
 * fails the journey.
 */
export const test = base.extend<House & { complaints: { said: string[]; expected: RegExp[] } }>({
  complaints: async ({ browserName: _ }, use) => {
    const complaints = { said: [] as string[], expected: [] as RegExp[] }
    await use(complaints)
    expect(complaints.said.filter((text) => !complaints.expected.some((known) => known.test(text)))).toEqual([])
  },
  page: async ({ page, complaints }, use) => {
    watch(page, complaints.said)
    await use(page)
  },
  as: async ({ context }, use) => use((role) => signInAs(context, role)),
  beside: async ({ browser, baseURL, complaints, contextOptions }, use) => {
    const opened: Page[] = []
    await use(async (role) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale: 'zh-CN' })
      await signInAs(context, role)
      const page = await context.newPage()
      watch(page, complaints.said)
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
  expectConsole: async ({ complaints }, use) => use((error) => complaints.expected.push(error)),
})
export { expect }

/** Where the house is: this machine, also behind a proxy. */
const own = ['localhost', '127.0.0.1']

function watch(page: Page, said: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !own.includes(hostname)) said.push(`asked another host: ${request.url()}`)
  })
}
