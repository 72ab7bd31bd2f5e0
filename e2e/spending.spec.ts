import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

const total = '1,448,750.00'
const table = (page: Page, name: string) => page.getByRole('table', { name })
const totalOf = (page: Page, name: string) => table(page, name).getByRole('row', { name: /^合计/ })

/** A payment of a year that no other journey looks at, in a category and sub-project of its own. */
async function pay(year: number, more: { amount: string; category: string; subProject: string; month?: string }) {
  const id = randomUUID()
  const day = `${year}-${more.month ?? '03'}-10`
  await sql(
    `insert into payments (id, sub_project, category, summary, amount_yuan, paid_on, accrual_month) values ($1, $2, $3, '旅程付款', $4, $5, $6)`,
    [id, more.subProject, more.category, more.amount, day, `${day.slice(0, 7)}-01`],
  )
  return id
}

test('the sample year comes to the same on every cut, by day of payment', async ({ page, as }) => {
  await as('viewer')
  for (const [by, name] of Object.entries({
    ...{
      subProject: '子项目',
      category: '费用类别',
      month: '月份',
      supplier: '收款单位',
      event: '活动',
      payment: '逐笔',
      resident: '机构分摊',
    },
  })) {
    await page.goto(`/costs/analysis?year=2023&by=${by}`)
    await expect(totalOf(page, name)).toContainText(total)
    await expect(totalOf(page, name)).toContainText('100%')
  }
})

