import AxeBuilder from '@axe-core/playwright'
import { locales } from '#lib/locale.ts'
import { expect, test } from './support/test.ts'

const pages = [
  '/board?year=2023',
  '/trace?year=2023&code=P1',
  '/evaluations?year=2023',
  '/events',
  '/events?new=1',
  '/costs',
  '/imports',
  '/account',
]

for (const width of [1280, 375]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no page breaks a rule of accessibility at ${width} px in ${colorScheme} colours`, async ({ page, as, baseURL }) => {
      test.setTimeout(180_000)
      await as('officer')
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const path of pages) {
        await page.goto(path)
        await expect(page.getByRole('main')).not.toBeEmpty()
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
        expect(
          violations.map(({ id, nodes }) => `${path} ${id} ${nodes.map(({ html }) => html).join(' ')}`),
          baseURL,
        ).toEqual([])
      }
    })
  }
}

for (const locale of locales) {
  test(`every page speaks ${locale} without a missing word`, async ({ page, as, context, baseURL }) => {
    await as('officer')
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL }])
    for (const path of pages) {
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.getByRole('main')).not.toContainText(/[a-zA-Z]+\.[a-z]+[A-Z][a-zA-Z]*/)
    }
  })
}
