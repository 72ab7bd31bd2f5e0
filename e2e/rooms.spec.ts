import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

/** Two organisations and a floor that no other journey uses. */
async function somebody() {
  const mark = randomUUID().slice(0, 8)
  const names = [`甲商会 ${mark}`, `乙协会 ${mark}`]
  for (const [at, name] of names.entries())
    await sql(`insert into organisations (code, name, kind, region) values ($1, $2, 'chamber', 'hongkong')`, [`T${at}-${mark}`, name])
  return { mark, first: names[0] ?? '', second: names[1] ?? '', floor: `${mark}层` }
}
const dialog = (page: Page) => page.getByRole('dialog')
const seat = (page: Page, code: string) => page.getByRole('button', { name: new RegExp(`^${code}`) })

async function choose(page: Page, field: string, words: string, option: RegExp) {
  await dialog(page).getByRole('combobox', { name: field }).fill(words)
  await page.getByRole('option', { name: option }).click()
}

/** Plans a floor of one shared room with two seats, through the pages. */
async function planFloor(page: Page, { mark, floor }: { mark: string; floor: string }) {
  await page.goto('/rooms')
  await page.getByRole('button', { name: '新增房间' }).click()
  await dialog(page).getByRole('textbox', { name: '房间编号' }).fill(mark)
  await dialog(page).getByRole('textbox', { name: '名称' }).fill('试验办公区')
  await dialog(page).getByRole('textbox', { name: '楼层' }).fill(floor)
  await dialog(page).getByRole('switch', { name: '共用房间' }).check()
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await page.getByRole('tab', { name: floor }).click()
  await page.getByRole('button', { name: `${mark} 试验办公区` }).click()
  await dialog(page).getByRole('button', { name: '加座位' }).click()
  await dialog(page).getByRole('textbox', { name: '几个' }).fill('2')
  await dialog(page).getByRole('textbox', { name: '启用日期' }).fill('20240101')
  await dialog(page).getByRole('textbox', { name: '几个' }).click()
  await expect(dialog(page).getByText(`${mark}-工位01、${mark}-工位02`)).toBeVisible()
  await dialog(page).getByRole('button', { name: '新增 2 个座位' }).click()
  await expect(dialog(page).getByRole('row', { name: /工位02/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

/** Puts an organisation into a vacant seat of the plan, from the day that the plan shows. */
async function settle(page: Page, code: string, organisation: string, startedOn: string) {
  await seat(page, code).click()
  await choose(page, '机构', organisation, new RegExp(organisation))
  await expect(dialog(page).getByRole('textbox', { name: '入驻日期' })).toHaveValue(startedOn)
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('a floor is planned, somebody is seated, the next one is refused in a sentence, they move, and occupancy opens its records', async ({
  page,
  as,
  expectConsole,
}) => {
  test.setTimeout(120_000)
  expectConsole(/status of 409/)
  await as('operator')
  const { mark, first, second, floor } = await somebody()
  await planFloor(page, { mark, floor })
  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}&day=2024-03-01`)
  await expect(seat(page, '工位01')).toContainText('空置')

  await settle(page, '工位01', first, '2024-03-01')
  await expect(seat(page, '工位01')).toContainText('入驻')
  await expect(seat(page, '工位01')).toContainText(first)

  await page.goto('/organisations/stays?new=1')
  await choose(page, '机构', second, new RegExp(second))
  await dialog(page).getByRole('textbox', { name: '入驻日期' }).fill('20240601')
  await choose(page, '座位', `${mark}-工位01`, new RegExp(`工位01 ${first}使用中`))
  await saveButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: '座位“' })).toContainText(
    `座位“${mark}-工位01”从 2024-03-01 起由“${first}”使用，还没有登记退出。请换一个座位`,
  )
  expect(await sql(`select 1 from stays where place like $1`, [`${mark}%`])).toHaveLength(1)
  await choose(page, '座位', `${mark}-工位02`, /工位02 空置/)
  await expect(dialog(page).getByRole('textbox', { name: '房间或工位' })).toHaveValue(`${mark}-工位02`)
  await dialog(page).getByRole('textbox', { name: '退出日期' }).fill('20240901')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}`)
  await seat(page, '工位01').click()
  await dialog(page).getByRole('button', { name: '换座位' }).click()
  await dialog(page).getByRole('textbox', { name: '换座位的日期' }).fill('20250101')
  await choose(page, '换到哪个座位', `${mark}-工位02`, new RegExp(`${mark}-工位02`))
  await dialog(page).getByRole('button', { name: '确定换座位' }).click()
  await expect(page.getByText(`${first}从 2025-01-01 起换到 ${mark}-工位02`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(seat(page, '工位02')).toContainText(first)
  await expect(seat(page, '工位01')).toContainText('空置')
  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}&day=2024-08-31`)
  await expect(seat(page, '工位01')).toContainText(first)
  await expect(seat(page, '工位02')).toContainText(second)

  await page.goto('/rooms/occupancy?by=day&year=2024&month=8')
  const day = page.getByRole('row', { name: /8月31日/ })
  await expect(day.getByRole('link').nth(1)).toHaveText(/^\d+$/)
  await day.getByRole('link').first().click()
  await expect(dialog(page).getByRole('heading', { name: '入驻率' })).toBeVisible()
  await expect(
    dialog(page)
      .getByRole('row', { name: new RegExp(first) })
      .first(),
  ).toBeVisible()
  await expect(
    dialog(page)
      .getByRole('row', { name: new RegExp(second) })
      .first(),
  ).toBeVisible()
  await expect(
    dialog(page)
      .getByRole('row', { name: new RegExp(`${mark}-工位01`) })
      .first(),
  ).toBeVisible()
})

test('the plan is drawn with buttons and numbers alone, two rooms never on each other, and everybody sees it', async ({
  page,
  as,
  beside,
}) => {
  await as('operator')
  const { mark, floor } = await somebody()
  for (const code of ['A', 'B']) await sql(`insert into rooms (code, name, floor) values ($1, $1, $2)`, [`${mark}${code}`, floor])
  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}`)
  await page.getByRole('button', { name: '调整平面图' }).click()
  const rooms = page.getByRole('list', { name: '本层的房间' })
  await rooms.getByRole('button', { name: `${mark}B` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '向左移一格' }).press('Enter')
  await expect(page.getByText(`“${mark}A”与“${mark}B”重叠了`)).toBeVisible()
  await expect(page.getByRole('button', { name: '保存平面图' })).toBeDisabled()
  await page.getByRole('textbox', { name: '上起' }).fill('2')
  await page.getByRole('textbox', { name: '宽' }).fill('6')
  await page.getByRole('button', { name: '保存平面图' }).click()
  await expect(page.getByText('平面图已保存')).toBeVisible()
  expect(await sql(`select "left", top, width from rooms where code = $1`, [`${mark}B`])).toEqual([{ left: 2, top: 2, width: 6 }])
  const viewer = await beside('viewer')
  await viewer.goto(`/rooms?floor=${encodeURIComponent(floor)}`)
  await expect(viewer.getByRole('list', { name: new RegExp(floor) })).toContainText(`${mark}B`)
  await expect(viewer.getByRole('button', { name: '调整平面图' })).toHaveCount(0)
  await sql(`delete from rooms where code like $1`, [`${mark}%`])
})

test('on a phone the floor is a list of rooms, and somebody is seated with one thumb', async ({ page, as }) => {
  await as('operator')
  await page.setViewportSize({ width: 375, height: 800 })
  const { mark, first, floor } = await somebody()
  await sql(
    `with r as (insert into rooms (code, name, floor, is_shared) values ($1, '试验办公区', $2, true) returning id)
     insert into seats (room_id, code, available_from) select id, '工位01', '2024-01-01' from r`,
    [mark, floor],
  )
  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}&day=2024-03-01`)
  await expect(seat(page, '工位01')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await settle(page, '工位01', first, '2024-03-01')
  await expect(seat(page, '工位01')).toContainText(first)
})

test('stays that name a seat only in words are linked by one button, and who cannot be is told why', async ({ page, as }) => {
  await as('operator')
  const { mark, first, second, floor } = await somebody()
  await sql(
    `insert into stays (organisation_id, place, started_on) select id, $2, '2024-03-01'::date + case code when $1 then 0 else 31 end from organisations where code in ($1, $3)`,
    [`T0-${mark}`, `${mark}-工位01`, `T1-${mark}`],
  )
  await sql(
    `with r as (insert into rooms (code, name, floor, is_shared) values ($1, '试验办公区', $2, true) returning id)
     insert into seats (room_id, code, available_from) select id, '工位01', '2024-01-01' from r`,
    [mark, floor],
  )
  await page.goto(`/rooms?floor=${encodeURIComponent(floor)}`)
  await page.getByRole('button', { name: '全部对应' }).click()
  await expect(page.getByText(new RegExp(`${second}.*座位“${mark}-工位01”从 2024-03-01 起由“${first}”使用`))).toBeVisible()
  await expect(seat(page, '工位01')).toContainText(first)
  await sql(`delete from stays where place = $1 and seat_id is null`, [`${mark}-工位01`])
})
