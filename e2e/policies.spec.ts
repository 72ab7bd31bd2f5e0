import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { fileEvidence, saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const pdf = '%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF'

/** Logs a version of the policy whose page is open. */
async function logVersion(page: Page, number: string, day: string) {
  await page.getByRole('button', { name: '登记新版本' }).click()
  await dialog(page).getByRole('textbox', { name: '文号' }).fill(number)
  for (const name of ['印发日期', '生效日期']) await dialog(page).getByRole('textbox', { name }).fill(day.replaceAll('-', ''))
}

test('a new version takes the place of the old one; any day says what was in force on it, and the figure follows', async ({
  page,
  as,
  expectConsole,
}) => {
  test.setTimeout(90_000)
  expectConsole(/422/)
  // a year in which nothing else was required, so that its figures are this journey's own
  const name = `效力办法${randomUUID().slice(0, 8)}`
  const [policy] = await sql<{ id: string }>(
    `insert into policies (name, required_from, required_ends_on) values ($1, '2016-01-01', '2016-12-31') returning id`,
    [name],
  )
  await as('office')
  await page.goto(`/policies/${policy?.id}`)
  await logVersion(page, '示例(2016)01号', '2016-03-01')
  await fileEvidence(page, '正式文件', '办法.pdf', Buffer.from(pdf), 'application/pdf')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)
  const versions = page.getByRole('table', { name: '版本' })
  await expect(versions.getByRole('row', { name: /示例〔2016〕1号/ })).toContainText('现行有效')

  await logVersion(page, '示例〔2016〕8号', '2098-09-01')
  await saveButton(page).click()
  await expect(dialog(page).getByRole('alert').filter({ hasText: '印发日期 2098-09-01 还没有到' })).toBeVisible()
  for (const field of ['印发日期', '生效日期']) await dialog(page).getByRole('textbox', { name: field }).fill('20160901')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(versions.getByRole('row', { name: /示例〔2016〕1号/ })).toContainText('被新版本取代')

  const line = page.getByRole('row', { name: new RegExp(name) })
  await page.goto('/policies/register?on=2016-02-29')
  await expect(line).toContainText('尚缺')
  await expect(line).toContainText('60 天（2 个月）')
  const rate = page.getByRole('main').getByRole('link', { name: /%$/ })
  await expect(rate).toHaveText(/^0/)
  await page.goto('/policies/register?on=2016-08-31')
  await expect(line).toContainText('示例〔2016〕1号')
  await page.getByRole('textbox', { name: '截至日期' }).fill('20160901')
  await page.keyboard.press('Enter')
  await expect(line).toContainText('示例〔2016〕8号')
  await expect(line).toContainText('没有附件')
  await expect(rate).toHaveText(/^100/)
  await rate.click()
  await expect(page.getByRole('dialog').getByText(name).first()).toBeVisible()
})
