import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { fileEvidence, nameField, pdf, png, rowOf, saveButton, someTitle } from './support/salon.ts'
import { signInAs } from './support/session.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

const offline = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/
const codeField = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: '编号' })
const draftButton = (page: Page) => page.getByRole('button', { name: /^草稿/ })
const draftOf = (page: Page, title: string): Locator => page.getByRole('listitem', { name: title })
const countOf = async (title: string) => (await sql('select 1 from events where title = $1', [title])).length

/** Opens the form of a new event from the list and fills in what cannot be guessed. */
async function beginSalon(page: Page, title: string): Promise<void> {
  await page.goto('/events')
  await page.getByRole('button', { name: '登记活动' }).tap()
  await nameField(page).fill(title)
  await codeField(page).fill(`T-${randomUUID()}`)
}
/** Waits until what was typed is kept on the device. */
const untilKept = (page: Page, title: string) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const [base] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('chamber-drafts'))
        if (!base?.name) return []
        const db = await new Promise<IDBDatabase>((done) => {
          const opening = indexedDB.open(base.name as string)
          opening.onsuccess = () => done(opening.result)
        })
        const all = await new Promise<{ title?: string; state?: string }[]>((done) => {
          const asking = db.transaction('drafts').objectStore('drafts').getAll()
          asking.onsuccess = () => done(asking.result)
        })
        db.close()
        return all.map((draft) => draft.title)
      }),
    )
    .toContain(title)

test('a salon is logged with its three files in at most twelve interactions', async ({ page, as }) => {
  await as('operator')
  await page.goto('/board')
  const title = someTitle()
  let interactions = 0
  const tap = async (target: Locator) => {
    interactions++
    await target.tap()
  }
  const began = Date.now()
  await tap(page.getByRole('button', { name: '打开菜单' }))
  await tap(page.getByRole('link', { name: '活动', exact: true }))
  await tap(page.getByRole('button', { name: '登记活动' }))
  await nameField(page).fill(title)
  interactions++
  for (const [kind, name, buffer, mimeType] of [
    ['签到表', '签到表.pdf', pdf, 'application/pdf'],
    ['会议纪要', '纪要.pdf', pdf, 'application/pdf'],
    ['照片', '现场.png', png, 'image/png'],
  ] as const) {
    // the button, and the file in the phone's own picker
    interactions += 2
    await fileEvidence(page, kind, name, buffer, mimeType)
  }
  await expect(codeField(page)).not.toHaveValue('')
  await tap(saveButton(page))
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const seconds = (Date.now() - began) / 1000
  await expect(rowOf(page, title)).toContainText('齐全')
  console.info(`a salon with three files on a phone: ${interactions} interactions, ${seconds.toFixed(1)} s of waiting for the house`)
  expect(interactions).toBeLessThanOrEqual(12)
  expect(seconds).toBeLessThan(30)
})

