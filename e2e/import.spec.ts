import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

type Sent = { name: string; mimeType: string; buffer: Buffer }
const file = (name: string, content: string | Uint8Array): Sent => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
const articles = (name: string, mid: number, reads: string) =>
  file(
    name,
    `内容标题,内容url,发表时间,阅读次数,阅读人数\n导入之路${mid},https://mp.weixin.qq.com/s?__biz=M&mid=${mid}&idx=1,2024-03-02,${reads},80\n`,
  )
const targets = file(
  '2024绩效目标.csv',
  '一级指标,二级指标,三级指标,年度指标值,计量单位,权重,指标编码\n产出,数量指标,“倾”沙龙举办场次,8,场,60,O3\n效益,社会效益,公众号年度阅读人数,5000,人,40,B3\n',
)
const area = /把文件拖到这里/
const records = () => sql('select (select count(*) from articles) as articles, (select count(*) from import_batches) as batches')

test('a year comes in: checked first, its formulas confirmed, the bad file left out, and a second time nothing changes', async ({
  as,
  page,
}) => {
  await as('operator')
  await page.goto('/imports?year=2024')
  const files = [articles('推文.csv', 240001, '100'), articles('坏.csv', 240002, '约一百'), targets]
  await page.getByLabel(area).setInputFiles(files)
  const bad = page.getByRole('article', { name: '坏.csv' })
  await expect(bad.getByText('D2（阅读次数）')).toBeVisible()
  await expect(bad.getByText('“约一百”不是数字')).toBeVisible()
  await expect(page.getByText('B3 公众号年度阅读人数：去年按“阅读次数”计算，今年建议按“阅读人数”。')).toBeVisible()
  await expect(page.getByRole('button', { name: '导入 1 个文件' })).toBeVisible()
  await page.getByRole('checkbox', { name: '确认以上计算口径' }).check()
  await page.getByRole('button', { name: '导入 2 个文件' }).click()
  await expect(page.getByText('已导入 2 个文件')).toBeVisible()
  await expect(bad.getByText('已拒绝，未写入')).toBeVisible()
  await page.getByRole('link', { name: '查看 2024 年度看板' }).click()
  await expect(page.getByRole('link', { name: /公众号年度阅读人数.* [\d,]+ 人/ })).toBeVisible()

  await page.goto('/imports?year=2024')
  await page.getByLabel(area).setInputFiles([files[0] as Sent, targets])
  await expect(page.getByText('这些内容系统里都已经有了，没有需要导入的变化。')).toBeVisible()
  const [original] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '推文.csv' }).first().click()])
  expect(readFileSync(await original.path())).toEqual(files[0]?.buffer)
})

test('files that speak of another year than the one chosen are noticed before anything is written', async ({ as, page }) => {
  await as('officer')
  await page.goto('/imports?year=2025')
  await page.getByLabel(area).setInputFiles([articles('另一年.csv', 240003, '5')])
  await page.getByRole('button', { name: '改为 2024 年度' }).click()
  await expect(page.getByRole('heading', { name: '核对结果（2024 年度）' })).toBeVisible()
  await expect(page).toHaveURL(/year=2024/)
})

test('hostile files are refused with a sentence each, nothing is written, and the house stays up', async ({ as, page }) => {
  await as('operator')
  await page.goto('/imports?year=2024')
  const before = await records()
  const bomb = zipSync(
    { 'xl/workbook.xml': new Uint8Array(10), 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) },
    { level: 9 },
  )
  const said: [Sent, string][] = [
    [file('网页.xlsx', '<html><body>请先登录\u0000\u0001\u0002'), '这不是电子表格'],
    [file('大.xlsx', new Uint8Array(21 * 1024 * 1024)), '文件超过 20 MB，没有上传'],
    [file('炸弹.xlsx', bomb), '文件解压后会超过 50 MB，不予读取'],
    [file('空.csv', ''), '文件是空的，没有上传'],
    [file('别的.csv', '甲,乙\n1,2\n'), '没有找到能识别的表头'],
    [articles('文字.csv', 240004, '很多'), '“很多”不是数字'],
  ]
  await page.getByLabel(area).setInputFiles(said.map(([sent]) => sent))
  for (const [{ name }, sentence] of said) await expect(page.getByRole('article', { name }).getByText(sentence)).toBeVisible()
  await expect(page.getByText('有 6 个文件不能导入')).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入 \d+ 个文件$/ })).toHaveCount(0)
  expect(await records()).toEqual(before)
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
  await context.setOffline(true)
  await page.getByLabel(area).setInputFiles([articles('断网.csv', 240005, '9')])
  await expect(page.getByRole('alert').filter({ hasText: '网络中断' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: '重新核对' }).click()
  await expect(page.getByRole('button', { name: '导入 1 个文件' })).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: '导入 1 个文件' }).click()
  await expect(page.getByText('文件和核对结果都还在')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: '导入 1 个文件' }).click()
  await expect(page.getByText('已导入 1 个文件')).toBeVisible()
})

test('files can be chosen by keyboard, and dropped anywhere on the page', async ({ as, page }) => {
  await as('operator')
  await page.goto('/imports?year=2024')
  await page.getByLabel(area).focus()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
  await chooser.setFiles([articles('键盘.csv', 240007, '4')])
  await expect(page.getByRole('article', { name: '键盘.csv' }).getByText('可以导入')).toBeVisible()
  const { name, buffer } = articles('拖入.csv', 240006, '3')
  const dropped = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    [name, buffer.toString()] as [string, string],
  )
  await page.getByRole('heading', { name: '导入记录' }).dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByRole('article', { name: '拖入.csv' }).getByText('可以导入')).toBeVisible()
  await expect(page.getByRole('button', { name: '导入 2 个文件' })).toBeVisible()
})

test('who may only read sees what was imported and is offered nothing more', async ({ as, page }) => {
  await as('viewer')
  await page.goto('/imports')
  await expect(page.getByRole('heading', { name: '导入记录' })).toBeVisible()
  await expect(page.getByText('14-绩效目标表.xlsx')).toBeVisible()
  await expect(page.getByLabel(area)).toHaveCount(0)
})
