import { randomUUID } from 'node:crypto'
import { closeYear } from '#lib/closings/close.ts'
import { closeDb, inTransaction } from '#lib/db.ts'
import { databaseUrl, sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

/** A year of its own, so that no other journey is refused. */
const year = 2015
const id = randomUUID()

test.beforeAll(async () => {
  // a second try begins where the first one ended
  await sql(
    `update closings set reopened_at = now(), reopened_by = '测试', reopen_reason = '测试' where year = ${year} and reopened_at is null`,
  )
  await sql(`update years set closed_at = null where year = ${year}`)
  await sql(`delete from articles where published_on between '${year}-01-01' and '${year}-12-31'`)
  await sql(
    `insert into articles (id, mid, idx, title, published_on, read_times) values ($1, '2015060100', 1, '${year} 年的推文', '${year}-06-01', 100)`,
    [id],
  )
  await sql(`insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, position, formula)
    values (${year}, 'O1', '产出', '数量指标', '推文篇数', '≥', 1, '篇', 100, 1,
      '{"numerator": {"measure": "articles.published", "reducer": "sum", "facets": []}, "denominator": null, "scale": "1"}') on conflict do nothing`)
  process.env.DATABASE_URL = await databaseUrl()
  await inTransaction({ actor: 'director', operation: 'test' }, (tx) => closeYear(tx, { year, actor: { name: '刘主任' } }))
  await closeDb()
})
/** What nobody could do through the house. */
const behind = (change: string) => sql(`set session_replication_role = 'replica'; update articles set ${change} where id = '${id}'`)

test('a change past the house is found by verifying; what a closed year refuses is filed as an event after closing', async ({
  page,
  as,
  expectConsole,
}) => {
  expectConsole(/status of 409/)
  await behind('read_times = 900')
  try {
    await as('officer')
    await page.goto('/evaluations/verify')
    await page
      .getByRole('button', { name: new RegExp(`核对 ${year} 年度第`) })
      .first()
      .click()
    await expect(page.getByText('有 1 处与关账时不同')).toBeVisible()
    const drift = page
      .getByRole('listitem')
      .filter({ hasText: `推文 · ${year} 年的推文` })
      .last()
    await expect(drift).toContainText('系统外改动')
    await expect(drift.getByRole('listitem')).toContainText(/100.*900/)
    await drift.getByRole('link', { name: '打开记录' }).click()
  } finally {
    await behind('read_times = 100')
  }
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: '阅读次数' }).fill('120')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form.getByText(/2015 年度已关账/)).toBeVisible()
  await form.getByRole('button', { name: '登记为期后事项' }).click()
  const late = page.getByRole('dialog', { name: '登记期后事项' })
  await late.getByRole('textbox', { name: '为什么关账后才登记' }).fill('次年才取得数据')
  await late.getByRole('button', { name: '登记' }).click()
  await expect(page.getByText('已登记为期后事项')).toBeVisible()
  await page.goto('/evaluations/verify')
  await expect(page.getByRole('listitem').filter({ hasText: '次年才取得数据' }).first()).toContainText('年度仍关账')
})
