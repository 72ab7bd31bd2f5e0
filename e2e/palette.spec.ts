import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

const search = (page: Page) => page.getByRole('combobox', { name: '搜索与命令' })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
/** A page takes keys once it is alive, which is when it hears of changes. */
const open = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
}
const openPalette = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeFocused()
}

test('pages, records and actions are reached by the keyboard alone, by initials too, and never while a word is composed', async ({
  page,
  as,
}) => {
  await as('officer')
  await open(page, '/requests')
  await expect(page.getByRole('table', { name: '诉求' })).toBeVisible()
  await openPalette(page)
  await expect(option(page, '登记活动')).toBeVisible()
  await expectNoViolation(page, 'the palette before anything is typed')
  await page.keyboard.type('yusuantz')
  await expect(page.getByText('没有找到“yusuantz”')).toBeVisible()
  await search(page).fill('ystz')
  await expect(option(page, /^预算调整/)).toHaveAttribute('aria-selected', 'true')
  // Enter belongs to the input method while it composes; browsers say so in one of two ways
  const composing = (how: object) =>
    search(page).evaluate(
      (input, init) => input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
      {
        key: 'Enter',
        code: 'Enter',
        ...how,
      },
    )
  await composing({ isComposing: true })
  await composing({ keyCode: 229 })
  await expect(search(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/costs\/adjustments$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // a record: what it is called is marked, the second fits as well, and Enter opens what is read out
  await openPalette(page)
  await page.keyboard.type('hd-2023')
  const events = page.getByRole('group', { name: '活动', exact: true })
  await expect(events.getByRole('option')).toHaveCount(6)
  await page.keyboard.press('ArrowDown')
  const chosen = events.getByRole('option').nth(1)
  await expect(chosen).toHaveAttribute('aria-selected', 'true')
  await expect(search(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  await expectNoViolation(page, 'the palette with records')
  const title = (await chosen.locator('mark').first().textContent()) ?? ''
  expect(title.toLowerCase()).toBe('hd-2023')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]{36}$/)
  // what was opened comes first the next time, and an action opens its form
  await openPalette(page)
  await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option')).toHaveCount(2)
  await page.keyboard.type('登记付款')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/costs\?new=1/)
})

test('single keys lead through the house, stay silent while somebody types, and can be switched off', async ({ page, as }) => {
  await as('office')
  await sql(`update users set shortcuts = true where user_name = 'office' and sample`)
  await open(page, '/events')
  await expect(page.getByRole('table', { name: '活动' }).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: '键盘快捷键' })
  await expect(sheet).toBeVisible()
  await expectNoViolation(page, 'the sheet of keys')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(/\/events$/)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/events\?.*open=/)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/events$/)
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/\/policies$/)
  await expect(page.getByRole('table', { name: '制度' }).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('gb?n')
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('gb?n')
  await expect(page).toHaveURL(/\/policies/)
  const [policy] = await sql<{ id: string }>('select id from policies where removed_at is null order by name limit 1')
  await open(page, `/policies/${policy?.id}`)
  await expect(page.locator('main [data-edit]')).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('dialog')).toBeVisible()
  await open(page, '/account')
  await page.getByRole('switch', { name: '启用单键快捷键' }).uncheck()
  await expect
    .poll(async () => (await sql<{ shortcuts: boolean }>(`select shortcuts from users where user_name = 'office' and sample`))[0])
    .toEqual({ shortcuts: false })
  await open(page, '/policies')
  await expect(page.getByRole('table', { name: '制度' }).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('n')
  await openPalette(page)
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await sql(`update users set shortcuts = true where user_name = 'office' and sample`)
})
