import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { plusDays, today } from '#lib/day.ts'
import { locales } from '#lib/locale.ts'
import { type MatchSide, publicLink } from '#lib/public-link.ts'
import { expectNoViolation } from './support/axe.ts'
import { sql } from './support/database.ts'
import { house } from './support/house.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })
test.beforeAll(async () => {
  const { secret, url } = await house()
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
})

/** An event that no other journey uses, and the address on its poster. */
async function event(heldOn = today(), status = 'planned'): Promise<{ id: string; title: string; address: string }> {
  const title = `“倾”沙龙：来宾 ${randomUUID().slice(0, 8)}`
  const [made] = await sql<{ id: string }>(
    `insert into events (code, title, kind, held_on, status, venue) values ($1, $2, 'other', $3, $4, '一楼报告厅') returning id`,
    [randomUUID(), title, heldOn, status],
  )
  const id = made?.id ?? ''
  return { id, title, address: publicLink('arrive', id, 1) }
}
const signIns = (eventId: string) =>
  sql<{ visitor_name: string; organisation_name: string; heads: number }>(
    'select visitor_name, organisation_name, heads from sign_ins where event_id = $1 and removed_at is null order by visitor_name',
    [eventId],
  )
async function fillIn(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByLabel('您的姓名').fill(name)
  await page.getByLabel('单位名称').fill(organisation)
}
const signInButton = (page: Page) => page.getByRole('button', { name: '签到', exact: true })

test('a guest signs in by the poster, changing the language on the way, and is known the next time', async ({ page }) => {
  const { id, title, address } = await event()
  await page.goto(address)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('一楼报告厅')).toBeVisible()
  await fillIn(page, '王小明', '某某商会')
  await page.getByRole('link', { name: 'English' }).tap()
  await expect(page.getByLabel('Your name')).toHaveValue('王小明')
  await page.getByRole('button', { name: 'Sign in', exact: true }).tap()
  await expect(page.getByRole('heading', { name: 'Signed in' })).toBeFocused()
  expect(await signIns(id)).toEqual([{ visitor_name: '王小明', organisation_name: '某某商会', heads: 1 }])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Signed in' })).toBeVisible()
  const next = await event()
  await page.goto(next.address)
  await page.getByRole('link', { name: '简体' }).tap()
  await expect(page.getByText('王小明 · 某某商会')).toBeVisible()
  await signInButton(page).tap()
  await expect(page.getByRole('heading', { name: '已签到' })).toBeVisible()
  expect(await signIns(next.id)).toHaveLength(1)
})

test('a phone that changes hands asks anew', async ({ page }) => {
  const { id, address } = await event()
  await page.goto(address)
  await fillIn(page, '王小明', '某某商会')
  await signInButton(page).tap()
  await page.getByRole('button', { name: '不是我' }).tap()
  await fillIn(page, '李大文', '某某商会')
  await signInButton(page).tap()
  await expect(page.getByText('李大文')).toBeVisible()
  expect((await signIns(id)).map((row) => row.visitor_name)).toEqual(['李大文', '王小明'])
})

test('whoever signs in a second time, on another phone, hears when the first was', async ({ page, browser, baseURL }) => {
  const { id, address } = await event()
  await page.goto(address)
  await fillIn(page, '王小明', '某某商会')
  await signInButton(page).tap()
  await expect(page.getByRole('heading', { name: '已签到' })).toBeVisible()
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const other = await context.newPage()
  await other.goto(address)
  await fillIn(other, '王小明', '某某商会')
  await signInButton(other).click()
  await expect(other.getByRole('heading', { name: /已于 \d{2}:\d{2} 签到/ })).toBeVisible()
  await expect(other.getByRole('button', { name: '填错了，撤销' })).toHaveCount(0)
  await context.close()
  expect(await signIns(id)).toHaveLength(1)
})

