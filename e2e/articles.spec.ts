import { randomInt } from 'node:crypto'
import { accountData, FakeWechat } from '#lib/testing/wechat.ts'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

test('an article shows what was seen of it: an older export replaces nothing newer, and a person’s word is kept beside it', async ({
  page,
  as,
}) => {
  const mid = String(9_000_000_000 + randomInt(1_000_000_000))
  const [made] = await sql<{ id: string }>(
    `insert into articles (mid, idx, title, published_on, read_users, read_times, as_of_on) values ($1, 1, '历次数据之路', '2023-03-08', 202, 281, '2023-03-20') returning id`,
    [mid],
  )
  await sql(
    `with named as (select set_config('app.operation', 'imports.write', true)) update articles set read_times = 320, as_of_on = '2023-04-20' from named where mid = $1`,
    [mid],
  )
  await sql(
    `with named as (select set_config('app.operation', 'imports.write', true)) update articles set read_times = 300, as_of_on = '2023-04-01' from named where mid = $1`,
    [mid],
  )
  await as('operator')
  await page.goto(`/articles/${made?.id}`)
  await expect(page.getByRole('region', { name: '次数', exact: true })).toContainText('320')
  await expect(page.getByRole('img', { name: '次数的变化' })).toBeVisible()
  await page.getByRole('button', { name: '修改', exact: true }).click()
  const times = page.getByRole('dialog').getByLabel('阅读次数')
  await times.fill('150')
  await expect(page.getByText(/阅读次数少于已登记的 320/)).toBeVisible()
  await times.fill('333')
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const table = page.getByRole('table', { name: '历次数据' })
  await expect(table.getByRole('row')).toHaveCount(5)
  await expect(table.getByRole('row').nth(1)).toContainText('333')
  await expect(table.getByRole('row').nth(1)).toContainText('填写 · 陈运营')
  await expect(page.getByRole('region', { name: '次数', exact: true })).toContainText('333')
  await sql('delete from articles where mid = $1', [mid])
})

test('a break in the followers is told with its figures, and is one click from its form', async ({ page, as }) => {
  // a year of its own, long before the account began
  await sql(`insert into follower_days (day, new_users, cancelled_users, total_users) values
    ('2015-05-01', 1, 0, 100), ('2015-05-02', 2, 0, 102), ('2015-05-03', 3, 0, 155), ('2015-05-06', 1, 0, 156)`)
  await as('operator')
  await page.goto('/articles/followers?year=2015')
  const checks = page.getByRole('region', { name: '数据核对' })
  await expect(checks).toContainText('2015-05-03 累计 155 人，按前一日加净增应为 105 人')
  await expect(checks).toContainText('2015-05-04 至 2015-05-05 共 2 天没有数据')
  await expect(page.getByRole('img', { name: '用户增长' })).toBeVisible()
  await page.getByRole('button', { name: '打开 2015-05-03' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/按前一日加净增应为 105 人/)).toBeVisible()
  await dialog.getByLabel('累计关注人数').fill('105')
  await expect(dialog.getByText(/按前一日加净增应为 105 人/)).toBeHidden()
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(checks).not.toContainText('2015-05-03 累计')
  await checks.getByRole('button', { name: '登记 2015-05-05' }).click()
  await expect(dialog.getByLabel('日期')).toHaveValue('2015-05-05')
  await page.keyboard.press('Escape')
  await sql(`delete from follower_days where day between '2015-05-01' and '2015-05-31'`)
})

test('an administrator connects the account; staff fetch, see what stands in the way, and ask again', async ({ page, as }) => {
  const clock = new Date(Date.now() + 8 * 3_600_000)
  const last = new Date(Date.parse(clock.toISOString().slice(0, 10)) - (clock.getUTCHours() >= 8 ? 1 : 2) * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const wechat = new FakeWechat(accountData(last, 35), last)
  wechat.happen({ errcode: 48001 }, { endpoint: 'getarticleshare' }, 99)
  await wechat.start(Number(process.env.E2E_WECHAT_PORT))
  await as('operator')
  await page.goto('/articles/connector')
  await expect(page.getByText('还没有接入公众号。请管理员在这里填写')).toBeVisible()

  await as('admin')
  await page.goto('/articles/connector')
  await page.getByLabel('AppID').fill('wx12')
  await page.getByLabel('AppSecret').fill(wechat.secret)
  await page.getByRole('button', { name: '接入' }).click()
  await expect(page.getByText('AppID 以 wx 开头，共 18 位')).toBeVisible()
  await page.getByLabel('AppID').fill(wechat.appId)
  await page.getByRole('button', { name: '接入' }).click()
  await expect(page.getByRole('button', { name: '更换' })).toBeVisible()
  await expect(page.getByLabel('AppSecret')).toHaveValue('')

  await as('operator')
  await page.goto('/articles/connector')
  await page.getByRole('button', { name: '立即获取' }).click()
  await expect(page.getByText(/起不再请求“每日分享人数”（getarticleshare）：公众号没有这个接口的权限/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('最近一次')).toBeVisible()
  await expectAccessible(page, 'the connector with a stop and its log')
  wechat.calm()
  await page.getByRole('button', { name: '重新请求' }).click()
  await expect(page.getByText(/起不再请求/)).toBeHidden()
  const log = page.getByRole('table', { name: '获取日志' })
  await expect(log.getByRole('row', { name: /每日分享人数.*失败/ })).toBeVisible()
  await page.goto('/articles/followers')
  await expect(page.getByRole('cell', { name: last, exact: true })).toBeVisible()

  await as('admin')
  await page.goto('/articles/connector')
  await page.getByRole('button', { name: '断开公众号' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '断开公众号' }).click()
  await expect(page.getByText(/在下面填写 AppID 和 AppSecret/)).toBeVisible()
  await wechat.stop()
  await sql(`delete from articles where mid like '22475%'`)
  await sql(`delete from follower_days where day > $1::date - 40`, [last])
})
