import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from './support/test.ts'

test('the office changes a template of the house and brings it back: what is wrong is listed, then reports are written into it', async ({
  page,
  as,
}) => {
  await as('office')
  await page.goto('/evaluations/templates?year=2023')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载模板' }).first().click()
  const parts = unzipSync(new Uint8Array(await readFile(await (await coming).path())))
  const changed = (words: string) => {
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('{{校验码}}', words)
    return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }))
  }
  await page.getByRole('button', { name: '上传模板' }).click()
  const dialog = page.getByRole('dialog', { name: '上传模板' })
  const choose = dialog.locator('input[type=file]')
  await choose.setInputFiles({ name: '我办模板.docx', mimeType: 'application/octet-stream', buffer: changed('{{得份}}') })
  await expect(dialog.getByRole('listitem')).toHaveText([/没有“得份”这个标记/, /缺少“校验码”/])
  await choose.setInputFiles({ name: '我办模板.docx', mimeType: 'application/octet-stream', buffer: changed('{{校验码}}（我办内部）') })
  await expect(dialog.getByText('检查通过')).toBeVisible()
  await dialog.getByLabel('模板名称').fill('我办模板')
  await dialog.getByRole('button', { name: '保存为模板' }).click()
  const own = page.getByRole('listitem').filter({ hasText: '我办模板' })
  await own.getByRole('button', { name: '选用' }).click()
  await expect(own.getByText('正在使用')).toBeVisible()
  const report = page.waitForEvent('download')
  await own.getByRole('button', { name: '用2023年数据预览' }).click()
  const printed = unzipSync(new Uint8Array(await readFile(await (await report).path())))
  expect(strFromU8(printed['word/document.xml'] ?? new Uint8Array())).toContain('（我办内部）')
  // as it was: other journeys print into the house's own
  await page.getByRole('listitem').filter({ hasText: '公文字体' }).getByRole('button', { name: '选用' }).click()
  await expect(own.getByRole('button', { name: '选用' })).toBeVisible()
})
