import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, widen } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

const drawer = (page: Page) => page.getByRole('dialog')
/** A field of the form that stands open, typed or chosen. */
const field = (page: Page, name: string | RegExp) =>
  drawer(page).getByRole('textbox', { name }).or(drawer(page).getByRole('combobox', { name })).first()
const save = (page: Page) => drawer(page).getByRole('button', { name: '保存', exact: true }).click()
const finding = (page: Page, kind: string) => page.locator(`[data-finding="${kind}"]`)

/** An approved requirement of ten pieces at ¥50, and where it is. */
async function requirement(title: string): Promise<string> {
  const [row] = await sql<{ id: string }>('select id from procurements where title = $1', [title])
  return `/contracts/procurements/${row?.id}`
}

test('a requirement is approved by another person, becomes a contract, is settled beyond its ceiling, amended and accepted', async ({
  page,
  as,
  beside,
}) => {
  test.setTimeout(120_000)
  const name = `推文服务${randomUUID().slice(0, 6)}`
  await as('officer')
  await page.goto('/contracts/procurements?new=1')
  const form = drawer(page)
  await field(page, '采购内容').fill(name)
  await field(page, '需求单编号').fill(`CG-${name}`)
  await field(page, '子项目').fill('活动经费')
  await field(page, '预算金额').fill('400')
  await field(page, '用途与必要性').fill('宣传入驻机构')
  await form.getByRole('button', { name: '添加一项' }).click()
  const item = form.getByRole('group', { name: '明细 1' })
  await item.getByRole('textbox', { name: '名称' }).fill('推文')
  await item.getByRole('textbox', { name: '单位' }).fill('篇')
  await item.getByRole('textbox', { name: '数量' }).fill('10')
  await item.getByRole('textbox', { name: '估算单价' }).fill('50')
  await expect(form.getByText('明细合计 500.00 元，超出预算金额 100.00 元。')).toBeVisible()
  await field(page, '预算金额').fill('500')
  await expect(form.getByText('明细合计 500.00 元，预算金额 500.00 元。')).toBeVisible()
  await field(page, '验收标准').fill('每篇不少于 800 字')
  await save(page)
  await expect(page.getByText(`已保存：${name}`)).toBeVisible()

  const path = await requirement(name)
  const head = await beside('head')
  await head.goto(path)
  await head.getByRole('button', { name: '批准', exact: true }).click()
  await expect(head.getByText(/批准，内容不再改动/)).toBeVisible()

  await page.goto(path)
  await expect(page.getByRole('button', { name: '修改', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '据此登记合同' }).click()
  await expect(field(page, '合同名称')).toHaveValue(name)
  await field(page, '合同编号').fill(`HT-${name}`)
  await field(page, '供应商').fill('某文化公司')
  await field(page, '签订日期').fill('2024-02-20')
  await field(page, '开始日期').fill('2024-03-01')
  await field(page, '结束日期').fill('2024-12-31')
  await field(page, '结算口径').fill('按实际数量×单价')
  await save(page)
  await page.getByRole('region', { name: '依此签订的合同' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText('余 10 篇')).toBeVisible()
  const contract = page.url()

  await page.getByRole('link', { name: '登记结算单' }).click()
  await page.getByRole('textbox', { name: '结算日期' }).fill('2024-06-30')
  await page.getByRole('textbox', { name: '推文：数量' }).fill('12')
  await expect(page.getByText('超过上限 2 篇，会列为差异')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '推文：金额（元）' })).toHaveValue('600.00')
  await page.getByRole('button', { name: '登记结算', exact: true }).click()
  await page.waitForURL(contract)
  await expect(finding(page, 'over_ceiling')).toContainText('合同上限 10 篇，到 ')
  await expect(finding(page, 'over_total')).toContainText('合同总额 500.00 元')

  await page.getByRole('button', { name: '登记补充协议' }).click()
  await field(page, '协议编号').fill(`BC-${name}`)
  await field(page, '变更事由').fill('增加两篇')
  await field(page, '生效日期').fill('2024-06-01')
  await field(page, '金额增减').fill('100')
  await save(page)
  await expect(finding(page, 'over_total')).toHaveCount(0)
  await page.getByRole('region', { name: '合同明细与余量' }).getByRole('button', { name: '登记明细' }).click()
  await field(page, /^项目/).fill('推文')
  await field(page, '单位').fill('篇')
  await field(page, '数量上限').fill('12')
  await field(page, '单价').fill('50')
  await field(page, '补充协议').click()
  await page.getByRole('option', { name: new RegExp(`BC-${name}`) }).click()
  await save(page)
  await expect(page.getByText('没有差异')).toBeVisible()
  await expect(page.getByText(/原约定：50 元\/篇，上限 10 篇/)).toBeVisible()

  await page.getByRole('button', { name: '登记验收' }).click()
  await field(page, '验收单编号').fill(`YS-${name}`)
  await field(page, '验收人').fill('张三')
  await expect(drawer(page).getByRole('group', { name: '验收 1' }).getByRole('textbox', { name: '验收数量' })).toHaveValue('12')
  await save(page)
  await expect(page.getByRole('region', { name: '验收', exact: true }).getByText(`YS-${name}`)).toBeVisible()
  await expect(page.getByRole('region', { name: '需求、合同、验收、结算对照' }).getByText('合同多于需求')).toBeVisible()
  for (const width of [1280, 375]) {
    await widen(page, width)
    await expectAccessible(page, 'a contract with its whole life')
  }
})

test('resolving findings with a note moves P4 on a board that stands open', async ({ page, as, beside }) => {
  await as('officer')
  const board = await beside('head')
  await board.goto('/board?year=2023')
  const p4 = board.locator('a[href*="code=P4"]').first()
  await expect(p4).toContainText('75')
  await page.goto('/contracts/findings?year=2023')
  const rows = page.locator('[data-finding]')
  await expect(rows).toHaveCount(2)
  await expect(finding(page, 'amount_differs')).toContainText('数量 × 单价为 85,214.64 元，结算金额写的是 85,215.00 元')
  await expectAccessible(page, 'findings')
  for (const left of [1, 0]) {
    await rows.first().getByRole('button', { name: '写说明并处理' }).click()
    await rows.first().getByRole('textbox', { name: '处理说明' }).fill('已补签补充协议')
    await rows.first().getByRole('button', { name: '标为已处理' }).click()
    await expect(rows).toHaveCount(left)
  }
  // the target of 100 % stands on the tile as well
  await expect(p4).not.toContainText('75')
  await page.getByText('已处理', { exact: true }).click()
  for (const left of [1, 0]) {
    await rows.first().getByRole('button', { name: '重新打开' }).click()
    await expect(rows).toHaveCount(left)
  }
  await expect(p4).toContainText('75')
})

test('a contract on which settlements hang is not removed, and says why', async ({ page, as, expectConsole }) => {
  expectConsole(/422/)
  await as('officer')
  const [contract] = await sql<{ id: string }>(`select id from contracts where code = 'HT-2023-01'`)
  await page.goto(`/contracts/${contract?.id}`)
  await page.getByRole('button', { name: '修改合同' }).click()
  await drawer(page).getByRole('button', { name: '删除' }).click()
  await expect(drawer(page).getByText('这份合同下还有结算、付款或验收，不能删除')).toBeVisible()
})
