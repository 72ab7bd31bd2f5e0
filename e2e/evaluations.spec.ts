import { readFile } from 'node:fs/promises'
import { readForm } from '#lib/evaluations/form/read.ts'
import { readFigures } from '#lib/evaluations/report/read.ts'
import { expect, test } from './support/test.ts'

test('the report and the form are downloaded, and say what the screen says', async ({ page, as }) => {
  await as('officer')
  await page.goto('/evaluations?year=2023')
  await expect(page.getByText('97.00')).toBeVisible()
  const file = async (name: string) => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return new Uint8Array(await readFile(await (await coming).path()))
  }
  const report = readFigures(await file('下载自评报告（Word）'))
  expect(report.get('total')).toBe('97.00')
  expect(report.get('P3_actual')).toBe('62.5')
  const form = await readForm(await file('下载自评表（Excel）'))
  expect(Number(form.get('total'))).toBe(97)
})

test('the officer explains a deviation; a reader is offered no such thing', async ({ page, as, beside }) => {
  await as('officer')
  await page.goto('/evaluations?year=2023')
  await page.getByRole('button', { name: '填写说明：常驻商协会机构数' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '偏差原因' }).fill('集聚区启用后机构入驻踊跃')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /常驻商协会机构数/ })).toContainText('集聚区启用后机构入驻踊跃')
  const reader = await beside('viewer')
  await reader.goto('/evaluations?year=2023')
  await expect(reader.getByText('集聚区启用后机构入驻踊跃')).toBeVisible()
  await expect(reader.getByRole('button', { name: /填写说明/ })).toHaveCount(0)
})

test('a deduction needs a reason and lowers the final score', async ({ page, as }) => {
  await as('head')
  await page.goto('/evaluations?year=2023')
  await page.getByRole('button', { name: '复核扣减：公众号累计关注人数' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '扣减分数' }).fill('0.5')
  await dialog.getByRole('textbox', { name: '扣减理由' }).fill('佐证截图不清晰')
  await dialog.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row', { name: /公众号累计关注人数/ })
  await expect(row).toContainText('9.50')
  await row.getByRole('button', { name: /复核扣减/ }).click()
  await dialog.getByRole('textbox', { name: '扣减分数' }).fill('0')
  await dialog.getByRole('textbox', { name: '扣减理由' }).fill('')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('10.00')
})
