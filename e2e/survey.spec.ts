import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { sql } from './support/database.ts'
import { changeQuestions, ownLink, responses, survey } from './support/surveys.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

const send = (page: Page) => page.getByRole('button', { name: '提交答卷' }).tap()
const points = (page: Page, count: number) => page.getByRole('radio', { name: String(count), exact: true })
const thanks = (page: Page) => page.getByRole('heading', { name: '已收到您的答卷，谢谢' })
async function answer(page: Page, words = ''): Promise<void> {
  await points(page, 4).check()
  await page.getByLabel('及时10').check()
  if (words) await page.getByLabel('意见').fill(words)
}

test('an organisation answers by the open link in 繁體, the page is opened anew in the middle, and answers once more', async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'locale', value: 'zh-Hant-HK', url: baseURL }])
  const { id, title, address, questions } = await survey()
  await page.goto(address)
  await expect(page.getByRole('heading', { name: title.replace('满意度问卷', '滿意度問卷') })).toBeVisible()
  await expect(page.getByText('約 2 分鐘，共 4 題')).toBeVisible()
  await page.getByLabel('機構名稱').fill('香港某某商會')
  await points(page, 2).check()
  await page.getByLabel('打印').check()
  await page.getByLabel('会议室').check()
  // nothing is called missing before somebody sent it
  await expect(page.getByText('請回答這一題')).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('機構名稱')).toHaveValue('香港某某商會')
  await expect(points(page, 2)).toBeChecked()
  await expect(page.getByText('請回答這一題')).toHaveCount(0)
  await page.getByRole('button', { name: '提交答卷' }).tap()
  await expect(page.getByText('請回答這一題')).toHaveCount(1)
  await expect(page.getByLabel('及时10')).toBeFocused()
  await expectNoViolation(page, 'a survey with an answer missing')
  // arrows move along the points as along any radio buttons
  await points(page, 2).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('及时10').check()
  await page.getByRole('button', { name: '提交答卷' }).tap()
  await expect(page.getByRole('heading', { name: '已收到您的答卷，謝謝' })).toBeFocused()
  await expect(page.getByText('会议室 · 打印')).toBeVisible()
  await expectNoViolation(page, 'the thanks for an answer')
  await page.getByRole('button', { name: '重新填寫一份' }).tap()
  await page.getByLabel('機構名稱').fill('香港某某商会')
  await points(page, 5).check()
  await page.getByLabel('一般6').check()
  await page.getByRole('button', { name: '提交答卷' }).tap()
  await expect(page.getByText('貴機構此前提交過答卷，以這一份為準。')).toBeVisible()
  const kept = await responses(id)
  expect(kept.map(({ score, full_score, via }) => [Number(score), Number(full_score), via])).toEqual([
    [13, 15, 'link'],
    [11, 15, 'link'],
  ])
  expect(kept[0]?.answers[questions.multiple.id]).toEqual(questions.multiple.options.map((option) => option.id))
})

test('an organisation’s own link is used once: whoever opens it again hears when, and what a second page holds can be copied', async ({
  page,
  context,
}) => {
  const { id } = await survey()
  const { name, address } = await ownLink(id)
  await page.goto(address)
  await expect(page.getByText(`这是“${name}”的专属链接`)).toBeVisible()
  await answer(page, '甲的意见')
  const other = await context.browser()?.newContext({ locale: 'zh-CN' })
  const second = await other?.newPage()
  if (!second) throw new Error('no second browser')
  await second.goto(address)
  await answer(second, '乙的意见')
  await send(page)
  await expect(thanks(page)).toBeVisible()
  await second.getByRole('button', { name: '提交答卷' }).click()
  await expect(second.getByText(/这个链接已于 \d{4}-\d\d-\d\d \d\d:\d\d 用过/)).toBeVisible()
  await expect(second.getByRole('textbox', { name: '您已填写的内容' })).toHaveValue(/总体满意度: 4\n办事是否及时: 及时10\n意见: 乙的意见/)
  await second.reload()
  await expect(second.getByText(/这个链接已于 .* 提交过答卷/)).toBeVisible()
  await expect(second.getByRole('textbox', { name: '您已填写的内容' })).toHaveValue(/乙的意见/)
  await other?.close()
  expect((await responses(id)).map((row) => [row.organisation_name, row.via])).toEqual([[name, 'invitation']])
})

