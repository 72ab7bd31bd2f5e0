import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { nameField, pdf, png, saveButton, someTitle } from './support/salon.ts'
import { expect, test } from './support/test.ts'

/** An event that only this journey knows; gives its page. */
async function someEvent({ heldOn = '2024-03-12', status = 'held' } = {}): Promise<{ id: string; title: string; path: string }> {
  const [id, title] = [randomUUID(), someTitle()]
  await sql(`insert into events (id, code, title, kind, held_on, status, venue) values ($1, $2, $3, 'salon', $4, $5, '创享湾')`, [
    id,
    `T-${id}`,
    title,
    heldOn,
    status,
  ])
  return { id, title, path: `/events/${id}` }
}
const signedIn = async (id: string) =>
  (await sql('select organisation_name from sign_ins where event_id = $1 and removed_at is null', [id])).length
/** Files one kind of evidence in the panel; the banner above it offers the same. */
async function fileIn(page: Page, kind: string, name: string, buffer: Buffer, mimeType: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page
    .getByRole('region', { name: '佐证材料' })
    .getByRole('button', { name: `选择文件：${kind}` })
    .click()
  await (await choosing).setFiles({ name, mimeType, buffer })
  await expect(page.getByRole('region', { name: '佐证材料' }).getByRole('link', { name })).toBeVisible()
}
const guests = (page: Page) => page.getByRole('region', { name: '邀请与签到' })

