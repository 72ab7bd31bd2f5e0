import { randomUUID } from 'node:crypto'
import { today } from '#lib/day.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

test('the total opens into its scores, a score into its formula with the numbers put in, and that into its records', async ({
  page,
  as,
}) => {
  await as('director')
  await page.goto('/evaluations?year=2023')
  await page.getByRole('link', { name: '97.00' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('row', { name: /合计/ })).toContainText('97.00')
  await drawer.getByRole('link', { name: '9.50' }).click()
  await expect(drawer.getByText('已支付金额 1,448,750.00 元 ÷ 全年预算（调整后） 1,525,000.00 元 × 100 = 95 %')).toBeVisible()
  await expect(drawer.getByText('分值 10 × 实际 95 % ÷ 指标值 100 % = 9.50 分')).toBeVisible()
  await expect(drawer.getByText('计入 98 条', { exact: true })).toBeVisible()
})

test('a figure says what changed in it since a day: who did what to which record, and what that moved; all chosen stands in the address', async ({
  page,
  as,
}) => {
  await as('viewer')
  const [id, title] = [randomUUID(), `变化 ${randomUUID()}`]
  await sql(`insert into articles (id, mid, idx, title, published_on, read_times) values ($1, $2, 1, $3, '2022-06-30', 7)`, [id, id, title])
  await page.goto(`/trace?measure=articles.read_times&reducer=sum&from=2022-06-30&to=2022-06-30&since=${today()}&sort=-amount`)
  await expect(page.getByRole('row', { name: new RegExp(`新增 推文.*${title}`) })).toContainText('+7')
  await sql(`update articles set read_times = 5 where id = $1`, [id])
  await expect(page.getByRole('row', { name: new RegExp(`修改 推文.*${title}`) })).toContainText('−2')
  await sql(`delete from articles where id = $1`, [id])
  await expect(page.getByRole('row', { name: /删除 推文/ }).first()).toContainText('−5')
})
