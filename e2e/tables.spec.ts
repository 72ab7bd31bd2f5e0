import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre'
import Papa from 'papaparse'
import { expectNoViolation } from './support/axe.ts'
import { sql } from './support/database.ts'
import { inspect, items, listOf, pasteOnto, someArea, table } from './support/inspections.ts'
import { expect, test } from './support/test.ts'

const three = [
  { item: '空调', on: '2021-03-01', passed: true },
  { item: '消防', on: '2021-05-01', passed: false },
  { item: '电梯', on: '2021-04-01', passed: true },
]

test('a list is narrowed and ordered, and a colleague who gets its address sees the same', async ({ page, as, beside }) => {
  const area = someArea()
  await inspect(area, three)
  await as('operator')
  await page.goto(listOf(area))
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByRole('group', { name: '合格' }).getByRole('checkbox', { name: '是' }).check()
  await expect(table(page).getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: '收起' }).click()
  await table(page).getByRole('button', { name: '巡检日期' }).click()
  await expect(table(page).getByRole('columnheader', { name: '巡检日期' })).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(() => items(page)).toEqual(['空调', '电梯'])
  await expect(page).toHaveURL(/sort=inspectedOn/)
  const other = await beside('viewer')
  await other.goto(page.url())
  await expect.poll(() => items(other)).toEqual(['空调', '电梯'])
  await other
    .getByRole('group', { name: '当前筛选条件' })
    .getByRole('button', { name: /去掉筛选：合格/ })
    .click()
  await expect.poll(() => items(other)).toEqual(['空调', '电梯', '消防'])
})

test('records are found by initials of their pinyin and in 繁體, and typing waits for a composition to end', async ({ page, as }) => {
  const area = someArea()
  await inspect(area, [{ item: '会议桌椅', on: '2021-03-01' }, ...three])
  await as('operator')
  await page.goto(listOf(area))
  const box = page.getByRole('searchbox', { name: '搜索' })
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await box.pressSequentially('hyzy')
  await expect.poll(() => items(page)).toEqual(['会议桌椅'])
  await box.fill('會議')
  await expect.poll(() => items(page)).toEqual(['会议桌椅'])
  await box.fill('没有这样的')
  await expect(page.getByText('没有找到符合条件的记录')).toBeVisible()
})

test('columns and row spacing stay as their reader set them, in another browser too', async ({ page, as, beside }) => {
  await sql(`delete from table_preferences where user_id = (select id from users where user_name = 'office' and sample)`)
  const area = someArea()
  await inspect(area, [{ item: '空调', on: '2021-03-01', note: '滤网已换' }])
  await as('office')
  await page.goto(listOf(area))
  await page.getByRole('button', { name: '列与行距' }).click()
  const panel = page.getByRole('dialog', { name: '列与行距' })
  await panel.getByRole('checkbox', { name: '备注' }).check()
  await panel.getByRole('button', { name: '备注：前移' }).click()
  await panel.getByText('紧凑').click()
  await page.keyboard.press('Escape')
  const headings = (of: typeof page) => table(of).getByRole('columnheader').allInnerTexts()
  const expected = ['', '项目', '区域', '巡检日期', '合格', '备注', '整改完成日期']
  await expect.poll(async () => (await headings(page)).map((text) => text.trim())).toEqual(expected)
  await page.reload()
  await expect(table(page)).toHaveAttribute('data-density', 'compact')
  const other = await beside('office')
  await other.goto(listOf(area))
  await expect(other.getByRole('cell', { name: '滤网已换' })).toBeVisible()
  await expect.poll(async () => (await headings(other)).map((text) => text.trim())).toEqual(expected)
})