test('a sub-project is drilled down to its months and on to its payments, each step can be taken back, and its sum is the board’s', async ({
  page,
  as,
}) => {
  await as('viewer')
  await page.goto('/costs/analysis?year=2023')
  await table(page, '子项目').getByRole('link', { name: '日常运作经费' }).click()
  await expect(totalOf(page, '月份')).toContainText('400,000.00')
  await expect(page.getByText('子项目：日常运作经费')).toBeVisible()
  await table(page, '月份')
    .getByRole('row', { name: /2023年4月/ })
    .getByTitle(/来源/)
    .click()
  await expect(page).toHaveURL(/\/costs\?f=/)
  await expect(page.getByText('共 6 条', { exact: true })).toBeVisible()
  await page.goBack()
  await table(page, '月份').getByRole('link', { name: '2023年4月', exact: true }).click()
  await expect(totalOf(page, '逐笔')).toContainText('34,101.70')
  await expect(table(page, '逐笔').getByRole('link', { name: '4月清洁服务' })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(totalOf(page, '子项目')).toContainText(total)
  await table(page, '子项目')
    .getByRole('row', { name: /日常运作经费/ })
    .getByTitle(/来源/)
    .click()
  await expect(page.getByRole('dialog')).toContainText('400,000')
})

test('the chart’s figures are there as a table, and a bar leads where its row leads', async ({ page, as }) => {
  await as('viewer')
  await page.goto('/costs/analysis?year=2023')
  const chart = page.getByRole('img', { name: /按子项目/ })
  await expect(chart.locator('svg')).toBeVisible()
  await page.getByRole('button', { name: '数据表' }).click()
  await expect(page.getByRole('row', { name: /场地租赁费 54\.50/ })).toBeVisible()
  await page.getByRole('button', { name: '图表' }).click()
  await expect(chart.locator('svg')).toBeVisible()
  const box = await chart.boundingBox()
  // the second of four bars, near its beginning
  await chart.click({ position: { x: (box?.width ?? 0) * 0.2, y: (box?.height ?? 0) * 0.33 } })
  await expect(page).toHaveURL(/subProject=/)
  await expect(page).toHaveURL(/by=month/)
})

test('whoever pays more is seen at once by somebody who looks, in the analysis and in the ledger', async ({ page, as }) => {
  const subProject = `旅程子项目 ${randomUUID().slice(0, 6)}`
  const id = await pay(2021, { amount: '100.10', category: '旅程类别', subProject })
  await as('viewer')
  await page.goto('/costs/analysis?year=2021')
  const row = table(page, '子项目').getByRole('row', { name: new RegExp(subProject) })
  await expect(row).toContainText('100.10')
  // from here on it hears of what others write
  await expect(page.getByText('实时')).toBeVisible()
  await sql(`update payments set amount_yuan = 250.35, version = version + 1 where id = $1`, [id])
  await expect(row).toContainText('250.35')
  await page.goto(`/costs/ledger?year=2021&subProject=${encodeURIComponent(subProject)}`)
  await expect(page.getByText('= 余额 -250.35')).toBeVisible()
})

test('a rule divides what is shared among those who were there, says how, and what nobody bears stays visible', async ({ page, as }) => {
  const mark = randomUUID().slice(0, 6)
  const [category, subProject] = [`物业费 ${mark}`, `分摊子项目 ${mark}`]
  for (const [at, area] of ['30', '10'].entries()) {
    const [made] = await sql<{ id: string }>(
      `insert into organisations (code, name, kind, region) values ($1, $2, 'chamber', 'hongkong') returning id`,
      [`S${at}-${mark}`, `分摊会${at} ${mark}`],
    )
    await sql(
      `insert into stays (organisation_id, place, started_on, ended_on, area_sqm) values ($1, '大堂', '2020-03-01', '2020-04-01', $2)`,
      [made?.id, area],
    )
  }
  await pay(2020, { amount: '100.01', category, subProject })
  await pay(2020, { amount: '50.00', category, subProject, month: '06' })
  await as('officer')
  await page.goto('/costs/allocation')
  const rule = page.getByRole('row', { name: new RegExp(category) })
  await expect(rule).toContainText('建议：按面积')
  await rule.getByRole('button', { name: /^采用/ }).click()
  await expect(rule.getByText('建议')).toHaveCount(0)
  await page.goto(`/costs/analysis?year=2020&by=resident&subProject=${encodeURIComponent(subProject)}`)
  await expect(totalOf(page, '机构分摊')).toContainText('150.01')
  await expect(table(page, '未分摊')).toContainText('2020年6月没有登记了相应数据的在驻机构')
  const first = table(page, '机构分摊').getByRole('row', { name: new RegExp(`分摊会0 ${mark}`) })
  await expect(first).toContainText('75.01')
  await first
    .getByRole('link', { name: /分摊会0/, exact: false })
    .first()
    .click()
  await expect(page.getByText(`${category}：按面积，2020年3月 2 家，共 40 ㎡；分摊会0 ${mark} 30 ㎡ → 75%`)).toBeVisible()
  await expectAccessible(page, 'the parts of one resident')
  await page.getByTitle(/该机构承担/).click()
  await expect(page).toHaveURL(/\/costs\?f=/)
  await expect(page.getByText('共 1 条', { exact: true })).toBeVisible()
})

test('each account of the ledger balances, says what the board says, and prints with its head, its signatures and the numbers of its pages', async ({
  page,
  as,
}) => {
  await as('office')
  await page.goto('/costs/ledger?year=2023')
  for (const line of [
    '年初 545,000.00 + 调整 0.00 − 支付 545,000.00 = 余额 0.00',
    '年初 444,700.00 + 调整 0.00 − 支付 400,000.00 = 余额 44,700.00',
    '年初 299,000.00 + 调整 0.00 − 支付 284,050.00 = 余额 14,950.00',
    '年初 236,300.00 + 调整 0.00 − 支付 219,700.00 = 余额 16,600.00',
  ])
    await expect(page.getByText(line)).toBeVisible()
  await expect(page.getByText('与看板一致')).toHaveCount(4)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('制表：')).toHaveCount(4)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  // A4 on its side
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/i }).click()])
  expect(file.suggestedFilename()).toMatch(/明细账.*\.csv$/)
})

test('plan against actual, what residents bear and the ledger break no rule of accessibility', async ({ page, as }) => {
  await as('viewer')
  for (const path of ['/costs/analysis?year=2023&by=plan', '/costs/analysis?year=2023&by=resident', '/costs/analysis?year=2019']) {
    await page.goto(path)
    await expect(page.getByRole('main')).not.toBeEmpty()
    await expectAccessible(page, path)
  }
})
