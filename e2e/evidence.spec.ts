import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './support/test.ts'

test('what is missing is filed where it is named, gets its number, and comes with the package', async ({ page, as }) => {
  await as('officer')
  await page.goto('/evaluations/evidence?year=2023&code=O4')
  const meter = page.getByRole('button', { name: /O4 公众号推文发布篇数/ })
  await expect(meter).toContainText(/\d+\/\d+/)
  const before = Number((await meter.textContent())?.match(/(\d+)\/\d+/)?.[1])
  const choose = page.locator('input[type=file][data-kind=screenshot]').first()
  // one content is one material: this one is nobody else's
  const buffer = Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF`)
  await choose.setInputFiles({ name: '后台数据.pdf', mimeType: 'application/pdf', buffer })
  await expect(meter).toContainText(`${before + 1}/`)

  await page.getByText('材料清单', { exact: true }).click()
  await page.getByRole('button', { name: /^给 \d+ 份材料编号$/ }).click()
  await expect(page.getByText(/^O4-\d\d$/).first()).toBeVisible()

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 O4 的材料包' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('2023年度绩效评价佐证材料_O4.zip')
  const files = unzipSync(new Uint8Array(await readFile(await download.path())))
  const [name] = Object.keys(files).filter((path) => path.endsWith('_后台数据.pdf'))
  expect(name).toMatch(/^08_O4_公众号推文发布篇数\/O4-\d\d_后台截图_后台数据\.pdf$/)
  expect(strFromU8(files['目录.html'] ?? new Uint8Array())).toContain(String(name))
})
