import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const widths = [1280, 375] as const

/** Sets the width of a page as of a desk or a phone. */
export const widen = (page: Page, width: number) => page.setViewportSize({ width, height: 900 })

/** Proves that what is on screen now (or one part of it) breaks no rule of accessibility, in light and in dark colours. `where` names it in a failure. */
export async function expectAccessible(page: Page, where: string, part = 'html'): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    const { violations } = await rulesOf(colorScheme, page).include(part).analyze()
    for (const { id, nodes } of violations)
      for (const { html, failureSummary = '' } of nodes) found.push(`${where}, ${colorScheme}: ${id}\n  ${html}\n  ${failureSummary}`)
  }
  expect(found.join('\n')).toBe('')
}

/** Every rule that axe knows but one (menus and calendars lie outside the landmarks that they belong to); in the dark those that see colours. */
function rulesOf(colorScheme: 'light' | 'dark', page: Page): AxeBuilder {
  // rows are made alike: five of a list tell of all
  const builder = new AxeBuilder({ page }).exclude('tbody > tr:nth-child(n+6)')
  return colorScheme === 'light' ? builder.disableRules(['region']) : builder.withRules(['color-contrast', 'link-in-text-block'])
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
