import { fileAllEvidence, fillSalon, nameField, rowOf, saveButton, someTitle } from './support/salon.ts'
import { expect, test } from './support/test.ts'

test('a salon is logged with its evidence in one go, and its list says that nothing is missing', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await fillSalon(page, title)
  await fileAllEvidence(page)
  await expect(page.getByText('材料齐全')).toBeVisible()
  await saveButton(page).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf(page, title)).toContainText('2024-03-12')
  await expect(rowOf(page, title)).toContainText('齐全')
})

test('a record is corrected, removed, and brought back on the spot', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await fillSalon(page, title)
  await page.keyboard.press('Control+s')
  await rowOf(page, title).click()
  await nameField(page).fill(`${title} 第二场`)
  await saveButton(page).click()
  await rowOf(page, `${title} 第二场`).click()
  await page.getByRole('button', { name: '删除' }).click()
  await expect(rowOf(page, title)).toHaveCount(0)
  await page.getByRole('alert').filter({ hasText: '已删除' }).getByRole('button', { name: '撤销' }).click()
  await expect(rowOf(page, `${title} 第二场`)).toBeVisible()
})

test('what is missing or wrong is said under its field, and nothing is written', async ({ page, as }) => {
  await as('operator')
  await page.goto('/events?new=1')
  await saveButton(page).click()
  await expect(nameField(page)).toHaveAccessibleDescription('请填写')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('somebody else saved first: both versions stand side by side and what was typed is kept', async ({
  page,
  as,
  beside,
  expectConsole,
}) => {
  expectConsole(/status of 409/)
  await as('operator')
  const title = someTitle()
  await fillSalon(page, title)
  await saveButton(page).click()
  await rowOf(page, title).click()
  await nameField(page).fill(`${title} 我的`)
  const other = await beside('officer')
  await other.goto(page.url())
  await nameField(other).fill(`${title} 他的`)
  await saveButton(other).click()
  await expect(other.getByText('已保存')).toBeVisible()
  await saveButton(page).click()
  const both = page.getByRole('alert').getByRole('row', { name: /名称/ })
  await expect(both).toContainText(`${title} 他的`)
  await expect(both).toContainText(`${title} 我的`)
  await expect(nameField(page)).toHaveValue(`${title} 我的`)
  await page.getByRole('button', { name: '以我填写的为准' }).click()
  await expect(rowOf(page, `${title} 我的`)).toBeVisible()
})

test('closing, and the back button, ask what becomes of what was typed', async ({ page, as }) => {
  await as('operator')
  await page.goto('/events')
  await page.getByRole('button', { name: '登记活动' }).click()
  await nameField(page).fill('还没写完')
  await page.goBack()
  await page.getByRole('button', { name: '继续填写' }).click()
  await expect(nameField(page)).toHaveValue('还没写完')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不保留' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('an old link to a record that was removed says so and offers to bring it back', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await fillSalon(page, title)
  await saveButton(page).click()
  await rowOf(page, title).click()
  await expect(nameField(page)).toHaveValue(title)
  const link = page.url()
  await page.getByRole('button', { name: '删除' }).click()
  await expect(rowOf(page, title)).toHaveCount(0)
  await page.goto(link)
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await expect(nameField(page)).toHaveValue(title)
})

test('who may only read sees the record and its proof, and no way to change it', async ({ page, as }) => {
  await as('viewer')
  await page.goto('/events?year=2023')
  await expect(page.getByRole('button', { name: '登记活动' })).toHaveCount(0)
  await rowOf(page, '航运物流协作').click()
  await expect(page.getByRole('dialog').getByText('还缺：会议纪要')).toBeVisible()
  await expect(saveButton(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: '删除' })).toHaveCount(0)
})