test('a view is saved, shared with a colleague, becomes a default, and says when it was changed', async ({ page, as, beside }) => {
  await sql(`delete from table_preferences where user_id in (select id from users where user_name in ('head', 'operator') and sample)`)
  const area = someArea()
  await inspect(area, three)
  await as('operator')
  await page.goto(listOf(area, '&sort=-inspectedOn'))
  await page.getByRole('button', { name: '视图：全部记录' }).click()
  await page.getByRole('menuitem', { name: '另存为视图' }).click()
  const name = `视图 ${area}`
  await page.getByRole('textbox', { name: '视图名称' }).fill(name)
  await page.getByRole('checkbox', { name: '共享给同事' }).check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('button', { name: `视图：${name}` })).toBeVisible()

  const other = await beside('head')
  await other.goto('/inspections')
  await other.getByRole('button', { name: '视图：全部记录' }).click()
  await other.getByRole('menuitem', { name: new RegExp(name) }).click()
  await expect.poll(() => items(other)).toEqual(['消防', '电梯', '空调'])
  await other.getByRole('button', { name: `视图“${name}”的更多操作` }).click()
  await other.getByRole('menuitem', { name: '设为我的默认视图' }).click()
  await expect
    .poll(() =>
      sql(`select 1 from table_preferences p join users u on u.id = p.user_id where u.user_name = 'head' and default_view_id is not null`),
    )
    .toHaveLength(1)
  await other.goto('/inspections')
  await expect(other).toHaveURL(/view=/)
  await expect.poll(() => items(other)).toEqual(['消防', '电梯', '空调'])

  await table(page).getByRole('button', { name: '项目' }).click()
  await expect(page.getByText('视图有改动')).toBeVisible()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('视图有改动')).toHaveCount(0)
  await page.getByRole('button', { name: `视图“${name}”的更多操作` }).click()
  await page.getByRole('menuitem', { name: '删除视图' }).click()
  await expect(page.getByRole('button', { name: '视图：全部记录' })).toBeVisible()
})

test('many records are edited at once and get their own values back', async ({ page, as }) => {
  const area = someArea()
  await inspect(area, [...three, { item: '门窗', on: '2021-06-01', note: '原来的' }])
  await as('operator')
  await page.goto(listOf(area, '&sort=inspectedOn'))
  await page.getByRole('checkbox', { name: /选择 .*空调/ }).check()
  await page.getByRole('checkbox', { name: /选择 .*门窗/ }).click({ modifiers: ['Shift'] })
  await expect(page.getByText('已选 4 条')).toBeVisible()
  await page.getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog', { name: '批量修改 4 条记录' })
  await dialog.getByRole('combobox', { name: '要修改的内容' }).click()
  await page.getByRole('option', { name: '备注' }).click()
  await dialog.getByRole('textbox', { name: '备注' }).fill('统一复查')
  await dialog.getByRole('button', { name: '修改 4 条' }).click()
  const notes = async () =>
    (await sql<{ note: string | null }>('select note from inspections where area = $1 order by inspected_on', [area])).map(
      ({ note }) => note,
    )
  await expect(page.getByText('已修改 4 条')).toBeVisible()
  expect(await notes()).toEqual(['统一复查', '统一复查', '统一复查', '统一复查'])
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(notes).toEqual([null, null, null, '原来的'])
})

test('when one of many was changed meanwhile nothing is written, and the others can still be', async ({ page, as, expectConsole }) => {
  expectConsole(/status of 409|ERR_FAILED/)
  const area = someArea()
  await inspect(area, three)
  await as('operator')
  await page.goto(listOf(area))
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('checkbox', { name: '选择本页全部' }).check()
  // the page does not hear of what happens elsewhere
  await page.route('**/rpc/inspections/list', (route) => route.abort())
  await sql(`update inspections set note = '别人改的' where area = $1 and item = '消防'`, [area])
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText(/有 1 条刚被别人改过（.*消防）/)).toBeVisible()
  expect(await sql('select 1 from inspections where area = $1 and removed_at is not null', [area])).toHaveLength(0)
  await page.unroute('**/rpc/inspections/list')
  await page.getByRole('button', { name: '只处理其余 2 条' }).click()
  await expect(page.getByText('已删除 2 条')).toBeVisible()
  await expect.poll(() => items(page)).toEqual(['消防'])
})

test('what was removed lies in the recycle bin, and comes back from it', async ({ page, as }) => {
  const area = someArea()
  await inspect(area, three)
  await as('operator')
  await page.goto(listOf(area))
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('checkbox', { name: '选择本页全部' }).check()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText('已删除 3 条')).toBeVisible()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '回收站（30 天）' }).click()
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: /^恢复 .*电梯/ }).click()
  await expect(table(page).getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '返回列表' }).click()
  await expect.poll(() => items(page)).toEqual(['电梯'])
})

test('a list goes out as it is shown, and a text that begins like a formula stays a text', async ({ page, as }) => {
  const area = someArea()
  await inspect(area, [{ item: '=1+1', on: '2021-03-01' }, ...three])
  await as('operator')
  await page.goto(listOf(area, '&sort=inspectedOn,item'))
  await expect(table(page).getByRole('row')).toHaveCount(5)
  const bring = async (what: string) => {
    await page.getByRole('button', { name: '更多操作' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: what }).click()])
    expect(file.suggestedFilename()).toMatch(/^巡检/)
    return readFileSync(await file.path())
  }
  const { sheets } = await readXlsx(await bring('导出列表（Excel）'))
  const cells = (sheets[0]?.rows ?? []).flat().map(String)
  expect(cells).toEqual(expect.arrayContaining(['项目', '消防', '=1+1']))
  expect(cells.some((text) => text.includes(`区域：含“${area}”`))).toBe(true)
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(await bring('导出列表（CSV）')))
  expect(data.flat()).toContain('消防')
  // a spreadsheet would reckon with it: it never begins a cell
  expect(data.flat().some((text) => text.startsWith('='))).toBe(false)
})

