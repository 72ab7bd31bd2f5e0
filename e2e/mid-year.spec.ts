import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readForm } from '#lib/evaluations/form/read.ts'
import type { MonitoringView } from '#lib/monitoring/schema.ts'
import { expectNoViolation, widen } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

const path = '/evaluations/mid-year?year=2023'
const call = async <Answer>(page: Page, operation: string, input: unknown): Promise<Answer> => {
  const answer = await page.request.post(`/rpc/monitoring/${operation}`, { data: { json: input } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()).json
}
/** Writes what is demanded of every indicator but one. */
async function writeOthers(page: Page, left: string): Promise<void> {
  const { unwritten, texts, chosen } = await call<MonitoringView>(page, 'get', { year: 2023 })
  for (const code of unwritten.filter((one) => one !== left)) {
    const judged = chosen?.content.items.find((item) => item.code === code)?.outlook === null
    const outlook = judged ? { outlook: 'likely', outlookReason: '安排在第四季度' } : { outlook: null, outlookReason: '' }
    const words = { cause: '三月才启用', measure: '下半年集中办理', measureDue: '2023-11-30' }
    await call(page, 'write', {
      year: 2023,
      code,
      version: texts.find((text) => text.code === code)?.version ?? null,
      ...words,
      ...outlook,
    })
  }
}

test('the half year is frozen, explained, sent back, reviewed and printed; its figures open the records of these months', async ({
  page,
  as,
  beside,
}) => {
  // a journey that is tried again finds what it left behind
  await sql(`update mid_year_snapshots set state = 'draft', texts = null where year = 2023 and state = 'submitted'`)
  await as('officer')
  await page.goto(path)
  const [newest] = await sql<{ number: number }>('select number from mid_year_snapshots where year = 2023 order by number desc limit 1')
  await page.getByRole('button', { name: /生成快照$/ }).click()
  await expect(page.getByText(`第 ${(newest?.number ?? 0) + 1} 版快照`)).toBeVisible()
  const upkeep = page.getByRole('row', { name: /日常运作保障月数/ })
  await expect(upkeep).toContainText('40%')
  await upkeep.getByRole('link', { name: /^4/ }).click()
  await expect(page.getByRole('dialog').getByText('2023-01-01 至 2023-06-30').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await writeOthers(page, 'O2')
  await upkeep.getByRole('button', { name: /填写/ }).click()
  const dialog = page.getByRole('dialog', { name: /日常运作保障月数/ })
  await dialog.getByLabel('偏差原因').fill('集聚区三月启用')
  await dialog.getByLabel('改进措施').fill('每月五日前结清上月费用')
  await dialog.getByLabel('完成时限').fill('2023-12-31')
  await dialog.getByRole('radio', { name: '能完成', exact: true }).check()
  await dialog.getByLabel('判断理由').fill('合同已签至年底')
  await expectNoViolation(page, 'the texts of an indicator')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(upkeep).toContainText('合同已签至年底')
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText(/李经办 于 .* 提交/)).toBeVisible()
  const head = await beside('head')
  await widen(head, 375)
  await head.goto(path)
  await head.getByRole('button', { name: '退回' }).click()
  await head.getByLabel('退回理由').fill('请写明责任人')
  await head.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(page.getByText('请写明责任人')).toBeVisible()
  await page.getByRole('button', { name: '提交审核' }).click()
  await head.getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByText(/张科长 于 .* 审核通过/)).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: /监控表/ }).click()
  const figures = await readForm(new Uint8Array(readFileSync(await (await coming).path())))
  expect([figures.get('O2_actual'), figures.get('O2_progress'), figures.get('P2_target')]).toEqual(['4', '40', '100'])
})
