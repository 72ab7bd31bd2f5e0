import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from './support/test.ts'

test('a paragraph is written with its figures bound, survives a closed tab, and is taken back to the standard text', async ({
  page,
  as,
}) => {
  await as('officer')
  const address = '/evaluations/narrative?year=2023&paragraph=analysis.management.society'
  await page.goto(address)
  const area = page.getByRole('textbox', { name: '文字' })
  await area.fill('2023年获得近400人次关注量，常驻机构19家。')
  const editor = page.getByRole('region', { name: '改写这一段' })
  const findings = editor.getByRole('listitem')
  await expect(findings).toHaveText([/“近400人次”应为“近400人”/, /“19家”与本年数据不符，应为“18家”/])
  await page.goto('/evaluations?year=2023')
  await page.goto(address)
  await expect(area).toHaveValue('2023年获得近400人次关注量，常驻机构19家。')
  await findings.nth(1).getByRole('button', { name: '改正' }).click()
  await findings.first().getByRole('button', { name: '改正' }).click()
  await expect(area).toHaveValue('2023年获得近400人关注量，常驻机构【常驻商协会机构数】。')
  await expect(editor.getByRole('link', { name: '18' })).toBeVisible()
  await page.getByRole('combobox', { name: '插入数据' }).fill('自评得分')
  await page.getByRole('option', { name: /^自评得分（97\.00分）/ }).click()
  await expect(area).toHaveValue(/【自评得分】/)
  await area.fill('2023年获得近400人关注量，常驻机构【常驻商协会机构数】。')
  await area.press('Control+Enter')
  const paragraph = page.locator('[id="p-analysis.management.society"]')
  await expect(paragraph).toContainText('2023年获得近400人关注量，常驻机构18家')
  await paragraph.getByRole('button', { name: /^改写/ }).click()
  await editor.getByRole('button', { name: '恢复标准文字' }).click()
  await expect(paragraph).toContainText('从社会效益上看')
})

test('a report that came back with another figure says which', async ({ page, as, expectConsole }) => {
  await as('office')
  await page.goto('/evaluations/check?year=2023')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载系统报告' }).click()
  const parts = unzipSync(new Uint8Array(await readFile(await (await coming).path())))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const at = xml.indexOf('<w:tag w:val="f:total"/>')
  const changed = xml.slice(0, at) + xml.slice(at).replace('>97.00<', '>98.00<')
  const file = { name: '领导改过.docx', mimeType: 'application/octet-stream' }
  const choose = page.getByLabel(/选择改过的 Word 报告/)
  await choose.setInputFiles({ ...file, buffer: Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(changed) })) })
  const found = page.getByRole('region', { name: '被改动的数据' }).getByRole('listitem')
  await expect(found).toHaveText([/自评得分文件中 98\.00应为 97\.00/])
  expectConsole(/422/)
  await choose.setInputFiles({ ...file, buffer: Buffer.from('不是 Word 文档') })
  await expect(page.getByText('这不是 Word 文档')).toBeVisible()
})