test('what was typed and chosen outlives a closed tab, and can be thrown away', async ({ page, as, context, expectConsole }) => {
  expectConsole(offline)
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await fileEvidence(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
  // the network goes in the middle of typing
  await context.setOffline(true)
  await expect(page.getByRole('dialog').getByText('离线：填写的内容会保存在本机')).toBeVisible()
  await nameField(page).fill(`${title} 续`)
  await untilKept(page, `${title} 续`)
  await context.setOffline(false)
  const again = await context.newPage()
  await page.close()
  await again.goto('/events')
  await expect(draftButton(again)).toBeVisible()
  await again.getByRole('button', { name: '登记活动' }).tap()
  await expect(again.getByText('已恢复未保存的内容')).toBeVisible()
  await expect(nameField(again)).toHaveValue(`${title} 续`)
  await expect(again.getByRole('dialog').getByText('纪要.pdf')).toBeVisible()
  await again.getByRole('dialog').getByRole('button', { name: '放弃' }).tap()
  await expect(nameField(again)).toHaveValue('')
  await again.getByRole('dialog').getByRole('button', { name: '关闭' }).tap()
  await expect(draftButton(again)).toHaveCount(0)
})

test('leaving a form keeps its draft, or throws it away when told to', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).tap()
  await page.getByRole('button', { name: '保留草稿并关闭' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await draftButton(page).tap()
  await expect(draftOf(page, title)).toContainText('未提交')
  await draftOf(page, title).getByRole('link', { name: '打开' }).tap()
  await expect(nameField(page)).toHaveValue(title)
  // the list of drafts may still be on its way out
  await page.getByRole('dialog', { name: '登记活动' }).getByRole('button', { name: '关闭' }).tap()
  await page.getByRole('button', { name: '不保留' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(draftButton(page)).toHaveCount(0)
})

test('two salons saved without a connection go out by themselves, once each, with their files', async ({
  page,
  as,
  context,
  expectConsole,
}) => {
  expectConsole(offline)
  await as('operator')
  const titles = [someTitle(), someTitle()]
  await page.goto('/events')
  await page.getByRole('button', { name: '登记活动' }).tap()
  await expect(codeField(page)).not.toHaveValue('')
  await context.setOffline(true)
  for (const [at, title] of titles.entries()) {
    await nameField(page).fill(title)
    await fileEvidence(page, '会议纪要', '纪要.pdf', pdf, 'application/pdf')
    // the second one takes the next number although nobody could be asked
    await expect(codeField(page)).not.toHaveValue('')
    await (at === 0 ? page.getByRole('button', { name: '保存并再登记' }) : saveButton(page)).tap()
    await expect(page.getByText('没有网络，已保存在本机').last()).toBeVisible()
    await expect(draftButton(page)).toHaveAccessibleName(`草稿 ${at + 1}`)
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(draftButton(page)).toHaveAccessibleName('草稿 2')
  // a second tab of the same person wants to send them too
  await context.setOffline(false)
  const other = await context.newPage()
  await other.goto('/board')
  await page.bringToFront()
  await expect(draftButton(page)).toHaveCount(0)
  for (const title of titles) {
    await expect.poll(() => countOf(title)).toBe(1)
    const files = await sql('select 1 from evidence where record_id = (select id from events where title = $1)', [title])
    expect(files).toHaveLength(1)
  }
  await expect(rowOf(page, titles[1] as string)).toBeVisible()
})

test('an edit saved without a connection meets a newer one: both stand side by side', async ({
  page,
  as,
  beside,
  context,
  expectConsole,
}) => {
  expectConsole(offline)
  expectConsole(/status of 409/)
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await saveButton(page).tap()
  await rowOf(page, title).tap()
  await expect(nameField(page)).toHaveValue(title)
  const link = page.url()
  await context.setOffline(true)
  await nameField(page).fill(`${title} 我的`)
  await saveButton(page).tap()
  await expect(draftButton(page)).toBeVisible()
  const other = await beside('officer')
  await other.goto(link)
  await nameField(other).fill(`${title} 他的`)
  await saveButton(other).tap()
  await expect(other.getByText('已保存')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('没有发送成功')).toBeVisible()
  await draftButton(page).tap()
  await expect(draftOf(page, title)).toContainText('有冲突')
  await draftOf(page, title).getByRole('link', { name: '打开' }).tap()
  const both = page.getByRole('alert').getByRole('row', { name: /名称/ })
  await expect(both).toContainText(`${title} 他的`)
  await expect(both).toContainText(`${title} 我的`)
  await page.getByRole('button', { name: '以我填写的为准' }).tap()
  await expect(rowOf(page, `${title} 我的`)).toBeVisible()
  await expect(draftButton(page)).toHaveCount(0)
})

test('two taps on save make one record', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  let sent = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/events/log')) sent++
  })
  await saveButton(page).evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await expect(rowOf(page, title)).toBeVisible()
  expect(sent).toBe(1)
  expect(await countOf(title)).toBe(1)
})

test('a proposed number that somebody else took meanwhile gives way to the next', async ({ page, as, expectConsole }) => {
  expectConsole(/status of 409/)
  await as('operator')
  await page.goto('/events?new=1')
  await expect(codeField(page)).not.toHaveValue('')
  const number = await codeField(page).inputValue()
  const title = someTitle()
  await nameField(page).fill(title)
  const taken = someTitle()
  await sql("insert into events (code, title, kind, held_on, status) values ($1, $2, 'salon', current_date, 'planned')", [number, taken])
  await saveButton(page).tap()
  await expect(page.getByText('原编号已被占用')).toBeVisible()
  expect(await countOf(title)).toBe(1)
})

test('who was signed out in the middle signs in beside the form, and it is saved', async ({ page, as, context, expectConsole }) => {
  expectConsole(/status of 401/)
  const session = await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await sql('update user_sessions set revoked_at = now() where id = $1', [session])
  await saveButton(page).tap()
  await expect(page.getByRole('link', { name: '重新登录' })).toBeVisible()
  await expect(nameField(page)).toHaveValue(title)
  await signInAs(context, 'operator')
  const other = await context.newPage()
  await other.bringToFront()
  await page.bringToFront()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(rowOf(page, title)).toBeVisible()
})

test('what another person typed at the same device stays theirs', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await untilKept(page, title)
  await as('officer')
  await page.goto('/events?new=1')
  await expect(nameField(page)).toHaveValue('')
  await page.goto('/events')
  await expect(draftButton(page)).toHaveCount(0)
})

