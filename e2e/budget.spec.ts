import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { fileEvidence, pdf, png, rowOf, saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const drawer = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) =>
  drawer(page).getByRole('textbox', { name }).or(drawer(page).getByRole('combobox', { name })).first()
const refused = /422/
const some = (what: string) => `${what}${randomUUID().slice(0, 8)}`
/** A sub-project with a budget, as an import would bring it. */
const budgetLine = (year: number, subProject: string, yuan: string) =>
  sql(`insert into budget_lines (year, level1, level2, sub_project, initial_yuan) values ($1, '旅程经费', '旅程项目', $2, $3)`, [
    year,
    subProject,
    yuan,
  ])

async function choose(page: Page, name: string, option: string): Promise<void> {
  await field(page, name).click()
  await field(page, name).fill(option)
  await page.getByRole('option', { name: option }).first().click()
}

async function fillPayment(page: Page, of: { summary: string; amount: string; subProject: string; day: string }): Promise<void> {
  await field(page, '摘要').fill(of.summary)
  await field(page, '金额').fill(of.amount)
  await field(page, '支付日期').fill(of.day)
  await field(page, '子项目').fill(of.subProject)
  await field(page, '费用类别').fill('清洁服务')
  await field(page, '发票号码').click()
}

test('a budget is logged and adjusted; payments near its end are warned about, beyond it refused, and accepted after a transfer', async ({
  page,
  as,
  beside,
  expectConsole,
}) => {
  test.setTimeout(180_000)
  const [year, name, other] = [2031, some('清洁'), some('活动')]
  await budgetLine(year, other, '5000')
  await as('officer')
  await page.goto(`/costs/budget?year=${year}`)
  await page.getByRole('button', { name: '登记预算' }).click()
  await field(page, '子项目').fill(name)
  await field(page, '年初预算').fill('￥１，０００．００')
  await field(page, '一级项目').fill('旅程经费')
  await field(page, '二级项目').fill('旅程项目')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  const tree = page.getByRole('treegrid')
  const row = tree.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('1,000.00')

  await page.goto('/costs/adjustments?new=1')
  await field(page, '调整日期').fill(`${year}0501`)
  await field(page, '调整金额').fill('500')
  await choose(page, '子项目', name)
  await field(page, '文号').fill('穗南〔2031〕8号')
  await fileEvidence(page, '正式文件', '批复.pdf', pdf, 'application/pdf')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await page.goto(`/costs/budget?year=${year}`)
  await expect(row).toContainText('1,500.00')
  await expect(row).not.toContainText('缺文件')

  await page.goto('/costs?new=1')
  await fillPayment(page, { summary: `${name}一`, amount: '1400', subProject: name, day: `${year}0601` })
  await expect(drawer(page)).toContainText('快用完了')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)

  await page.goto('/costs?new=1')
  await fillPayment(page, { summary: `${name}二`, amount: '200', subProject: name, day: `${year}0602` })
  await expect(drawer(page)).toContainText('不能保存')
  expectConsole(refused)
  await saveButton(page).click()
  await expect(drawer(page).getByRole('alert').first()).toContainText(`超出“${name}”${year} 年预算 100.00 元`)

  const desk = await beside('officer')
  await desk.goto(`/costs/budget?year=${year}`)
  await desk.getByRole('button', { name: '办理调剂' }).click()
  await choose(desk, '调出子项目', other)
  await choose(desk, '调入子项目', name)
  await field(desk, '金额').fill('300')
  await expect(drawer(desk)).toContainText('调出后余额 4,700.00 元')
  await field(desk, '文号').fill('穗南〔2031〕9号')
  await drawer(desk).getByRole('button', { name: '调剂', exact: true }).click()
  await expect(drawer(desk)).toHaveCount(0)
  await expect(desk.getByRole('treegrid').getByRole('row', { name: new RegExp(name) })).toContainText('1,800.00')
  await expect(desk.getByRole('treegrid').getByRole('row', { name: new RegExp(name) })).toContainText('缺文件 1')

  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  const [kept] = await sql<{ left: string }>(
    `select (l.adjusted_yuan - (select sum(amount_yuan) from payments where sub_project = l.sub_project))::text as left from budget_lines l where sub_project = $1`,
    [name],
  )
  expect(kept?.left).toBe('200.00')
})

