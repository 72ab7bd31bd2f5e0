import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const dialog = (page: Page) => page.getByRole('dialog')
/** Years that no other journey touches. */
const year = 2046

test.beforeEach(async () => {
  await sql(`update indicator_sets set state = 'draft' where year between ${year} and ${year + 5}`)
  await sql(`delete from indicators where year between ${year} and ${year + 5}`)
  await sql(`delete from target_decisions where year between ${year} and ${year + 5}`)
})

test('an indicator is made from lists, seen over past years before it is saved, mended where the set says so, and held to once activated', async ({
  page,
  as,
  beside,
}) => {
  test.setTimeout(90_000)
  await as('officer')
  await page.goto(`/indicators?year=${year}`)
  await page.getByRole('button', { name: '新增指标' }).click()
  for (const [name, text] of [
    ['编码', 'O1'],
    ['三级指标', '活动场次'],
    ['一级指标', '产出'],
    ['二级指标', '数量'],
    ['指标值', '6'],
    ['计量单位', '%'],
    ['分值', '90'],
  ])
    await dialog(page)
      .getByRole('textbox', { name, exact: true })
      .or(dialog(page).getByRole('combobox', { name, exact: true }))
      .first()
      .fill(text ?? '')
  const measure = dialog(page).getByRole('combobox', { name: '统计量' })
  await measure.fill('活动场次')
  await page.getByRole('option', { name: '活动场次' }).click()
  const preview = dialog(page).getByRole('region', { name: /试算/ })
  await expect(preview.getByRole('row', { name: new RegExp(`^${year} 未填报`) })).toBeVisible()
  // counted in events, it cannot be given in percent
  await preview.getByRole('button', { name: '改为“场”' }).click()
  await expect(
    dialog(page)
      .getByRole('combobox', { name: '计量单位' })
      .or(dialog(page).getByRole('textbox', { name: '计量单位' }))
      .first(),
  ).toHaveValue('场')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  const problems = page.getByRole('alert').filter({ hasText: '改好才能启用' })
  await expect(problems).toContainText('分值合计 90，应为 100')
  await problems.getByRole('link', { name: '分配分值' }).click()
  await expect(dialog(page).getByRole('textbox', { name: '共多少分' })).toHaveValue('100')
  await dialog(page).getByRole('button', { name: '均分' }).click()
  await expect(problems).toHaveCount(0)

  const head = await beside('head')
  await head.goto(`/indicators?year=${year}`)
  await head.getByRole('button', { name: '启用', exact: true }).click()
  await expect(head.getByText('已启用', { exact: true })).toBeVisible()
  // what is held to is read, not written
  await expect(page.getByRole('button', { name: '新增指标' })).toHaveCount(0)
  await head.getByRole('button', { name: '重新打开' }).click()
  await dialog(head).getByRole('textbox', { name: '理由' }).fill('指标值有误')
  await dialog(head).getByRole('button', { name: '重新打开' }).click()
  await expect(head.getByText('已重新打开：指标值有误')).toBeVisible()
  await expect(page.getByRole('button', { name: '新增指标' })).toBeVisible()
})

test('a suggested target is accepted with its reasons in sight and goes into the next year; what if says what it would be worth', async ({
  page,
  as,
}) => {
  test.setTimeout(90_000)
  await as('office')
  await page.goto('/indicators/targets?year=2024')
  const matches = page.getByRole('article', { name: /^B1 / })
  await expect(matches).toContainText('以 2023 年实际 14 项次 为起点')
  await expect(page.getByRole('article', { name: /^P3 / })).toContainText('2023 年实际低于目标 37.5 %')
  await sql(`delete from target_decisions where year = 2024`)
  await page.reload()
  await matches.getByRole('button', { name: '采纳 B1 的建议', exact: true }).click()
  await expect(matches).toContainText('已采纳 14 项次')
  await matches.getByRole('button', { name: '撤回 B1 的决定' }).click()
  await expect(matches.getByRole('button', { name: '采纳 B1 的建议', exact: true })).toBeVisible()

  await page.goto('/indicators/what-if?year=2023')
  const totals = page.getByRole('region', { name: '测算' })
  // another journey may have deducted something: what is moved here is told by the difference
  await expect(totals).toContainText('改动 0 项')
  await page.getByRole('textbox', { name: 'P3 实际值' }).fill('100')
  await expect(totals).toContainText('差 +1.50')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'P3 实际值' })).toHaveValue('100')
  await page.getByRole('button', { name: '全部还原' }).click()
  await expect(totals).not.toContainText('差 +1.50')
})
