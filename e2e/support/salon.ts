import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
/** A title that no other journey uses. */
export const someTitle = () => `“倾”沙龙：青年创业 ${randomUUID().slice(0, 8)}`
export const nameField = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: '名称' })
export const saveButton = (page: Page) => page.getByRole('button', { name: '保存', exact: true })
export const rowOf = (page: Page, title: string) => page.getByRole('row', { name: new RegExp(title) })

/** Chooses a file for one kind of evidence in the open form. */
export async function fileEvidence(page: Page, kind: string, name: string, buffer: Buffer, mimeType: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: `选择文件：${kind}` }).click()
  await (await choosing).setFiles({ name, mimeType, buffer })
}

/** Files sign-in sheet, minutes and photo: all that makes a salon count. */
export async function fileAllEvidence(page: Page): Promise<void> {
  await fileEvidence(page, '签到表', '签到表.pdf', pdf, 'application/pdf')
  await fileEvidence(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
  await fileEvidence(page, '照片', '照片.png', png, 'image/png')
}

/** Opens the form and fills in a salon, held on a day (`YYYYMMDD`); it is not saved yet. */
export async function fillSalon(page: Page, title: string, heldOn = '20240312'): Promise<void> {
  await page.goto('/events')
  await page.getByRole('button', { name: '登记活动' }).click()
  await nameField(page).fill(title)
  await page.getByRole('textbox', { name: '日期' }).fill(heldOn)
  await page.getByRole('textbox', { name: '编号' }).fill(`T-${randomUUID()}`)
}
