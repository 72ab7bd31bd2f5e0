import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { read, writeXlsx } from 'hucre'
import { sql } from './support/database.ts'
import { articles, bring, drop, file, fileArea, type Sent, targets } from './support/imports.ts'
import { expect, test } from './support/test.ts'

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const brought = (names: readonly string[]) => sql('select file_name from import_batches where file_name = any ($1)', [names])

test('a year comes in: checked first, its formulas confirmed, the bad file left out, and a second time nothing changes', async ({
  as,
  page,
}) => {
  await as('operator')
  const files = [articles('三月推文.csv', 240001, '100'), articles('坏.csv', 240002, '约一百'), targets]
  await bring(page, files)
  const bad = card(page, '坏.csv')
  await expect(bad.getByText('D2（阅读次数）')).toBeVisible()
  await expect(bad.getByText('“约一百”不是数字')).toBeVisible()
  await expect(page.getByText('B3 公众号年度阅读人数：去年按“阅读次数”计算，今年建议按“阅读人数”。')).toBeVisible()
  await expect(page.getByText('将写入 1 个文件，共 1 行。 1 个文件有拒绝的行，整个文件不会写入。')).toBeVisible()
  await page.getByRole('checkbox', { name: '确认以上计算口径' }).check()
  await page.getByRole('button', { name: '写入 2 个文件' }).click()
  await expect(page.getByText('已导入 2 个文件')).toBeVisible()
  await expect(bad.getByText('已拒绝，未写入')).toBeVisible()
  await page.getByRole('link', { name: '查看 2024 年度看板' }).click()
  await expect(page.getByRole('link', { name: /公众号年度阅读人数.* [\d,]+ 人/ })).toBeVisible()

  await bring(page, [files[0] as Sent, targets])
  await expect(page.getByText('这些内容系统里都已经有了，没有需要导入的变化。')).toBeVisible()
  await page.getByRole('link', { name: '返回导入' }).click()
  const [original] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '三月推文.csv', exact: true }).first().click(),
  ])
  expect(readFileSync(await original.path())).toEqual(files[0]?.buffer)
})

test('files that speak of another year than the one chosen are noticed before anything is written', async ({ as, page }) => {
  await as('officer')
  await bring(page, [articles('另一年.csv', 240003, '5')], 2025)
  await page.getByRole('button', { name: '改为 2024 年度' }).click()
  await expect(page.getByRole('heading', { name: '预览（2024 年度）' })).toBeVisible()
  await expect(page.getByRole('button', { name: '改为 2024 年度' })).toHaveCount(0)
})

test('hostile files are refused with a sentence each, nothing is written, and the house stays up', async ({ as, page }) => {
  await as('operator')
  const bomb = zipSync(
    { 'xl/workbook.xml': new Uint8Array(10), 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) },
    { level: 9 },
  )
  const sheet = { name: '推文', rows: [['内容标题'], ['x']] }
  const whole = await writeXlsx({ sheets: [sheet] })
  const said: [Sent, string][] = [
    [file('网页.xlsx', '<html><body>请先登录\u0000\u0001\u0002'), '这不是电子表格'],
    [file('炸弹.xlsx', bomb), '文件解压后会超过 50 MB，不予读取'],
    [file('加密.xlsx', await writeXlsx({ sheets: [sheet], encryption: { password: 'secret', spinCount: 1000 } })), '文件有打开密码'],
    [file('半份.xlsx', whole.slice(0, whole.length / 2)), '文件已损坏或没有上传完整'],
    [articles('文字.csv', 240004, '很多'), '“很多”不是数字'],
  ]
  const held: [Sent, string][] = [
    [file('大.xlsx', new Uint8Array(21 * 1024 * 1024)), '文件超过 20 MB，没有上传'],
    [file('空.csv', ''), '文件是空的，没有上传'],
  ]
  await page.goto('/imports?year=2024')
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  await page.getByLabel(fileArea).setInputFiles([...said, ...held].map(([sent]) => sent))
  for (const [{ name }, sentence] of held) await expect(card(page, name).getByText(sentence)).toBeVisible()
  await page.getByRole('button', { name: '上传其余 5 个文件' }).click()
  for (const [{ name }, sentence] of said) await expect(card(page, name).getByText(sentence)).toBeVisible()
  await expect(page.getByText('4 个文件读不了或没认出来，不会写入。')).toBeVisible()
  await expect(page.getByRole('button', { name: /^写入 \d+ 个文件$/ })).toHaveCount(0)
  expect(await brought(said.map(([{ name }]) => name))).toEqual([])
  expect(await sql("select mid from articles where mid = '240004'")).toEqual([])
  await page.goto('/board?year=2023')
  await expect(page.getByRole('heading', { name: '年度看板' })).toBeVisible()
})

test('a lost connection loses nothing: files and findings stay, and the next try goes through', async ({
  as,
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/ERR_INTERNET_DISCONNECTED/)
  await as('operator')
  await page.goto('/imports?year=2024')
  // its script has come: what is chosen before that is seen by nobody
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  await context.setOffline(true)
  await page.getByLabel(fileArea).setInputFiles([articles('断网.csv', 240005, '9')])
  await expect(page.getByRole('alert').filter({ hasText: '网络中断' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: '重新上传' }).click()
  const write = page.getByRole('button', { name: '写入 1 个文件' })
  await expect(write).toBeVisible()
  await context.setOffline(true)
  await write.click()
  await expect(page.getByText('文件和核对结果都还在')).toBeVisible()
  await context.setOffline(false)
  await write.click()
  await expect(page.getByText('已导入 1 个文件')).toBeVisible()
})

test('files can be chosen by keyboard, dropped anywhere on the page, and pasted as a table', async ({ as, page }) => {
  await as('operator')
  await page.goto('/imports?year=2024')
  // the browser has to be asked for the chooser before a key opens it
  const choosing = page.waitForEvent('filechooser')
  await page.getByLabel(fileArea).focus()
  await page.keyboard.press('Space')
  await (await choosing).setFiles([articles('键盘.csv', 240007, '4')])
  await expect(card(page, '键盘.csv').getByText('可以导入')).toBeVisible()
  await page.goto('/imports?year=2024')
  await drop(page, articles('拖入.csv', 240006, '3'))
  await expect(card(page, '拖入.csv').getByText('可以导入')).toBeVisible()
  await page.goto('/imports?year=2024')
  await page.evaluate(() => {
    const clip = new DataTransfer()
    const lines = ['内容标题,内容url,发表时间', '粘贴之路,https://mp.weixin.qq.com/s?__biz=M&mid=240008&idx=1,2024-03-02']
    clip.setData('text/plain', lines.join('\n').replaceAll(',', '\t'))
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true }))
  })
  await expect(card(page, '粘贴的表格.tsv').getByText('可以导入')).toBeVisible()
  await page.getByRole('button', { name: '取消导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消导入' }).click()
  await expect(page.getByText('这次导入已取消，没有写入任何数据。')).toBeVisible()
})

test('who may only read sees what was imported and is offered nothing more', async ({ as, page }) => {
  await as('viewer')
  await page.goto('/imports')
  await expect(page.getByRole('heading', { name: '导入记录' })).toBeVisible()
  await expect(page.getByText('14-绩效目标表.xlsx')).toBeVisible()
  await expect(page.getByLabel(fileArea)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /撤销导入/ })).toHaveCount(0)
  const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载模板：支出台账' }).click()])
  const { sheets } = await read(readFileSync(await template.path()))
  expect(sheets[0]?.rows.flat()).toContain('金额*')
})
