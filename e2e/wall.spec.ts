import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test('a link to the wall is made, turns its slides, says when it is cut off, comes back, and ends when it is taken back', async ({
  page,
  as,
  browser,
  expectConsole,
}) => {
  // the browser itself writes down every question that fails
  expectConsole(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  await as('officer')
  await page.goto('/board/walls')
  await page.getByRole('textbox', { name: '挂在哪里或给谁' }).fill('会议室')
  await page.getByRole('button', { name: '生成链接' }).click()
  const row = page.getByRole('row', { name: /会议室/ }).first()
  const url = (await row.getByRole('link', { name: '打开：会议室' }).getAttribute('href')) ?? ''
  await expectAccessible(page, 'wall links')

  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
  const wall = await context.newPage()
  await wall.goto(`${url}?year=2023`)
  await expect(wall.getByRole('heading', { name: /2023 年度/ })).toBeVisible()
  // other journeys may be about the same year
  await expect(wall.getByText(/^9\d\.\d\d$/).first()).toBeVisible()
  const heading = wall.getByRole('heading', { level: 2 })
  await expect(heading).toHaveText('总体')
  await wall.keyboard.press(' ')
  await expect(wall.getByRole('button', { name: '继续轮播' })).toBeVisible()
  // every slide fits the screen
  const titles: string[] = []
  do {
    titles.push((await heading.textContent()) ?? '')
    expect(await wall.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth])).toEqual([1080, 1920])
    await wall.keyboard.press('ArrowRight')
    await expect(heading).not.toHaveText(titles.at(-1) ?? '')
  } while (titles.length < 12 && (await heading.textContent()) !== '总体')
  // another journey may have closed a year of its own, whose result has a slide, too
  expect(titles.filter((title) => !title.endsWith('年度自评结果'))).toEqual([
    '总体',
    '过程',
    '产出',
    '效益',
    '预算执行',
    '逐月支付',
    '需要关注',
  ])
  await wall.keyboard.press('ArrowLeft')
  await expect(heading).toHaveText('需要关注')

  const status = wall.getByRole('status')
  await context.setOffline(true)
  await expect(status).toContainText('连接中断')
  await context.setOffline(false)
  await expect(status).toContainText(/^数据 /)

  await row.getByRole('button', { name: '收回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await expect(page.getByText('链接已收回')).toBeVisible()
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(wall.getByRole('heading', { name: '这个大屏链接已经收回' })).toBeVisible()
  await context.close()
})
