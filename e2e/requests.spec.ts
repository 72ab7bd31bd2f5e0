import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { plusDays, today, yearOf } from '#lib/day.ts'
import { publicLink } from '#lib/public-link.ts'
import { expectAccessible } from './support/axe.ts'
import { sql } from './support/database.ts'
import { house } from './support/house.ts'
import { expect, test } from './support/test.ts'

test.beforeAll(async () => {
  const { secret, url } = await house()
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
  await sql(`insert into service_teams (name) values ('第1服务小组') on conflict do nothing`)
})

/** A request of an organisation of the register, received some days ago and promised for a day, as it stands then. */
async function request(promisedOn: string, status = 'accepted'): Promise<{ id: string; code: string }> {
  const code = `SQ-T-${randomUUID().slice(0, 8)}`
  const [made] = await sql<{ id: string }>(
    `insert into requests (code, organisation_id, received_on, category, summary, promised_on, status)
     select $1, id, $2, '财税', '变更税务登记', $3, $4 from organisations where removed_at is null order by code limit 1 returning id`,
    [code, plusDays(promisedOn, -7), promisedOn, status],
  )
  return { id: made?.id ?? '', code }
}

/** Takes a step on a request's page: its button, what is said, and the confirmation. */
async function take(page: Page, step: string, say: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('group', { name: '下一步' }).getByRole('button', { name: step, exact: true }).click()
  const form = page.getByRole('dialog', { name: step })
  await say(form)
  await form.getByRole('button', { name: '确认' }).click()
  await expect(form).toBeHidden()
}

test('a resident asks without an account; it is accepted, assigned, worked on and closed, the resident scores it, and the indicator has it', async ({
  page,
  as,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 375, height: 740 } })
  const resident = await context.newPage()
  await resident.goto('/ask')
  await resident.getByLabel('机构名称').fill('不在名册上的商会')
  await resident.getByLabel('需要哪方面的服务').selectOption('财税')
  await expect(resident.getByText('5 个工作日内办结')).toBeVisible()
  await resident.getByLabel('具体需要什么').fill(`请协助变更税务登记 ${randomUUID().slice(0, 8)}`)
  await resident.getByLabel('联系人').fill('何小姐')
  await resident.getByLabel('电话').fill('13812341234')
  await resident.getByLabel(/我同意/).check()
  await resident.getByRole('button', { name: '提交', exact: true }).click()
  await expect(resident.getByRole('heading', { name: '已提交' })).toBeFocused()
  await resident.getByRole('link', { name: '查看办理进度' }).click()
  await expect(resident.getByText('已收到，等待受理')).toBeVisible()
  const code = (await resident.getByText(/^SQ-\d{8}-/).textContent()) ?? ''

  await as('officer')
  await page.goto(`/requests?search=${code}`)
  await page.getByRole('row', { name: /不在名册上的商会/ }).waitFor()
  const [{ id } = { id: '' }] = await sql<{ id: string }>('select id from requests where code = $1', [code])
  await page.goto(`/requests/${id}`)
  await expect(page.getByText('138****1234')).toBeVisible()
  await page.getByRole('button', { name: '查看完整电话' }).click()
  await expect(page.getByText('13812341234')).toBeVisible()
  await take(page, '受理', async (form) => {
    await form.getByRole('button', { name: '确认' }).click()
    await form.getByLabel('哪家机构的诉求').fill('香江湾区')
    await page.getByRole('option', { name: '香江湾区贸易商会' }).click()
    await expect(form.getByLabel('承诺办结日期')).not.toHaveValue('')
  })
  await take(page, '派单', async (form) => {
    await form.getByLabel('派给哪个小组').click()
    await page.getByRole('option', { name: /第1服务小组/ }).click()
  })
  await take(page, '开始办理')
  await expect(page.getByText(/剩 \d+ 个工作日/)).toBeVisible()
  await expectAccessible(page, 'a request that is worked on', 'main')
  await take(page, '办结', (form) => form.getByLabel('办理结果').fill('已陪同办理变更'))

  await resident.reload()
  await expect(resident.getByText('已陪同办理变更')).toBeVisible()
  await resident.getByLabel('5 · 很满意').check()
  await resident.getByLabel('还想说什么').fill('很快')
  await resident.getByRole('button', { name: '提交评分' }).click()
  await expect(resident.getByRole('heading', { name: '谢谢，已收到您的评分' })).toBeVisible()
  await context.close()

  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: '诉求人（公开链接）' }).filter({ hasText: '评分 5' })).toBeVisible()
  const [{ promised } = { promised: '' }] = await sql<{ promised: string }>(
    'select promised_on::text as promised from requests where id = $1',
    [id],
  )
  const year = yearOf(promised)
  await page.goto(`/trace?measure=requests.on_time&reducer=sum&from=${year}-01-01&to=${year}-12-31`)
  await expect(page.getByRole('link', { name: new RegExp(code) })).toBeVisible()
})