test('an event is invited to, put on a poster, signed in at once, undone, minuted, and counts', async ({ page, as }) => {
  await as('operator')
  const event = await someEvent()
  const residents = (await sql(`select id from organisations where stage = 'resident' and removed_at is null`)).length
  await page.goto(event.path)
  await expect(page.getByText('还缺签到表、会议纪要、照片，补齐后才计入成效。')).toBeVisible()
  await page.getByRole('button', { name: '邀请全部在驻机构' }).click()
  await expect(guests(page).getByRole('status')).toContainText(`邀请 ${residents} 家`)
  await page
    .getByRole('combobox', { name: /的答复/ })
    .first()
    .selectOption({ label: '将出席' })
  await expect(guests(page).getByRole('status')).toContainText('将出席 1 家')

  await page.getByRole('link', { name: '签到海报' }).click()
  await expect(page.getByRole('heading', { name: event.title })).toBeVisible()
  await expect(page.getByRole('img', { name: '扫码签到' })).toBeVisible()
  const address = page.getByText(/\/arrive\//)
  const before = await address.textContent()
  await page.getByRole('button', { name: '换一个二维码' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '换一个二维码' }).click()
  await expect(address).not.toHaveText(before ?? '')

  await page.goto(`${event.path}/sign-in`)
  await page.getByRole('checkbox').nth(0).check()
  await page.getByRole('checkbox').nth(1).check()
  await page
    .getByRole('textbox', { name: /的人数/ })
    .first()
    .fill('4')
  await page.getByRole('textbox', { name: '来宾 1', exact: true }).fill('某公司')
  await expect(page.getByRole('status').filter({ hasText: '已选' })).toContainText('已选 3 家，6 人')
  await page.getByRole('button', { name: '全部签到' }).click()
  await expect(page.getByText('已签到 3 家')).toBeVisible()
  await expect(page.getByText('已签到 4 人')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已撤销 3 条签到')).toBeVisible()
  expect(await signedIn(event.id)).toBe(0)
  await page.getByRole('textbox', { name: '来宾 1', exact: true }).fill('某公司')
  await page.getByRole('button', { name: '全部签到' }).click()
  await expect.poll(() => signedIn(event.id)).toBe(1)

  await page.goto(event.path)
  await expect(page.getByText('签到 1 人：机构 0 家，其他来宾 1 位')).toBeVisible()
  const minutes = page.getByRole('region', { name: '纪要' })
  await minutes.getByRole('button', { name: '编辑' }).click()
  await minutes.getByRole('textbox').fill('共商合作三项')
  await minutes.getByRole('button', { name: '保存' }).click()
  await expect(minutes.getByText('共商合作三项')).toBeVisible()
  await fileIn(page, '签到表', '签到表.pdf', pdf, 'application/pdf')
  await fileIn(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
  await fileIn(page, '照片', '照片.png', png, 'image/png')
  await expect(page.getByText('材料齐全，已计入 2024 年成效。')).toBeVisible()
  await expect(page.getByRole('region', { name: '照片' }).getByRole('button')).toHaveCount(1)
})

test('a kind that the office adds is offered at once, and the list shows it by its name', async ({ page, as }) => {
  await as('officer')
  const kind = `读书会${randomUUID().slice(0, 6)}`
  await page.goto('/events/kinds')
  await page.getByRole('button', { name: '新增类别' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill(kind)
  await saveButton(page).click()
  await expect(page.getByRole('row', { name: new RegExp(kind) })).toBeVisible()
  const title = someTitle()
  await page.goto('/events?new=1')
  await nameField(page).fill(title)
  await page.getByRole('textbox', { name: '日期' }).fill('20240312')
  await page.getByRole('textbox', { name: '编号' }).fill(`T-${randomUUID()}`)
  await page.getByRole('dialog').getByRole('combobox', { name: '类别' }).click()
  await page.getByRole('option', { name: kind }).click()
  await saveButton(page).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto(`/events?search=${encodeURIComponent(title)}`)
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText(kind)
})

test('the calendar is walked by the keyboard, and Enter plans an event on a day', async ({ page, as }) => {
  await as('operator')
  await page.goto('/events/calendar?month=2027-05')
  await expect(page.getByRole('heading', { name: '2027 年 5 月' })).toBeVisible()
  await page.getByRole('button', { name: /2027年5月1日/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /2027年5月9日/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: '日期' })).toHaveValue('2027-05-09')
  const title = someTitle()
  await nameField(page).fill(title)
  await page.getByRole('textbox', { name: '编号' }).fill(`T-${randomUUID()}`)
  await saveButton(page).click()
  await expect(page.getByRole('link', { name: new RegExp(`计划中.*${title}`) })).toBeVisible()
  await page.getByRole('button', { name: '下个月' }).click()
  await expect(page).toHaveURL(/month=2027-06/)
})

test('the year plan counts by kind, and its numbers open the events behind them', async ({ page, as }) => {
  const event = await someEvent({ heldOn: '2028-04-01', status: 'planned' })
  await as('viewer')
  await page.goto('/events/plan?year=2028')
  await page.getByRole('link', { name: /“倾”沙龙 计划中/ }).click()
  await expect(page.getByRole('row', { name: new RegExp(event.title) })).toBeVisible()
  await expect(page).toHaveURL(/year=2028/)
})

test('a match is taken further step by step, and stands as confirmed once both sides said so', async ({ page, as }) => {
  await as('operator')
  const id = randomUUID()
  await sql(
    `insert into matches (id, code, organisation_id, counterpart, stage, reached_on)
     select $1, $2, id, '某公司', 'intent', '2024-03-01' from organisations where removed_at is null limit 1`,
    [id, `T-${id}`],
  )
  await page.goto(`/events/matches/${id}`)
  await expect(page.getByText('还没有面谈，不计入成效')).toBeVisible()
  await page.getByRole('textbox', { name: '达到日期' }).fill('2024-03-15')
  // the calendar opens below the day and closes when the keyboard moves on
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '保存进展' }).click()
  await expect(page.getByText('面谈于 2024-03-15，计入 2024 年')).toBeVisible()
  await expect(page.getByRole('region', { name: '进展' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('待对方确认')).toBeVisible()
  for (const side of ['入驻机构', '对接方']) {
    await page.getByRole('button', { name: `登记${side}的确认` }).click()
    await page.getByRole('textbox', { name: '谁说的（姓名、职务）' }).fill('陈会长')
    await saveButton(page).click()
    await expect(page.getByRole('button', { name: `登记${side}的确认` })).toHaveCount(0)
  }
  await expect(page.getByText('双方已确认')).toBeVisible()
})

test('an old link to an event that was removed says so and offers to bring it back', async ({ page, as }) => {
  await as('operator')
  const event = await someEvent()
  await sql('update events set removed_at = now() where id = $1', [event.id])
  await page.goto(event.path)
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(page.getByRole('heading', { name: event.title })).toBeVisible()
})