test('a guest who slipped takes it back, corrects it and is counted once', async ({ page }) => {
  const { id, address } = await event()
  await page.goto(address)
  await fillIn(page, '王晓明', '某某商会')
  await signInButton(page).tap()
  await page.getByRole('button', { name: '填错了，撤销' }).tap()
  await expect(page.getByText('已撤销，可以重新签到。')).toBeVisible()
  expect(await signIns(id)).toEqual([])
  await expect(page.getByLabel('您的姓名')).toHaveValue('王晓明')
  await page.getByLabel('您的姓名').fill('王小明')
  await page.getByLabel('一共几人').fill('3')
  await signInButton(page).tap()
  await expect(page.getByText(/王小明 · 某某商会 · 3 人/)).toBeVisible()
  expect(await signIns(id)).toEqual([{ visitor_name: '王小明', organisation_name: '某某商会', heads: 3 }])
})

test('what is missing is said under its field, and the first one has the focus', async ({ page }) => {
  const { id, address } = await event()
  await page.goto(address)
  await page.getByLabel('一共几人').fill('0')
  await signInButton(page).tap()
  await expect(page.getByLabel('您的姓名')).toBeFocused()
  await expect(page.getByText('请填写姓名，最多 60 个字')).toBeVisible()
  await expect(page.getByText('请填写 1 至 50 之间的整数')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: '有 3 处需要修改' })).toBeVisible()
  expect(await signIns(id)).toEqual([])
})

test('without a network nothing that was typed is lost, and a double tap afterwards is one sign-in', async ({
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/ERR_INTERNET_DISCONNECTED/)
  const { id, address } = await event()
  await page.goto(address)
  await fillIn(page, '王小明', '某某商会')
  await context.setOffline(true)
  await signInButton(page).tap()
  await expect(page.getByRole('alert').filter({ hasText: '网络不通，还没有提交' })).toBeVisible()
  await context.setOffline(false)
  await signInButton(page).dblclick()
  await expect(page.getByRole('heading', { name: '已签到' })).toBeVisible()
  expect(await signIns(id)).toHaveLength(1)
})

test('before the day, after it and when it is cancelled a sentence stands in place of the form', async ({ page }) => {
  for (const [days, status, sentence] of [
    [1, 'planned', /签到还没有开始：\d+月\d+日 00:00 起/],
    [-1, 'held', /签到已经结束/],
    [0, 'cancelled', /这场活动已取消/],
  ] as const) {
    const { address } = await event(plusDays(today(), days), status)
    await page.goto(address)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(signInButton(page)).toHaveCount(0)
  }
})

test('a link that ended, a link that was never made and an address that no page has are told apart from nothing', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 404/)
  const { id, address } = await event()
  await sql('update events set sign_in_round = 2 where id = $1', [id])
  for (const path of [address, `${address}x`, '/confirm/made-up', publicLink('confirm', id, 'resident')]) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: '这个链接打不开' })).toBeVisible()
  }
  expect((await page.goto('/nowhere/at/all'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: '找不到这个页面' })).toBeVisible()
})

test('an application outlives a closed tab, is sent once, and lies before the staff', async ({ page }) => {
  const name = `澳门青年创业协会 ${randomUUID().slice(0, 8)}`
  await page.goto('/apply')
  await page.getByLabel('机构名称').fill(name)
  await page.getByLabel('机构类型').selectOption({ label: '青年社团' })
  await page.getByLabel('所属地区').selectOption({ label: '澳门' })
  await page.getByLabel('联系人').fill('何小姐')
  await page.getByRole('button', { name: '提交申请' }).tap()
  await expect(page.getByLabel('电话')).toBeFocused()
  await expect(page.getByText('请填写电话号码')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('机构名称')).toHaveValue(name)
  await expect(page.getByLabel('机构类型')).toHaveValue('youth')
  await page.getByLabel('电话').fill('+853 2833 0000')
  await page.getByLabel('需要面积').fill('35.5')
  await page.getByLabel('入驻后的主要工作').fill('在南沙设立办事处，协助澳门青年到大湾区创业和就业。')
  await page.getByLabel(/我同意/).check()
  await page.getByRole('button', { name: '提交申请' }).tap()
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeFocused()
  const number = await page.getByText(/^SQ-\d{8}-[0-9A-F]{6}$/).textContent()
  const rows = await sql<{ id: string; status: string }>('select id, status from applications where name = $1', [name])
  expect(rows).toEqual([{ id: expect.stringMatching(new RegExp(`${number?.slice(-6)}$`, 'i')), status: 'new' }])
  await page.reload()
  await expect(page.getByText(number ?? '')).toBeVisible()
  await page.getByRole('button', { name: '再提交一份申请' }).tap()
  await expect(page.getByLabel('机构名称')).toHaveValue('')
})