test('ten megabytes of text are refused in a sentence, and rare characters, emoji and HTML stay what they are', async ({ page, as }) => {
  await as('operator')
  const title = `𠮷野家沙龙 🎋 <img src=x onerror=alert(1)> ${randomUUID().slice(0, 8)}`
  await beginSalon(page, title)
  await page.getByRole('button', { name: '更多内容' }).tap()
  const note = page.getByRole('dialog').getByRole('textbox', { name: '备注' })
  await note.evaluate((area: HTMLTextAreaElement) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    set?.call(area, '长'.repeat(10 * 1024 * 1024))
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(note).toHaveAccessibleDescription(/没有填入/)
  await expect(note).toHaveValue('')
  await note.fill('=1+1 <b>粗</b>')
  await saveButton(page).tap()
  await expect(page.getByRole('row').filter({ hasText: title })).toBeVisible()
  const [row] = await sql<{ note: string }>('select note from events where title = $1', [title])
  expect(row?.note).toBe('=1+1 <b>粗</b>')
})

test('what is refused is listed at the top, and each line leads to its field', async ({ page, as }) => {
  await as('operator')
  await page.goto('/events?new=1')
  await saveButton(page).tap()
  await expect(nameField(page)).toBeFocused()
  await expect(nameField(page)).toBeInViewport()
  const summary = page.getByRole('alert').filter({ hasText: '需要修改' })
  await page.getByRole('dialog').getByRole('textbox', { name: '日期' }).focus()
  await summary.getByRole('button', { name: '去修改“名称”' }).tap()
  await expect(nameField(page)).toBeFocused()
})

test('a new one begins like the last one, without its number and its day', async ({ page, as }) => {
  await as('operator')
  const title = someTitle()
  await beginSalon(page, title)
  await page.getByRole('dialog').getByRole('textbox', { name: '日期' }).fill('20240312')
  const number = await codeField(page).inputValue()
  await saveButton(page).tap()
  await rowOf(page, title).waitFor()
  const [row] = await sql<{ id: string }>('select id from events where title = $1', [title])
  await page.goto(`/events?new=1&like=${row?.id}`)
  await expect(nameField(page)).toHaveValue(title)
  await expect(codeField(page)).not.toHaveValue(number)
  await expect(page.getByRole('dialog').getByRole('textbox', { name: '日期' })).not.toHaveValue('2024-03-12')
})

const forms = [
  '/events',
  '/events/sign-ins',
  '/events/matches',
  '/organisations',
  '/organisations/stays',
  '/articles',
  '/articles/followers',
  '/costs',
  '/costs/budget',
  '/costs/meters',
  '/contracts',
  '/contracts/lines',
  '/contracts/settlements',
  '/surveys',
  '/surveys/responses',
  '/requests',
  '/inspections',
  '/policies',
]

test('every form fits one thumb: tall inputs, the right keys, the save bar in reach, nothing wider than the screen', async ({
  page,
  as,
}) => {
  test.setTimeout(180_000)
  await as('officer')
  for (const path of forms) {
    await page.goto(`${path}?new=1`)
    const form = page.getByRole('dialog').locator('form')
    await expect(form, path).toBeVisible()
    await expect(saveButton(page), path).toBeInViewport()
    const small = await form.locator('input:visible, textarea:visible, button[type=submit]').evaluateAll((inputs) =>
      inputs
        .filter((input) => !['checkbox', 'radio', 'file', 'hidden'].includes((input as HTMLInputElement).type) && input.clientWidth > 1)
        .filter((input) => input.getBoundingClientRect().height < 44)
        .map((input) => input.outerHTML.slice(0, 120)),
    )
    expect(small, path).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(375)
    expect(await form.evaluate((one) => one.scrollWidth - one.clientWidth), path).toBeLessThanOrEqual(32)
  }
})
