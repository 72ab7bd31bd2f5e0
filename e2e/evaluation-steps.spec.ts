import { expectNoViolation } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

const year = 2021
const path = `/evaluations?year=${year}`

/** A year of its own, whose two indicators people rate: no other journey looks at it. */
async function makeYear(): Promise<void> {
  await sql(
    `insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, kind, position) values
      ($1, 'O1', '产出', '质量指标', '服务规范程度', '≥', 100, '%', 60, 'qualitative', 1),
      ($1, 'B1', '效益', '社会效益指标', '社会影响', '≥', 100, '%', 40, 'qualitative', 2)`,
    [year],
  )
  await sql(`update indicator_sets set state = 'active' where year = $1`, [year])
}
const takeYear = async (): Promise<void> => {
  await sql(`update indicator_sets set state = 'draft' where year = $1`, [year])
  await sql('delete from indicators where year = $1', [year])
  await sql('delete from indicator_sets where year = $1', [year])
  await sql('delete from explanations where year = $1', [year])
  await sql(`update evaluations set state = 'drafting', round = round + 1 where year = $1`, [year])
}
// a journey that is tried again finds what it left behind
test.beforeEach(takeYear)
test.afterEach(takeYear)

test('an evaluation is rated, submitted, forwarded and returned with a reason, and each person finds what waits for them', async ({
  page,
  as,
  beside,
}) => {
  await makeYear()
  await as('officer')
  await page.goto(path)
  await page.getByRole('button', { name: '提交自评' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('还须写全，才能办理：')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '确认提交' })).toBeDisabled()
  await expectNoViolation(page, 'the dialog of a submission')
  for (const [code, name] of [
    ['O1', '服务规范程度'],
    ['B1', '社会影响'],
  ]) {
    if (code === 'B1') await page.getByRole('button', { name: '提交自评' }).click()
    await dialog.getByRole('button', { name: `${code} ${name}` }).click()
    await dialog.getByRole('textbox', { name: '评定依据' }).fill('服务台账完整，回访满意')
    await dialog.getByRole('button', { name: '保存' }).first().click()
    await expect(page.getByRole('row', { name: new RegExp(name ?? '') })).toContainText('达成 100%')
  }
  await page.getByRole('button', { name: '提交自评' }).click()
  await dialog.getByRole('button', { name: '确认提交' }).click()
  await expect(page.getByText('现由 王综合 办理。')).toBeVisible()
  await expect(page.getByRole('button', { name: /填写说明/ })).toHaveCount(0)

  const office = await beside('office')
  await office.goto('/waiting')
  await office.getByRole('link', { name: `${year} 年度绩效自评：请汇集转审` }).click()
  await office.getByRole('button', { name: '汇集转审' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '确认转审' }).click()
  await expect(office.getByText('现由 张科长 办理。')).toBeVisible()

  const head = await beside('head')
  await head.goto(path)
  await head.getByRole('button', { name: '意见：社会影响' }).click()
  await head.getByRole('textbox', { name: '意见' }).fill('请附媒体报道')
  await head.getByRole('button', { name: '发出' }).click()
  await expect(head.getByRole('paragraph').filter({ hasText: '请附媒体报道' })).toBeVisible()
  await expectNoViolation(head, 'the remarks on an indicator')
  await head.keyboard.press('Escape')
  await head.getByRole('button', { name: '退回' }).click()
  await head.getByRole('radio', { name: '经办人自评' }).check()
  await head.getByRole('textbox', { name: '退回理由' }).fill('社会影响的评定依据不足')
  await head.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(head.getByText('现由 李经办 办理。')).toBeVisible()

  await page.goto('/waiting')
  await expect(page.getByText('社会影响的评定依据不足')).toBeVisible()
  await expect(page.getByRole('link', { name: `${year} 年度自评意见：B1` })).toBeVisible()
  await page.getByRole('link', { name: `${year} 年度绩效自评：请自评并提交` }).click()
  await expect(page.getByText('社会影响的评定依据不足')).toBeVisible()
  await page.getByRole('button', { name: /^办理记录/ }).click()
  await expect(page.getByRole('dialog').getByText('张科长 退回')).toBeVisible()
})
