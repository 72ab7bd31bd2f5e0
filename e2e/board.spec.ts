import { fileAllEvidence, fillSalon, rowOf, saveButton, someTitle } from './support/salon.ts'
import { expect, test } from './support/test.ts'

const salons = (page: import('@playwright/test').Page) => page.getByRole('link', { name: /“倾”沙龙举办场次/ })
/** The salons that count, as the tile says them before its target. */
const heldOn = async (page: import('@playwright/test').Page) => Number((await salons(page).textContent())?.match(/(\d+) 场/)?.[1])

test('the year shows its total, its lights in words, and every tile opens down to its records', async ({ page, as }) => {
  await as('director')
  await page.goto('/board?year=2023')
  await expect(page.getByRole('region', { name: '目前得分' }).getByText('97.00').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /预算执行率.*95 %/ })).toContainText('临界')
  await salons(page).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('计入 6 条', { exact: true })).toBeVisible()
  await expect(drawer.getByRole('row', { name: /航运物流协作/ })).toContainText('缺签到表、会议纪要或现场照片')
  await expect(drawer.getByRole('row', { name: /政策解读与落户指引/ })).toContainText('02-活动台账.xlsx · 活动 第 2 行')
  await drawer.getByRole('link', { name: /政策解读与落户指引/ }).click()
  await expect(page.getByRole('dialog', { name: '活动' }).getByRole('definition').first()).toHaveText('“倾”沙龙：政策解读与落户指引')
})

test('a salon logged with its evidence in one browser changes the tile in another within a second, without reload, and its trace lists it', async ({
  page,
  as,
  beside,
}) => {
  await as('operator')
  const board = await beside('director')
  await board.goto('/board?year=2023')
  await expect(board.getByText('实时', { exact: true })).toBeVisible()
  const before = await heldOn(board)
  const title = someTitle()
  await fillSalon(page, title, '20230612')
  await fileAllEvidence(page)
  await saveButton(page).click()
  await expect(rowOf(page, title)).toContainText('齐全')
  await expect.poll(() => heldOn(board), { timeout: 1000, intervals: [50] }).toBe(before + 1)
  await salons(board).click()
  await expect(board.getByRole('dialog').getByRole('row', { name: new RegExp(title) })).toContainText('签到表.pdf')
  // the year belongs to other journeys too
  await rowOf(page, title).click()
  await page.getByRole('button', { name: '删除' }).click()
  await expect.poll(() => heldOn(board)).toBe(before)
})

test('the money opens by sub-project, and a printed address opens as a page of its own', async ({ page, as }) => {
  await as('viewer')
  await page.goto('/board?year=2023')
  await page
    .getByRole('row', { name: /活动经费/ })
    .getByRole('link', { name: '21.97' })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('219,700.00 元')).toBeVisible()
  const printed = await page.getByRole('dialog').getByRole('link', { name: '在新页打开' }).getAttribute('href')
  await page.goto(printed ?? '')
  await expect(page.getByText('219,700.00 元')).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

test('a year without indicators says what to do next', async ({ page, as }) => {
  await as('officer')
  await page.goto('/board?year=2031')
  await expect(page.getByText('2031 年度还没有绩效目标')).toBeVisible()
  await expect(page.getByRole('link', { name: '去导入' })).toHaveAttribute('href', '/imports')
})

test('one period rules the page: its figures, its address, its comparisons and what it opens', async ({ page, as }) => {
  await as('director')
  await page.goto('/board?year=2023')
  await expect(salons(page)).toContainText('6 场')
  await page.getByText('季', { exact: true }).click()
  await expect(page).toHaveURL(/period=2023Q4/)
  await page.getByRole('button', { name: '上一期间：2023年第3季度' }).click()
  await expect(page).toHaveURL(/period=2023Q3/)
  await expect(page.getByText(/截至 2023-09-30/).first()).toBeVisible()
  const held = await heldOn(page)
  const previous = page.getByRole('link', { name: /环比：.*2023-04-01 至 2023-06-30/ })
  await expect(previous.first()).toBeVisible()
  await salons(page).click()
  await expect(page.getByRole('dialog').getByText(`计入 ${held} 条`, { exact: true })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: /^选择期间/ }).click()
  await page.getByRole('menuitem', { name: '2023年', exact: true }).click()
  await expect(page).toHaveURL(/period=2023$/)
  await expect(salons(page)).toContainText('6 场')
})

test('what needs attention leads to the very list that mends it', async ({ page, as }) => {
  await as('officer')
  await page.goto('/board?year=2023')
  const attention = page.getByRole('region', { name: '需要关注' })
  const line = attention.getByRole('link', { name: /场已举办的活动缺佐证材料/ })
  const count = Number((await line.textContent())?.match(/\d+/)?.[0])
  await line.click()
  await expect(page).toHaveURL(/\/events\?year=2023&f=status\.is\.held/)
  await expect(page.getByRole('main').getByRole('table').getByRole('row')).toHaveCount(count + 1)
})
