import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { fileEvidence, png, saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const offline = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/
const thisMonth = `date_trunc('month', now() at time zone 'Asia/Shanghai')::date`

/** Meters that no other journey uses, each read at the ends of three months: 300 a month. */
async function someMeters(...names: string[]) {
  const mark = randomUUID().slice(0, 8)
  const codes = names.map((name) => `${mark}-${name}`)
  for (const [at, code] of codes.entries()) {
    await sql(`insert into meters (code, kind, place, multiplier, digits) values ($1, 'electricity', $2, 10, 5)`, [
      code,
      `0 层 ${mark} ${at + 1} 号`,
    ])
    for (const turn of [0, 1, 2, 3])
      await sql(
        `insert into meter_readings (meter_code, kind, read_on, previous, current, multiplier, usage)
         values ($1, 'electricity', ${thisMonth} - 120 + $2::int * 30, 60 + $2::int * 30, 90 + $2::int * 30, 10, 300)`,
        [code, turn],
      )
  }
  return { mark, codes }
}
const figure = (page: Page) => page.getByRole('textbox', { name: '本次读数' })
const readingsOf = (code: string) =>
  sql<{ usage: string; change: string; photos: number }>(
    `select trim_scale(usage)::text as usage, change, (select count(*)::int from evidence e where e.record_id = r.id) as photos
     from meter_readings r where meter_code = $1 and read_on >= ${thisMonth} order by read_on`,
    [code],
  )
const dialog = (page: Page) => page.getByRole('dialog')

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

  test('a round: a jump is told, a swap is chosen, a photo goes along, and what was typed without a connection goes out by itself', async ({
    page,
    as,
    context,
    expectConsole,
  }) => {
    test.setTimeout(120_000)
    const { codes } = await someMeters('a', 'b', 'c')
    const [first = '', second = '', third = ''] = codes
    await as('operator')
    await page.goto(`/costs/meters/round?meter=${first}`)
    const inHand = (code: string) => page.getByRole('region', { name: code })
    await expect(inHand(first).getByText('抄得 180')).toBeVisible()

    await figure(page).fill('900')
    await expect(page.getByText('本次用量 7,200 度')).toBeVisible()
    await expect(page.getByText(/每天用量是平时的 [\d.]+ 倍/)).toBeVisible()
    await figure(page).fill('210')
    await expect(page.getByText('本次用量 300 度')).toBeVisible()
    await fileEvidence(page, '照片', '表.png', png, 'image/png')
    await saveButton(page).tap()

    await expect(inHand(second)).toBeVisible()
    await expect(page.getByRole('button', { name: new RegExp(first) })).toContainText('210')
    await figure(page).fill('12')
    await expect(page.getByText('本次读数 12 小于上次 180')).toBeVisible()
    await page.getByRole('button', { name: '换了新表' }).tap()
    await page.getByRole('textbox', { name: '旧表止数' }).fill('195')
    await page.getByRole('textbox', { name: '新表底数' }).fill('2')
    await expect(page.getByText('本次用量 250 度')).toBeVisible()
    await saveButton(page).tap()

    await expect(inHand(third)).toBeVisible()
    await expect(inHand(third).getByText('抄得 180')).toBeVisible()
    expectConsole(offline)
    await context.setOffline(true)
    await figure(page).fill('208')
    await expect(page.getByText('本次用量 280 度')).toBeVisible()
    await saveButton(page).tap()
    await expect(page.getByRole('button', { name: new RegExp(third) })).toContainText('待发送')
    expect(await readingsOf(third)).toEqual([])
    await context.setOffline(false)
    await expect.poll(() => readingsOf(third), { timeout: 30_000 }).toEqual([{ usage: '280', change: 'none', photos: 0 }])
    expect(await readingsOf(first)).toEqual([{ usage: '300', change: 'none', photos: 1 }])
    expect(await readingsOf(second)).toEqual([{ usage: '250', change: 'swap', photos: 0 }])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})

test('a meter of 尖峰平谷 asks for its parts and says whether they add up; its page shows its usage and readings', async ({
  page,
  as,
  expectConsole,
}) => {
  expectConsole(/422/)
  const { codes, mark } = await someMeters('t')
  const [code = ''] = codes
  await sql(`update meters set tariff = 'time_of_use' where code = $1`, [code])
  await as('operator')
  await page.goto('/costs/meters?new=1')
  await dialog(page).getByRole('combobox', { name: '表号' }).fill(mark)
  await page.getByRole('option', { name: code }).click()
  await figure(page).fill('5')
  await page.getByRole('button', { name: '走满翻转' }).click()
  await expect(dialog(page).getByText(/离 5 位表走满还远/)).toBeVisible()
  await figure(page).fill('210')
  await dialog(page).getByRole('combobox', { name: '换表或翻转' }).click()
  await page.getByRole('option', { name: '无' }).click()
  for (const [part, usage] of Object.entries({ 尖段用量: '10', 峰段用量: '90', 平段用量: '100', 谷段用量: '101' }))
    await dialog(page).getByRole('textbox', { name: part }).fill(usage)
  await expect(dialog(page).getByText('尖峰平谷合计 301，与用量 300 不符，不能保存。')).toBeVisible()
  await saveButton(page).click()
  await expect(dialog(page).getByRole('alert').filter({ hasText: '尖峰平谷合计 301，与用量 300 不符，请核对四个时段' })).toBeVisible()
  await dialog(page).getByRole('textbox', { name: '谷段用量' }).fill('100')
  await expect(dialog(page).getByText('尖峰平谷合计 300，与用量一致。')).toBeVisible()
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  await page.goto(`/costs/meters/registry?search=${mark}`)
  await page.getByRole('link', { name: code }).click()
  await page.getByRole('link', { name: '完整页面' }).click()
  await expect(page.getByRole('heading', { name: code })).toBeVisible()
  await expect(page.getByRole('img', { name: '每月用电量（度）' })).toBeVisible()
  await expect(page.getByRole('table', { name: '抄表记录' }).getByRole('row')).toHaveCount(6)
})

test('a bill that differs from its readings is mended, then paid; another one is accepted as it is', async ({ page, as }) => {
  test.setTimeout(90_000)
  const { codes } = await someMeters('z')
  const [code = ''] = codes
  const [{ from, to } = { from: '', to: '' }] = await sql<{ from: string; to: string }>(
    `select (${thisMonth} - 59)::text as from, (${thisMonth} - 30)::text as to`,
  )
  await as('officer')
  await page.goto('/costs/bills?new=1')
  await dialog(page).getByRole('combobox', { name: '表号' }).fill(code)
  await page.getByRole('option', { name: code }).click()
  await dialog(page).getByRole('textbox', { name: '计费开始' }).fill(from.replaceAll('-', ''))
  await dialog(page).getByRole('textbox', { name: '计费结束' }).fill(to.replaceAll('-', ''))
  await dialog(page).getByRole('textbox', { name: '用量', exact: true }).fill('330')
  await dialog(page).getByRole('textbox', { name: '单价（元）' }).fill('0.8')
  await dialog(page).getByRole('textbox', { name: '金额' }).fill('260')
  await expect(dialog(page).getByText('按用量 × 单价应为 264.00 元，账单金额是 260.00 元')).toBeVisible()
  await dialog(page).getByRole('textbox', { name: '金额' }).fill('264')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  const row = page.getByRole('row', { name: new RegExp(code) })
  await expect(row).toContainText('用量不符')
  await row.getByRole('link').first().click()
  await expect(dialog(page).getByText('账单用量 330，按抄表折算应为 300。')).toBeVisible()
  await dialog(page).getByRole('textbox', { name: '为什么照此接受' }).fill('含公共照明分摊')
  await dialog(page).getByRole('button', { name: '照此接受' }).click()
  await expect(dialog(page).getByText('已照此接受：含公共照明分摊')).toBeVisible()
  await expect(row).not.toContainText('用量不符')
  await dialog(page).getByRole('button', { name: '重新核对' }).click()
  await expect(dialog(page).getByRole('textbox', { name: '为什么照此接受' })).toBeVisible()
  await dialog(page).getByRole('textbox', { name: '用量', exact: true }).fill('300')
  await dialog(page).getByRole('textbox', { name: '金额' }).fill('240')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  const [bill] = await sql<{ id: string; findings: string[] }>('select id, findings from bills where meter_code = $1', [code])
  expect(bill?.findings).toEqual([])
  await page.goto(`/costs/bills/${bill?.id}`)
  await expect(page.getByText('与抄表、前后账单和支付都一致。')).toBeVisible()
  await page.getByRole('button', { name: '登记支出' }).click()
  await expect(dialog(page).getByRole('textbox', { name: '金额' })).toHaveValue('240.00')
  await expect(dialog(page).getByRole('combobox', { name: '费用类别' })).toHaveValue('电费')
  await dialog(page).getByRole('combobox', { name: '子项目' }).fill('日常运作经费')
  await dialog(page).getByRole('textbox', { name: '金额' }).fill('200')
  await saveButton(page).click()
  await expect(page.getByText('已登记的支付合计 200.00 元，账单金额 240.00 元。')).toBeVisible()
})
