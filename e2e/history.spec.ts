import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { fileEvidence, nameField, pdf, rowOf, saveButton, someTitle } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const history = (page: Page) => page.getByRole('dialog').getByRole('region', { name: '修改记录' })
const entry = (page: Page, words: RegExp | string) => history(page).getByRole('listitem').filter({ hasText: words })

/** Logs a salon, and opens it again. */
async function openSalon(page: Page, title: string): Promise<void> {
  await page.goto('/events')
  await page.getByRole('button', { name: '登记活动' }).click()
  await nameField(page).fill(title)
  await page.getByRole('textbox', { name: '日期' }).fill('20240312')
  await page.getByRole('textbox', { name: '编号' }).fill(`T-${randomUUID()}`)
  await saveButton(page).click()
  await rowOf(page, title).click()
  await expect(nameField(page)).toHaveValue(title)
}

test('who changed what is told in words, and an earlier version comes back', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await openSalon(page, title)
  await nameField(page).fill(`${title} 改`)
  await page.getByRole('dialog').getByRole('textbox', { name: '日期' }).fill('20240401')
  await fileEvidence(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
  await expect(page.getByRole('dialog').getByRole('link', { name: '纪要.pdf' })).toBeVisible()
  await saveButton(page).click()
  await rowOf(page, `${title} 改`).click()
  await history(page).getByRole('button', { name: '修改记录' }).click()
  await expect(entry(page, '陈运营 · 修改').getByRole('row', { name: /名称/ })).toContainText(title)
  await expect(entry(page, '陈运营 · 修改').getByRole('row', { name: /日期/ })).toContainText('2024-04-01')
  await expect(entry(page, '上传会议纪要：纪要.pdf')).toBeVisible()
  const first = entry(page, '陈运营 · 登记')
  await first.getByRole('button', { name: '查看这一版' }).click()
  await expect(first.getByText('2024-03-12')).toBeVisible()
  await first.getByRole('button', { name: '恢复到这一版' }).click()
  await expect(page.getByText('已恢复到所选版本')).toBeVisible()
  await expect(nameField(page)).toHaveValue(title)
  const [row] = await sql<{ day: string; version: number }>(`select held_on::text as day from events where title = $1`, [title])
  expect(row?.day).toBe('2024-03-12')
})

test('a saved edit is undone on the spot', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await openSalon(page, title)
  await nameField(page).fill(`${title} 错`)
  await saveButton(page).click()
  await expect(rowOf(page, `${title} 错`)).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已撤销修改')).toBeVisible()
  await expect(rowOf(page, `${title} 错`)).toHaveCount(0)
  await expect(rowOf(page, title)).toBeVisible()
})

test('a removed record comes back from its history as it was before', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await openSalon(page, title)
  const link = page.url()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(rowOf(page, title)).toHaveCount(0)
  await page.goto(link)
  await history(page).getByRole('button', { name: '修改记录' }).click()
  await expect(entry(page, '陈运营 · 删除')).toBeVisible()
  await entry(page, '陈运营 · 登记').getByRole('button', { name: '恢复到这一版' }).click()
  await expect(nameField(page)).toHaveValue(title)
})

test('a file that was taken off is put back on the spot', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await openSalon(page, title)
  await fileEvidence(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
  const file = page.getByRole('dialog').getByRole('link', { name: '纪要.pdf' })
  await expect(file).toBeVisible()
  await page.getByRole('button', { name: '移除 纪要.pdf' }).click()
  await expect(file).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(file).toBeVisible()
})