test('both sides answer for a match by their own links: one confirms, the other says what is not so', async ({ page }) => {
  const [match] = await sql<{ id: string }>(
    `with resident as (insert into organisations (code, name, kind, region) values ($1, $1, 'chamber', 'macao') returning id)
     insert into matches (code, organisation_id, counterpart, stage, reached_on)
     select $1, id, '区投资促进局', 'met', '2026-04-09' from resident returning id`,
    [randomUUID()],
  )
  const open = (side: MatchSide) => page.goto(publicLink('confirm', match?.id ?? '', side))
  await open('resident')
  await expect(page.getByText('区投资促进局')).toBeVisible()
  await page.getByLabel('情况属实，确认').check()
  await page.getByLabel('答复人姓名').fill('王小明')
  await page.getByRole('button', { name: '提交答复' }).tap()
  await expect(page.getByRole('heading', { name: '已确认' })).toBeFocused()
  await open('counterpart')
  await page.getByLabel('有出入').check()
  await page.getByLabel('答复人姓名').fill('李大文')
  await page.getByRole('button', { name: '提交答复' }).tap()
  await expect(page.getByLabel('哪里有出入')).toBeFocused()
  await page.getByLabel('哪里有出入').fill('日期应为四月十日')
  await page.getByRole('button', { name: '提交答复' }).tap()
  await expect(page.getByRole('heading', { name: '已反馈有出入' })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: '修改答复' }).tap()
  await page.getByLabel('情况属实，确认').check()
  await page.getByRole('button', { name: '提交答复' }).tap()
  await expect(page.getByRole('heading', { name: '已确认' })).toBeVisible()
  const said = await sql('select side, agrees, confirmed_by from match_confirmations where match_id = $1 order by side', [match?.id])
  expect(said).toEqual([
    { side: 'counterpart', agrees: true, confirmed_by: '李大文' },
    { side: 'resident', agrees: true, confirmed_by: '王小明' },
  ])
})

test('without script the page can be read, in the language chosen, and says what is missing', async ({ browser, baseURL }) => {
  const { title, address } = await event()
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(address)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  const missing = page.locator('noscript p')
  await expect(missing).toBeVisible()
  await expect(missing).toContainText('填写这张表需要浏览器允许运行 JavaScript')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(address)
  await expect(missing).toContainText('This form needs JavaScript')
  await context.close()
})

test('public pages stand without the house: no library of its, no words of its, and nobody may frame or index them', async ({ page }) => {
  const { address } = await event()
  const answer = await page.goto(address)
  expect(answer?.headers()['x-frame-options']).toBe('DENY')
  const html = (await answer?.text()) ?? ''
  expect(html).toContain('noindex')
  expect(html).not.toContain('mantine')
  expect(html.length, 'the catalogue alone is several times as long').toBeLessThan(60_000)
})

for (const locale of locales) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no public page breaks a rule of accessibility in ${locale}, ${colorScheme}, at 375 and 1280 px`, async ({
      page,
      context,
      baseURL,
      expectConsole,
    }) => {
      test.setTimeout(120_000)
      expectConsole(/status of 404/)
      await context.addCookies([{ name: 'locale', value: locale, url: baseURL }])
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { address } = await event()
      const closed = await event(plusDays(today(), 1))
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        for (const path of [address, closed.address, '/apply', '/privacy', '/arrive/made-up', '/nowhere']) {
          await page.goto(path)
          await expect(page.locator('html')).toHaveAttribute('lang', locale)
          await expectNoViolation(page, page.url())
          const button = page.locator('button[type=submit]')
          if ((await button.count()) === 0) continue
          await button.click()
          await expect(page.locator('[aria-invalid=true]').first()).toBeFocused()
          await expectNoViolation(page, page.url())
        }
      }
    })
  }
}
