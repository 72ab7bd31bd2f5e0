import { randomUUID } from 'node:crypto'
import { expect, test } from './support/test.ts'

test('a version that is published is downloaded by link in 繁體, counted once in spite of a double tap, and its figure opens to the rows', async ({
  page,
  as,
  browser,
  baseURL,
  expectConsole,
}) => {
  // validity that ends before the issue is refused on the way
  expectConsole(/422.*materialVersions\/log/)
  const title = `南沙产业政策懒人包${randomUUID().slice(0, 6)}`
  await as('office')
  await page.goto('/materials?new=1')
  const form = page.getByRole('dialog', { name: '登记资料' })
  await form.getByLabel('名称').fill(title)
  await form.getByLabel('类别').fill('产业政策懒人包')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await expect(form).toBeHidden()
  await page.getByRole('row', { name: new RegExp(title) }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /打开|完整|整页|详/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()

  await page.getByRole('button', { name: '发布版本' }).click()
  const version = page.getByRole('dialog', { name: '发布版本' })
  await version.getByLabel('有效期至').fill('2020-01-01')
  await version.getByRole('button', { name: '保存', exact: true }).click()
  await expect(version.getByText('有效期不能早于发布日期')).toBeVisible()
  await version.getByLabel('有效期至').fill('2099-12-31')
  await version
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '懒人包.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF') })
  await version.getByRole('button', { name: '保存', exact: true }).click()
  await expect(version).toBeHidden()
  await expect(page.getByText('公开链接现在提供第 1 版')).toBeVisible()
  const address = (await page.getByText(/\/m\/[\w-]{46}$/).textContent()) ?? ''

  const visitor = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-HK' })
  const phone = await visitor.newPage()
  await phone.goto(new URL(address).pathname)
  await expect(phone.getByText('長期有效').or(phone.getByText('至 2099'))).toBeVisible()
  const button = phone.getByRole('link', { name: '下載' })
  const path = (await button.getAttribute('href')) ?? ''
  const saved = phone.waitForEvent('download')
  await button.click()
  expect((await saved).suggestedFilename()).toBe('懒人包.pdf')
  // the second tap, and a messenger that looks at the link
  await Promise.all([visitor.request.get(path), visitor.request.get(path)])
  const preview = await visitor.request.get(path, { headers: { 'User-Agent': 'Slackbot-LinkExpanding 1.0' } })
  expect(preview.headers()['content-disposition']).toContain('attachment')
  expect(preview.headers()['content-security-policy']).toContain('sandbox')
  await visitor.close()

  await expect(page.getByText('1次')).toBeVisible()
  await page.getByRole('region', { name: '成效' }).getByRole('link', { name: '1次' }).click()
  const rows = page.getByRole('table', { name: '下载记录' }).getByRole('row', { name: new RegExp(title) })
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('繁體')
})
