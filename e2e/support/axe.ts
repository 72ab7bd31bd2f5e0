import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

export const widths = [1280, 375] as const

/** Sets the width of a page as of a desk or a phone. */
export const widen = (page: Page, width: number) => page.setViewportSize({ width, height: 900 })

type Scheme = 'light' | 'dark'
/** Proves that what is on screen now (or one part of it) breaks no rule of accessibility, in light and in dark colours. `where` names it in a failure. */
export async function expectAccessible(
  page: Page,
  where: string,
  part = 'html',
  schemes: readonly Scheme[] = ['light', 'dark'],
): Promise<void> {
  const found: string[] = []
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // the page takes up other colours a moment later, and fades into them; public pages follow at once and name none
    await page.waitForFunction((scheme: string) => (document.documentElement.dataset.mantineColorScheme ?? scheme) === scheme, colorScheme)
    await settled(page)
    found.push(...(await violationsIn(page, `${where}, ${colorScheme}`, part, colorScheme === 'light' ? everyRule : rulesOfColour)))
  }
  expect(found.join('\n')).toBe('')
}

/** The same in the colours that the page has now. */
export async function expectNoViolation(page: Page, where: string): Promise<void> {
  expect((await violationsIn(page, where, 'html', everyRule)).join('\n')).toBe('')
}

/** Every rule that axe knows but one: menus and calendars lie outside the landmarks that they belong to. */
const everyRule: RunOptions = { rules: { region: { enabled: false } } }
const rulesOfColour: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** What axe finds in one part of the page, in words. It is brought into each document once. Of a list five rows tell of all: they are made alike. */
async function violationsIn(page: Page, where: string, part: string, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async ([part, options]) => {
      const scope = { include: [[part]], exclude: [['tbody > tr:nth-child(n+6)']] }
      const { violations } = await window.axe.run(scope, { ...options, resultTypes: ['violations'] })
      return violations
    },
    [part, options] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${where}: ${id}\n  ${html}\n  ${failureSummary}`),
  )
}

/** Waits until what is asked for has come, and nothing moves or is being painted: colours half-way between two themes would be measured otherwise. */
async function settled(page: Page): Promise<void> {
  // the pages hold an event stream open: their network is never idle
  await expect(page.locator('.mantine-Loader-root')).toHaveCount(0)
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
  })
}
