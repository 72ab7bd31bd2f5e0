import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { addressOf } from './support/places.ts'
import { expect, test } from './support/test.ts'

/** Every page of the sample year that draws something. */
const drawn: ((officer: APIRequestContext) => Promise<string>)[] = [
  async () => '/board?year=2023',
  async () => '/costs/analysis?year=2023',
  async () => '/costs/analysis?year=2023&by=plan',
  async () => '/rooms/occupancy?year=2023',
  async () => '/articles/followers?year=2023',
  (officer) => addressOf('/costs/meters/[id]', officer),
  (officer) => addressOf('/surveys/[id]', officer),
]

test('every chart has a name, its figures as a table, and leads from each of them to what it was counted from, without a mouse', async ({
  page,
  as,
}) => {
  await as('officer')
  for (const address of drawn) {
    await page.goto(await address(page.request))
    const charts = page.locator('figure[data-chart]')
    await expect(charts.first()).toBeVisible()
    for (const chart of await charts.all()) {
      await expect(chart.getByRole('img', { name: /\S/ })).toHaveCount(1)
      await chart.getByRole('button', { name: '数据表' }).click()
      await expect(chart.getByRole('table').getByRole('link').first()).toHaveAttribute('href', /^[/#]/)
    }
  }
})

test('a point opens its records by key and by click; a chart is taken along as a picture with its title and as a file', async ({
  page,
  as,
}) => {
  await as('viewer')
  await page.goto('/costs/analysis?year=2023&by=plan')
  const chart = page.locator('figure[data-chart]')
  await chart.getByRole('button', { name: '数据表' }).click()
  await chart.getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/计入 \d+ 条/)
      .first(),
  ).toBeVisible()
  await page.goBack()
  for (const [item, first] of [
    ['图片 PNG（白底）', [0x89, 0x50, 0x4e, 0x47]],
    ['数据 CSV', [0xef, 0xbb, 0xbf]],
  ] as const) {
    await chart.getByRole('button', { name: /导出菜单/ }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    const file = readFileSync(await (await coming).path())
    expect([...file.subarray(0, first.length)]).toEqual([...first])
  }
})