test('the tree folds by mouse and keys, opens its figures, and is accessible', async ({ page, as }) => {
  const [year, name] = [2032, some('租赁')]
  await budgetLine(year, name, '88.80')
  await as('viewer')
  await page.goto(`/costs/budget?year=${year}`)
  const tree = page.getByRole('treegrid')
  const row = tree.getByRole('row', { name: new RegExp(name) })
  await expect(row).toBeVisible()
  await tree.getByRole('button', { name: '收起 旅程项目' }).click()
  await expect(row).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(row).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(tree.getByRole('button', { name: '展开 旅程经费' })).toBeFocused()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: '全部展开' }).click()
  await expect(page.getByRole('button', { name: '登记预算' })).toHaveCount(0)
  await expectAccessible(page, 'the budget')
  await row.getByRole('link', { name: '88.80' }).first().click()
  await expect(drawer(page)).toContainText(name)
})

test('a year without budget begins with the lines of the last one', async ({ page, as }) => {
  const name = some('旧年')
  await budgetLine(2041, name, '10')
  await as('office')
  await page.goto('/costs/budget?year=2042')
  await page.getByRole('button', { name: '从 2041 年复制' }).click()
  await drawer(page).getByRole('radio', { name: '先填 0，以后再改' }).check()
  await drawer(page).getByRole('button', { name: '复制', exact: true }).click()
  await expect(page.getByRole('treegrid').getByRole('row', { name: new RegExp(name) })).toContainText('0.00')
})

test('vouchers are filed in their slots, lists show what lacks them, and money that comes back is logged on the payment', async ({
  page,
  as,
}) => {
  test.setTimeout(120_000)
  const [year, name] = [2033, some('凭证')]
  await budgetLine(year, name, '1000')
  const [payment] = await sql<{ id: string }>(
    `insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month) values ($1, '清洁服务', $1, 100.50, '2033-03-05', '2033-03-01') returning id`,
    [name],
  )
  await as('operator')
  await page.goto(`/costs?search=${encodeURIComponent(name)}`)
  await page.getByText('缺凭证', { exact: true }).click()
  await expect(rowOf(page, name)).toContainText('缺发票')
  await page.goto(`/costs/payments/${payment?.id}`)
  const vouchers = page.getByRole('region', { name: '凭证' })
  await expect(vouchers).toContainText('还缺 审批单、发票、合同或验收单、支付回单')
  for (const kind of ['审批单', '发票', '合同或验收单', '支付回单']) await fileEvidence(page, kind, `${kind}.pdf`, pdf, 'application/pdf')
  await expect(vouchers).toContainText('四项凭证齐全')
  await expectAccessible(page, 'a payment')

  await page.getByRole('button', { name: '登记退款' }).click()
  await expect(field(page, '金额')).toHaveValue('-100.5')
  await field(page, '金额').fill('-200')
  await expect(drawer(page)).toContainText('退款合计超出原支出')
  await field(page, '金额').fill('-20.50')
  await field(page, '支付日期').fill('20330401')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: '退款' })).toContainText('-20.50')
  await page.goto(`/costs?search=${encodeURIComponent(name)}`)
  await page.getByText('缺凭证', { exact: true }).click()
  await expect(rowOf(page, `退款：${name}`)).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

  test('a payment is logged with a photo of its invoice', async ({ page, as }) => {
    const [year, name] = [2034, some('手机')]
    await budgetLine(year, name, '1000')
    await as('operator')
    await page.goto('/costs')
    await page.getByRole('button', { name: '登记支出' }).tap()
    await fillPayment(page, { summary: name, amount: '12.30', subProject: name, day: `${year}0305` })
    await expect(drawer(page)).toContainText('还剩 987.70 元')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '拍照：发票' }).tap()
    await (await choosing).setFiles({ name: '发票.png', mimeType: 'image/png', buffer: png })
    await expect(drawer(page)).toContainText('还缺 审批单、合同或验收单、支付回单')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await saveButton(page).tap()
    await expect(drawer(page)).toHaveCount(0)
    await expect
      .poll(() => sql(`select missing from payments where summary = $1`, [name]))
      .toEqual([{ missing: ['approval', 'acceptance', 'receipt'] }])
    await page.goto(`/costs/budget?year=${year}`)
    await expect(page.getByRole('treegrid').getByRole('row', { name: new RegExp(name) })).toContainText('987.70')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
})
