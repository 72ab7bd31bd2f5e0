import type { Page } from '@playwright/test'
import { expectAccessible, widen, widths } from './support/axe.ts'
import { addressOf } from './support/places.ts'
import { nameField, png } from './support/salon.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ mode: 'parallel' })

type Opening = { name: string; path: string; open: (page: Page) => Promise<void> }
const dialog = (page: Page) => page.getByRole('dialog').last()
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const choose = (page: Page, name: string) => page.getByRole('menuitem', { name }).click()
const fromMenu = async (page: Page, name: string) => {
  await press(page, '更多操作')
  await choose(page, name)
}

/** What lies over a page until it is closed. */
const openings: Opening[] = [
  {
    name: 'a form whose date picker is open',
    path: '/events?new=1',
    open: async (page) => {
      await dialog(page).getByRole('textbox', { name: '日期' }).click()
      await expect(page.getByRole('grid').or(page.locator('[data-dates-dropdown]')).first()).toBeVisible()
    },
  },
  {
    name: 'a form whose list of kinds is open',
    path: '/events?new=1',
    open: async (page) => {
      const kind = dialog(page).getByRole('combobox', { name: '类别' })
      await kind.click()
      await kind.press('ArrowDown')
      await expect(page.getByRole('option').first()).toBeVisible()
    },
  },
  {
    name: 'a form that was refused',
    path: '/events?new=1',
    open: async (page) => {
      await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
      await expect(dialog(page).getByText('请填写').first()).toBeVisible()
    },
  },
  {
    name: 'the question what becomes of what was typed',
    path: '/events?new=1',
    open: async (page) => {
      await nameField(page).fill('没有保存的沙龙')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('button', { name: '保留草稿并关闭' })).toBeVisible()
    },
  },
  {
    name: 'the list of drafts',
    path: '/events?new=1',
    open: async (page) => {
      await nameField(page).fill('没有保存的沙龙')
      await page.keyboard.press('Escape')
      await press(page, '保留草稿并关闭')
      await press(page, /^草稿/)
      await expect(dialog(page).getByText('没有保存的沙龙')).toBeVisible()
    },
  },
  {
    name: 'the filters of a list',
    path: '/events',
    open: async (page) => {
      await press(page, /^筛选/)
      await expect(page.getByRole('textbox', { name: /含|包含/ }).first()).toBeVisible()
    },
  },
  {
    name: 'the columns of a list',
    path: '/events',
    open: async (page) => {
      await press(page, '列与行距')
      await expect(dialog(page).getByRole('checkbox').first()).toBeVisible()
    },
  },
  {
    name: 'the views of a list',
    path: '/events',
    open: async (page) => {
      await press(page, /^视图/)
      await expect(page.getByRole('menuitem', { name: '另存为视图' })).toBeVisible()
    },
  },
  {
    name: 'the name of a new view',
    path: '/events',
    open: async (page) => {
      await press(page, /^视图/)
      await choose(page, '另存为视图')
      await expect(dialog(page)).toBeVisible()
    },
  },
  {
    name: 'the menu of a list',
    path: '/events',
    open: async (page) => {
      await press(page, '更多操作')
      await expect(page.getByRole('menuitem').first()).toBeVisible()
    },
  },
  {
    name: 'rows pasted from a spreadsheet',
    path: '/events',
    open: async (page) => {
      await fromMenu(page, '从 Excel 粘贴')
      await dialog(page).getByRole('textbox').first().fill('编号\t名称\t日期\nA-1\t沙龙\t2023-03-01\nA-2\t沙龙\t后天')
      await expect(dialog(page).getByRole('table').first()).toBeVisible()
    },
  },
  { name: 'what was removed', path: '/events', open: (page) => fromMenu(page, '回收站') },
  {
    name: 'an edit of many rows',
    path: '/events',
    open: async (page) => {
      await page.getByRole('checkbox', { name: /^选择/ }).nth(1).check()
      await press(page, '批量修改')
      await expect(dialog(page)).toBeVisible()
    },
  },
  {
    name: 'the history of a record',
    path: '/organisations',
    open: async (page) => {
      await page.goto(await addressOf('/organisations/[id]', page.context().request))
      await press(page, '编辑')
      await dialog(page).getByRole('button', { name: '修改记录' }).click()
      await expect(dialog(page).getByRole('listitem').first()).toBeVisible()
    },
  },
  {
    name: 'a photo seen large',
    path: '/events?new=1',
    open: async (page) => {
      await page.goto(await addressOf('/events/[id]', page.context().request))
      if ((await page.getByRole('button', { name: /^查看照片/ }).count()) === 0) {
        const choosing = page.waitForEvent('filechooser')
        await press(page, '选择文件：照片')
        await (await choosing).setFiles({ name: '现场.png', mimeType: 'image/png', buffer: png })
      }
      await press(page, /^查看照片/)
      await expect(dialog(page).locator('img')).toBeVisible()
    },
  },
  {
    name: 'a figure traced to its records',
    path: '/board?year=2023',
    open: async (page) => {
      await page.getByRole('link', { name: /沙龙/ }).first().click()
      await expect(dialog(page).getByRole('table').first()).toBeVisible()
    },
  },
]

for (const { name, path, open } of openings)
  for (const width of widths)
    test(`${name} breaks no rule of accessibility at ${width} px`, async ({ page, as }) => {
      await as('officer')
      await widen(page, width)
      await page.goto(path)
      await expect(page.getByRole('main')).not.toBeEmpty()
      await open(page)
      await expectAccessible(page, name)
    })
