import type { APIRequestContext, Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

type Record = { id: string; version: number }
/** A record of the sample year that no other journey touches. */
const find = async (table: string, where: string): Promise<Record> => {
  const [row] = await sql<Record>(`select id, version from ${table} where ${where}`)
  if (!row) throw new Error(`${table} has no ${where}`)
  return row
}
const ask = async (asked: APIRequestContext, operation: string, input: Record): Promise<Record> => {
  const answer = await asked.post(`/rpc/${operation}`, { data: { json: { id: input.id, version: input.version } } })
  expect(answer.ok(), operation).toBe(true)
  return (await answer.json()).json
}
const cell = (page: Page, name: RegExp) => page.getByRole('button', { name })
const panel = (page: Page) => page.getByRole('dialog')
/** Opens what a month lacks. */
const lookAt = async (page: Page, name: RegExp) => {
  await cell(page, name).click()
  await expect(panel(page).getByText(/^应有/)).toBeVisible()
}

test('three records that were removed are found as three gaps, each one tap from its form, and are gone once the records are back', async ({
  page,
  as,
  beside,
}) => {
  const removed = [
    { noun: 'meterReadings', record: await find('meter_readings', `meter_code = 'SB-501-1' and read_on = '2023-12-28'`) },
    { noun: 'bills', record: await find('bills', `meter_code = 'SB-501-1' and ends_on = '2023-09-28'`) },
    { noun: 'followerDays', record: await find('follower_days', `day = '2023-07-19'`) },
  ]
  await as('operator')
  const office = await beside('office')
  await office.goto('/completeness?year=2023')
  await expect(office.getByText('实时', { exact: true })).toBeVisible()
  await expect(cell(office, /^用户增长 7月：齐全/)).toBeVisible()
  const gone = await Promise.all(
    removed.map(async ({ noun, record }) => ({ noun, record: await ask(page.context().request, `${noun}/remove`, record) })),
  )
  // the grid is another person's, and hears of it
  await expect(cell(office, /^用户增长 7月：30\/31/)).toBeVisible()

  await page.goto('/completeness?year=2023')
  await lookAt(page, /^抄表 12月：/)
  await panel(page).getByRole('link', { name: '登记 SB-501-1' }).click()
  await expect(page).toHaveURL(/\/costs\/meters\/round\?month=2023-12&meter=SB-501-1/)
  await expect(page.getByRole('heading', { name: /SB-501-1/ })).toBeVisible()

  await page.goto('/completeness?year=2023')
  await lookAt(page, /^水电费账单 9月：/)
  await panel(page).getByRole('link', { name: '登记 SB-501-1' }).click()
  const form = page.getByRole('dialog', { name: '登记账单' })
  await expect(form.getByLabel('计费开始')).toHaveValue('2023-09-01')
  await expect(form.getByLabel('计费结束')).toHaveValue('2023-09-30')

  await page.goto('/completeness?year=2023')
  await lookAt(page, /^用户增长 7月：/)
  await panel(page).getByRole('link', { name: '登记 2023-07-19' }).click()
  await expect(page.getByRole('dialog', { name: '登记用户数' }).getByLabel('日期')).toHaveValue('2023-07-19')

  for (const { noun, record } of gone) await ask(page.context().request, `${noun}/restore`, record)
  await expect(cell(office, /^用户增长 7月：齐全/)).toBeVisible()
  for (const name of [/^抄表 12月：/, /^水电费账单 9月：/]) {
    // a month that is whole for others, too, opens nothing to log of this meter
    await lookAt(office, name)
    await expect(panel(office).getByRole('link', { name: '登记 SB-501-1' })).toBeHidden()
    await office.keyboard.press('Escape')
  }
})

test('what cannot be logged is excused with a reason, shown as such, and asked for again when the excuse is taken back', async ({
  page,
  as,
}) => {
  await as('officer')
  await page.goto('/completeness?year=2023')
  await lookAt(page, /^水电费账单 3月：/)
  await panel(page).getByRole('button', { name: '免报 SB-501-1' }).click()
  await panel(page).getByRole('button', { name: '免报', exact: true }).click()
  await expect(panel(page).getByText('请填写')).toBeVisible()
  await panel(page)
    .getByLabel(/为什么免报/)
    .fill('首期账单与四月合并')
  await panel(page).getByRole('button', { name: '免报', exact: true }).click()
  await expect(panel(page).getByText('已免报：首期账单与四月合并')).toBeVisible()
  await panel(page).getByRole('button', { name: '撤销免报 SB-501-1' }).click()
  await expect(panel(page).getByRole('link', { name: '登记 SB-501-1' })).toBeVisible()
})

test('on a phone a month is a list, and whoever only looks is offered no excuse', async ({ page, as }) => {
  await as('viewer')
  await page.setViewportSize({ width: 375, height: 740 })
  await page.goto('/completeness?year=2023')
  await page.getByRole('button', { name: '下个月' }).click()
  await expect(page.getByText('2023年4月')).toBeVisible()
  await page.getByRole('button', { name: '上个月' }).click()
  await page.getByRole('button', { name: /水电费账单/ }).click()
  await expect(panel(page).getByText('DB-501-1')).toBeVisible()
  await expect(panel(page).getByRole('button', { name: /免报/ })).toBeHidden()
})
