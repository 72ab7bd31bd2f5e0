import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { someArea } from './support/inspections.ts'
import { fileEvidence, png, saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

/** An area with a checklist that no other journey walks. */
async function someChecklist(): Promise<string> {
  const area = someArea()
  const items = ['灯具', '消防'].map((name, at) => ({
    ...{ id: `00000000-0000-7000-8000-00000000000${at}`, from: '2021-01-01', name, guide: '看一看', until: null },
    frequency: 'monthly',
  }))
  await sql(`insert into inspection_areas (name, starts_on, ends_on, items) values ($1, '2021-01-01', '2021-12-31', $2::jsonb)`, [
    area,
    JSON.stringify(items),
  ])
  return area
}
const round = (area: string, month = '2021-05') => `/inspections/round?month=${month}&area=${encodeURIComponent(area)}`
const dialog = (page: Page) => page.getByRole('dialog')

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

  test('a round: one tap for what is good, words and a photo for what is not; it is put right, and another person confirms it', async ({
    page,
    as,
    beside,
  }) => {
    test.setTimeout(90_000)
    const area = await someChecklist()
    await as('operator')
    await page.goto(round(area))
    await page.getByRole('button', { name: '灯具：合格', exact: true }).tap()
    await expect(page.getByText('已检查 1 / 2')).toBeVisible()

    await page.getByRole('button', { name: '消防：不合格' }).tap()
    await page.getByRole('textbox', { name: '备注' }).fill('消防栓被挡住')
    await saveButton(page).tap()
    await expect(page.getByRole('textbox', { name: '没有照片的原因' })).toHaveAttribute('aria-invalid', 'true')
    await fileEvidence(page, '照片', '栓.png', png, 'image/png')
    await expect(page.getByRole('textbox', { name: '没有照片的原因' })).toHaveCount(0)
    await saveButton(page).tap()
    await expect(page.getByText('已检查 2 / 2')).toBeVisible()
    // the photo follows its record
    const results = () => sql('select passed, stage, missing, evidence from inspections where area = $1 order by passed', [area])
    await expect.poll(results).toEqual([
      { passed: false, stage: 'open', missing: [], evidence: ['photo'] },
      { passed: true, stage: null, missing: [], evidence: [] },
    ])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

    await page.getByRole('listitem', { name: '消防' }).getByRole('link', { name: '查看' }).tap()
    await page.getByRole('button', { name: '登记整改' }).tap()
    await dialog(page).getByRole('textbox', { name: '整改情况' }).fill('已搬开')
    await dialog(page).getByRole('textbox', { name: '没有整改后照片的原因' }).fill('现场看过')
    await saveButton(page).tap()
    await expect(page.getByText('由您登记整改，请另一位同事复核')).toBeVisible()

    const other = await beside('officer')
    await other.goto(page.url())
    await other.getByRole('button', { name: '复核', exact: true }).click()
    await dialog(other).getByRole('button', { name: '复核通过' }).click()
    await expect(other.getByText('已复核', { exact: true })).toBeVisible()

    await other.goto('/inspections/grid?year=2021')
    const cell = other.getByRole('link', { name: new RegExp(`${area} 5月：已巡，已检查 2 / 2，合格率 50%，不合格 1 项`) })
    await expect(cell).toBeVisible()
    await expect(cell).not.toContainText('未整改完')
    await cell.click()
    await expect(other.getByRole('region', { name: area })).toBeVisible()
  })
})

test('a month that has not come is refused in the round, and a day of it in the form', async ({ page, as, expectConsole }) => {
  expectConsole(/422/)
  await as('operator')
  await page.goto(round('x', '2098-01'))
  await expect(page.getByText('2098-01 还没有到，不能登记巡检。')).toBeVisible()
  const area = someArea()
  await page.goto('/inspections?new=1')
  await dialog(page).getByRole('combobox', { name: '区域' }).fill(area)
  await dialog(page).getByRole('combobox', { name: '项目' }).fill('灯')
  await dialog(page).getByRole('textbox', { name: '巡检日期' }).fill('20980102')
  await saveButton(page).click()
  await expect(dialog(page).getByRole('alert').filter({ hasText: '巡检日期 2098-01-02 还没有到' })).toBeVisible()
  expect(await sql('select 1 from inspections where area = $1', [area])).toEqual([])
})