test('what is overdue is one tap away, stays late when it is closed, and cannot be extended any more', async ({ page, as }) => {
  const { id, code } = await request(plusDays(today(), -1), 'in_progress')
  await as('officer')
  await page.goto('/requests')
  await page.getByText('已逾期').first().click()
  await expect(page.getByRole('row', { name: /逾期 \d+ 个工作日/ }).first()).toBeVisible()
  await page.goto(`/requests/${id}`)
  await expect(page.getByText(/逾期 \d+ 个工作日/)).toBeVisible()
  await page.getByRole('button', { name: '延期' }).click()
  const form = page.getByRole('dialog', { name: '延期' })
  await expect(form.getByRole('alert')).toContainText('不能再延期')
  await expect(form.getByRole('button', { name: '确认' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await take(page, '办结', (one) => one.getByLabel('办理结果').fill('已办'))
  await expect(page.getByRole('button', { name: '撤销“办结”' })).toBeVisible()
  await expect(page.getByText('已办结', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  const facts = await sql<{ excluded: string }>(
    `select excluded from facts where source = 'requests' and id = $1 and measure = 'requests.on_time'`,
    [id],
  )
  expect([code, facts[0]?.excluded]).toEqual([code, 'late'])
})

test('somebody else was quicker: what was typed is still there and can be confirmed on what is there now', async ({
  page,
  as,
  expectConsole,
}) => {
  expectConsole(/409/)
  const { id } = await request(plusDays(today(), 7), 'assigned')
  await as('officer')
  await page.goto(`/requests/${id}`)
  await page.getByRole('button', { name: '办结' }).click()
  const form = page.getByRole('dialog', { name: '办结' })
  await form.getByLabel('办理结果').fill('电话里说清楚了')
  await sql(`update requests set summary = '变更税务登记（加急）' where id = $1`, [id])
  await form.getByRole('button', { name: '确认' }).click()
  await expect(form.getByRole('alert')).toContainText('您填写的内容还在')
  await expect(form.getByLabel('办理结果')).toHaveValue('电话里说清楚了')
  await form.getByRole('button', { name: '确认' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('button', { name: '撤销“办结”' })).toBeVisible()
  await expect(page.getByText('已办结', { exact: true }).filter({ visible: true }).first()).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })

  test('the next step is a button as wide as the thumb needs, and the last step is taken back', async ({ page, as }) => {
    const { id } = await request(plusDays(today(), 7), 'accepted')
    await as('operator')
    await page.goto(`/requests/${id}`)
    const assign = page.getByRole('group', { name: '下一步' }).getByRole('button', { name: '派单', exact: true })
    // as large as a thumb needs once the page knows how wide it is
    await expect.poll(async () => (await assign.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect((await assign.boundingBox())?.width).toBeGreaterThanOrEqual(300)
    await take(page, '派单', async (form) => {
      await form.getByLabel('派给哪个小组').tap()
      await page.getByRole('option', { name: /第1服务小组/ }).tap()
    })
    await page.getByRole('button', { name: '撤销“派单”' }).tap()
    await expect(page.getByText('撤销了“派单”')).toBeVisible()
    await expect(assign).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })

  test('an organisation’s own link asks for no name, in three languages', async ({ page }) => {
    const [{ id, name } = { id: '', name: '' }] = await sql<{ id: string; name: string }>(
      'select id, name from organisations where removed_at is null order by code limit 1',
    )
    await page.goto(publicLink('ask', id, 'organisation'))
    await expect(page.getByText(`诉求机构：${name}`)).toBeVisible()
    await expect(page.getByLabel('机构名称')).toHaveCount(0)
    await page.getByRole('link', { name: 'English' }).tap()
    await expect(page.getByText(`For: ${name}`)).toBeVisible()
    await expect(page.getByRole('option', { name: 'Finance and tax' })).toHaveCount(1)
  })
})