test('a survey that closes while somebody answers says so, and what was typed is there to be copied, also later', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 409/)
  const { id, address } = await survey()
  await page.goto(address)
  await page.getByLabel('机构名称').fill('迟到商会')
  await answer(page, '迟到的意见')
  await sql(`update surveys set status = 'closed' where id = $1`, [id])
  await send(page)
  await expect(page.getByText('问卷已经结束，这份答卷没有提交')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '您已填写的内容' })).toHaveValue(/^迟到商会\n.*意见: 迟到的意见$/s)
  await expectNoViolation(page, 'a survey that has closed')
  await page.reload()
  await expect(page.getByText('问卷已经结束，不能再提交')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '您已填写的内容' })).toHaveValue(/迟到的意见/)
  expect(await responses(id)).toEqual([])
})

test('a survey that changes while somebody answers shows what changed, keeps the answers, and takes them the next time', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 409/)
  const { id, address, questions } = await survey()
  const { score, choice, multiple, text } = questions
  await page.goto(address)
  await page.getByLabel('机构名称').fill('耐心商会')
  await answer(page, '留着的意见')
  const asked = { ...text, id: randomUUID(), required: true, title: { ...text.title, 'zh-Hans': '明年最需要什么' } }
  await changeQuestions(id, [score, { ...choice, options: choice.options.slice(0, 2) }, multiple, text, asked])
  await send(page)
  await expect(page.getByText('您填写期间问卷有改动，还没有提交')).toBeVisible()
  await expect(page.getByText('这一题有改动，请再看一看')).toHaveCount(2)
  await expect(points(page, 4)).toBeChecked()
  await expect(page.getByLabel('及时10')).toBeChecked()
  await expect(page.getByLabel('意见')).toHaveValue('留着的意见')
  await send(page)
  await expect(page.getByLabel('明年最需要什么')).toBeFocused()
  await page.getByLabel('明年最需要什么').fill('会议室')
  await send(page)
  await expect(thanks(page)).toBeVisible()
  expect((await responses(id)).map((row) => row.answers[asked.id])).toEqual(['会议室'])
})

test.describe('in WeChat, on a slow network', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (Linux; Android 12; SM-G9910) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/3gnet Language/zh_CN ABI/arm64',
  })

  test('a survey is there before its script, keeps what is typed into it, and sends itself when the network is back', async ({
    page,
    context,
    expectConsole,
  }) => {
    expectConsole(/ERR_INTERNET_DISCONNECTED/)
    const { id, address } = await survey()
    const slow = await context.newCDPSession(page)
    // Slow 3G as the browser's own tools have it
    const speed = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
    await slow.send('Network.emulateNetworkConditions', speed)
    let release = (): void => undefined
    const released = new Promise<void>((done) => {
      release = done
    })
    await page.route('**/_next/static/**/*.js', async (route) => {
      await released
      await route.continue()
    })
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByLabel('机构名称').fill('慢网商会')
    await points(page, 3).check()
    await page.getByLabel('打印').check()
    await send(page)
    await expect(page.getByText('页面还没有加载完，没有提交')).toBeVisible()
    release()
    await expect(page.getByText('页面还没有加载完，没有提交')).toBeHidden()
    await expect(page.getByLabel('机构名称')).toHaveValue('慢网商会')
    await expect(points(page, 3)).toBeChecked()
    await expect(page.getByLabel('打印')).toBeChecked()
    await page.getByLabel('及时10').check()
    await slow.send('Network.emulateNetworkConditions', { ...speed, offline: true })
    await send(page)
    await expect(page.getByText('恢复连接后会自动提交')).toBeVisible()
    await slow.send('Network.emulateNetworkConditions', speed)
    await expect(thanks(page)).toBeVisible()
    expect((await responses(id)).map((row) => [row.organisation_name, Number(row.score)])).toEqual([['慢网商会', 13]])
  })
})
