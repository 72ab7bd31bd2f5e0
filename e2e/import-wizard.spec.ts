import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { read, writeXlsx } from 'hucre'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { articleHead, articleRow, articles, bring, file } from './support/imports.ts'
import { expect, test } from './support/test.ts'

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const choose = async (page: Page, name: string, option: string) => {
  await page
    .getByRole('combobox', { name, exact: true })
    .or(page.getByRole('textbox', { name, exact: true }))
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const present = async (mid: number) => {
  const [row] = await sql<{ present: number }>(`select count(*)::int as present from articles where mid = $1 and removed_at is null`, [
    String(mid),
  ])
  return row?.present
}

test('a table that nobody has seen is named column by column, and the next like it is recognised until that is forgotten', async ({
  as,
  page,
}) => {
  await as('operator')
  const odd = (name: string, mid: number) =>
    file(name, `本月发文,,,\n啥文章,挂在哪,哪天发,几人看\n土表${mid},https://mp.weixin.qq.com/s?__biz=M&mid=${mid}&idx=1,2024-04-02,7\n`)
  await bring(page, [odd('土表一.csv', 240101)])
  await expect(page.getByText('没有认出这个文件。请在下面说明它是什么表')).toBeVisible()
  await expect(page.getByRole('radio', { name: /第 2 行作为表头/ })).toBeChecked()
  await choose(page, '这是什么表', '公众号内容分析')
  await page.getByRole('button', { name: '按此对应并重新核对' }).click()
  await expect(page.getByText('还缺必填的列：内容标题、发表时间、内容url')).toBeVisible()
  await expectAccessible(page, 'columns named by hand')
  await choose(page, '内容标题对应文件里的列', '啥文章')
  await choose(page, '发表时间对应文件里的列', '哪天发')
  await choose(page, '内容url对应文件里的列', '挂在哪')
  await choose(page, '总阅读人数对应文件里的列', '几人看')
  await expect(page.getByText('土表240101')).toHaveCount(2)
  await page.getByRole('button', { name: '按此对应并重新核对' }).click()
  await page.getByRole('button', { name: '写入 1 个文件' }).click()
  await expect(page.getByText('已导入 1 个文件')).toBeVisible()

  await bring(page, [odd('土表二.csv', 240102)])
  await expect(card(page, '土表二.csv').getByText('识别为：公众号内容分析')).toBeVisible()
  await page.getByRole('link', { name: '返回导入' }).click()
  await page.getByRole('button', { name: '忘记《公众号内容分析》的这种表头' }).click()
  await bring(page, [odd('土表三.csv', 240103)])
  await expect(card(page, '土表三.csv').getByText('没有认出来', { exact: true })).toBeVisible()
})

test('refused rows are downloaded with their reasons, mended, and imported; their numbers filter the rows', async ({ as, page }) => {
  await as('operator')
  await bring(page, [file('有错.csv', articleHead + articleRow(240201, '约一百') + articleRow(240202, '500'))])
  const bad = card(page, '有错.csv')
  await expect(bad.getByText('导入之路240202')).toHaveCount(0)
  await bad.getByRole('button', { name: '新增 1' }).click()
  await expect(bad.getByText('导入之路240202')).toBeVisible()
  await expectAccessible(page, 'preview of an import')
  const [refused] = await Promise.all([page.waitForEvent('download'), bad.getByRole('link', { name: '下载拒绝的行：有错.csv' }).click()])
  const { sheets } = await read(readFileSync(await refused.path()))
  expect(sheets[0]?.rows.at(-1)?.at(-1)).toMatch(/“约一百”不是数字/)
  const mended = sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => (cell === '约一百' ? '100' : cell))) }))
  await bring(page, [{ name: '改好.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await writeXlsx({ sheets: mended })) }])
  await page.getByRole('button', { name: '写入 1 个文件' }).click()
  await expect(page.getByText('已导入 1 个文件')).toBeVisible()
  expect(await present(240201)).toBe(1)
})

test('a whole file is taken back; what somebody changed since stays and is named', async ({ as, page }) => {
  await as('operator')
  await bring(page, [file('撤销.csv', articleHead + articleRow(240301, '1') + articleRow(240302, '2'))])
  await page.getByRole('button', { name: '写入 1 个文件' }).click()
  await expect(page.getByText('已导入 1 个文件')).toBeVisible()
  await sql(`update articles set title = '有人改过', version = version + 1 where mid = '240302'`)
  await page.getByRole('button', { name: '撤销导入 撤销.csv' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await expect(page.getByText('已撤销“撤销.csv”：删除 1 条，恢复 0 条。')).toBeVisible()
  await expectAccessible(page, 'report of an import')
  await expect(page.getByRole('link', { name: '有人改过' })).toHaveAttribute('href', /\/articles\?open=/)
  expect([await present(240301), await present(240302)]).toEqual([0, 1])
  await page.reload()
  await expect(card(page, '撤销.csv').getByText('已撤销')).toBeVisible()
  await page.getByRole('link', { name: '返回导入' }).click()
  await expect(page.getByText('operator 于').first()).toBeVisible()
})

test('a long file is worked on in the background: the page tells how far, can be left, and is found again', async ({ as, page }) => {
  test.slow()
  await as('operator')
  const rows = Array.from({ length: 3000 }, (_, at) => articleRow(270000 + at, String(100 + at), '2022-05-03'))
  await bring(page, [file('长表.csv', articleHead + rows.join(''))], 2022)
  await expect(page.getByRole('progressbar', { name: '导入进度' })).toBeVisible()
  await expect(page.getByText('可以离开此页')).toBeVisible()
  await page.goto('/board?year=2023')
  await page.goto('/imports')
  await page.getByRole('link', { name: '长表.csv' }).click()
  await page.getByRole('button', { name: '写入 1 个文件' }).click()
  await expect(page.getByText('共 3,000 行')).toHaveCount(0)
  const here = page.url()
  await page.goto('/board?year=2023')
  await page.goto(here)
  await expect(page.getByText('已导入 1 个文件')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('新增 3,000 行')).toBeVisible()
  await page.getByRole('button', { name: '撤销导入 长表.csv' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await expect(page.getByText('已撤销“长表.csv”：删除 3,000 条')).toBeVisible({ timeout: 60_000 })
})

test('a phone shows every step without scrolling sideways', async ({ as, page }) => {
  await as('operator')
  await page.setViewportSize({ width: 375, height: 812 })
  const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await bring(page, [articles('手机.csv', 240401, '约'), file('不认得.csv', '甲,乙,丙,丁\n1,2,3,4\n')])
  await expect(page.getByText('第 2 步，共 5 步：识别')).toBeVisible()
  await fits()
  await page.getByRole('button', { name: '下一步：预览' }).click()
  await expect(page.getByText('第 3 步，共 5 步：预览')).toBeVisible()
  await fits()
  await page.getByRole('button', { name: '不写入 不认得.csv' }).click()
  await expect(card(page, '不认得.csv').getByText('不写入', { exact: true })).toBeVisible()
})