test('rows pasted from Excel are seen and corrected before anything is written', async ({ page, as }) => {
  const area = someArea()
  await as('operator')
  await page.goto(listOf(area, '&year=2021'))
  await expect(page.getByText('没有找到符合条件的记录')).toBeVisible()
  const rows = [
    '巡检日期\t区域\t检查内容\t结果',
    `2021-03-01\t${area}\t空调\t合格`,
    `某天\t${area}\t消防\t合格`,
    `2021-03-03\t${area}\t电梯\t不合格`,
  ]
  await pasteOnto(page, rows.join('\r\n'))
  const dialog = page.getByRole('dialog', { name: '粘贴到巡检' })
  const wrong = dialog.getByRole('textbox', { name: '第 2 行：巡检日期' })
  await expect(wrong).toHaveAccessibleDescription(/某天/)
  const write = dialog.getByRole('button', { name: /^导入 \d/ })
  await expect(write).toBeDisabled()
  expect(await sql('select 1 from inspections where area = $1', [area])).toHaveLength(0)
  await wrong.fill('2021-03-02')
  await expect(write).toBeEnabled()
  await write.click()
  await expect(page.getByText('已导入：新增 3 条')).toBeVisible()
  await expect(table(page).getByRole('row')).toHaveCount(4)
})

test('a thousand rows scroll as one page, drawn as they come into sight', async ({ page, as }) => {
  const area = someArea()
  const days = Array.from({ length: 1000 }, (_, at) => new Date(Date.UTC(2018, 0, 1 + at)).toISOString().slice(0, 10))
  await inspect(
    area,
    days.map((on, at) => ({ item: `第${at + 1}项`, on })),
  )
  await sql(
    `insert into table_preferences (user_id, list, density, page_size, updated_at) select id, 'inspections', 'normal', 1000, now() from users where user_name = 'director' and sample
     on conflict (user_id, list) do update set page_size = 1000, columns = null, default_view_id = null`,
  )
  await as('director')
  await page.goto(listOf(area, '&sort=inspectedOn'))
  await expect(table(page)).toHaveAttribute('aria-rowcount', '1001')
  await expect(page.getByRole('link', { name: '第1项', exact: true })).toBeVisible()
  expect(await table(page).getByRole('row').count()).toBeLessThan(120)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: '第1项', exact: true })).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: '第2项', exact: true })).toBeFocused()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(page.getByRole('link', { name: '第1000项' })).toBeVisible()
  await expect(page.getByRole('row', { name: /第1000项/ })).toHaveAttribute('aria-rowindex', '1001')
  expect(await table(page).getByRole('row').count()).toBeLessThan(120)
})

test('the last one logged is the model of the next, but for its days and its number', async ({ page, as }) => {
  const area = someArea()
  await as('officer')
  await inspect(area, [{ item: '空调', on: '2021-03-01' }])
  await sql(`update inspections set note = '像上一条' where area = $1`, [area])
  await page.goto('/inspections')
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '复制上一条' }).click()
  await expect(page).toHaveURL(/new=1.*like=|like=.*new=1/)
  await expect(page.getByRole('dialog', { name: '登记巡检' })).toBeVisible()
})

for (const width of [1280, 375]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`filters, columns, views, actions and paste break no rule of accessibility at ${width} px in ${colorScheme} colours`, async ({
      page,
      as,
    }) => {
      test.setTimeout(120_000)
      const area = someArea()
      await inspect(area, three)
      await as('officer')
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const look = (at: string) => expectNoViolation(page, at)
      await page.goto(listOf(area))
      await page.getByRole('checkbox', { name: /选择 .*空调/ }).check()
      await look('actions')
      await page.getByRole('button', { name: '取消选择' }).click()
      await page.getByRole('button', { name: '列与行距' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look('columns')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.getByRole('button', { name: /^视图/ }).click()
      await look('views')
      await page.keyboard.press('Escape')
      await pasteOnto(page, `2021-03-01\t${area}\n某天\t${area}`)
      await expect(page.getByRole('dialog')).toBeVisible()
      await look('paste')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^筛选/ }).click()
      await expect(page.getByRole('group', { name: '合格' })).toBeVisible()
      await look('filters')
    })
  }
}
