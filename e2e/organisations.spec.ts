import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from './support/database.ts'
import { saveButton } from './support/salon.ts'
import { expect, test } from './support/test.ts'

/** `YYYYMMDD`, some days before today (or after it). */
const day = (daysAgo: number) => new Date(Date.now() + 8 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10)
const drawer = (page: Page) => page.getByRole('dialog')
const section = (page: Page, name: string) => page.getByRole('region', { name })
const field = (page: Page, name: string) => drawer(page).getByRole('textbox', { name })

/** A resident with a contact, as an import would bring it. */
async function resident(): Promise<{ id: string; name: string }> {
  const [id, name] = [randomUUID(), `湾区商会 ${randomUUID().slice(0, 8)}`]
  await sql(
    `insert into organisations (id, code, name, kind, region, stage) values ($1::uuid, $1::text, $2, 'chamber', 'macao', 'resident')`,
    [id, name],
  )
  await sql(`insert into stays (organisation_id, place, started_on) values ($1, $2, '2024-03-01')`, [id, `位 ${id.slice(0, 8)}`])
  await sql(`insert into contacts (organisation_id, name, phone, email) values ($1, '李先生', '13812341234', 'lee@example.com')`, [id])
  return { id, name }
}

/** Takes a step of the life on an organisation's page. */
async function takeStep(page: Page, step: string, on: string, note?: string): Promise<void> {
  await section(page, '入驻历程').getByRole('button', { name: step, exact: true }).click()
  await field(page, '办理日期').fill(on)
  if (note)
    await drawer(page)
      .getByRole('textbox', { name: /情况|理由|说明/ })
      .fill(note)
  await page.keyboard.press('Tab')
  await drawer(page).getByRole('button', { name: '确认办理' }).click()
  await expect(drawer(page)).toHaveCount(0)
}

test('an application is accepted, visited, moves in, is assessed, renewed, and leaves', async ({ page, as }) => {
  test.setTimeout(180_000)
  await as('operator')
  const [id, name] = [randomUUID(), `香港港湾商会 ${randomUUID().slice(0, 8)}`]
  await sql(
    `insert into applications (id, name, kind, region, contact_name, contact_phone, purpose, submitted_at)
     values ($1, $2, 'chamber', 'hongkong', '陈女士', '13800005678', '在南沙设办事处，服务会员企业。', now() - interval '90 days')`,
    [id, name],
  )
  await page.goto('/organisations/applications')
  await page.getByRole('link', { name }).click()
  await expect(drawer(page)).toContainText('138****5678')
  await drawer(page).getByRole('button', { name: '受理', exact: true }).click()
  await field(page, '新机构编号').fill(`T-${id}`)
  await drawer(page).getByRole('button', { name: '受理', exact: true }).click()
  await drawer(page).getByRole('link', { name }).click()
  const life = section(page, '入驻历程')
  await expect(life).toContainText('申请')
  await expect(section(page, '联系人')).toContainText('陈女士')

  await takeStep(page, '考察', day(80), '看过两处场地，适合 501')
  await takeStep(page, '同意入驻', day(75))
  await expect(life).toContainText('待入驻')
  await life.getByRole('button', { name: '入驻', exact: true }).click()
  await expect(drawer(page).getByRole('alert')).toContainText('还没有在这一天之前开始的入驻记录')
  await drawer(page).getByRole('link', { name: '去登记入驻' }).click()
  await section(page, '入驻').getByRole('button', { name: '登记入驻' }).click()
  await field(page, '入驻日期').fill(day(70))
  await field(page, '房间或工位').fill(`位 ${id.slice(0, 8)}`)
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await takeStep(page, '入驻', day(70))
  await expect(life).toContainText('在驻')

  await sql(
    `insert into scorecards (name, items) select '旅程考核表', $1::jsonb where not exists (select 1 from scorecards where is_in_use and kind is null)`,
    [JSON.stringify([{ id: randomUUID(), name: '场地使用', guide: null, maximum: '100' }])],
  )
  await page.reload()
  await section(page, '年度考核').getByRole('button', { name: '登记考核' }).click()
  await expect(drawer(page)).toContainText('待评分')
  for (const score of await drawer(page)
    .getByRole('textbox', { name: /，满分/ })
    .all())
    await score.fill(((await score.getAttribute('aria-label')) ?? '').replace(/^.*满分 /, ''))
  await expect(drawer(page)).toContainText('优')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await expect(life).toContainText('年度考核')

  await section(page, '证照与协议').getByRole('button', { name: '登记证照或协议' }).click()
  await field(page, '名称').fill('续签协议')
  await field(page, '生效日').fill(day(5))
  await field(page, '到期日').fill(day(-365))
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await takeStep(page, '续约', day(0))
  await expect(life).toContainText(`协议至 ${day(-365)}`)

  await section(page, '入驻').getByRole('row').nth(1).getByRole('button').first().click()
  await field(page, '退出日期').fill(day(0))
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await takeStep(page, '退出', day(0))
  await expect(life).toContainText('已退出')
  await life.getByRole('button', { name: '撤销最近一步：退出' }).click()
  await expect(life).toContainText('在驻')
})

test('a contact stands masked in its list, is opened in full in its form, and the audit says who did', async ({ page, as }) => {
  const { id } = await resident()
  await as('operator')
  await page.goto(`/organisations/${id}`)
  const contacts = section(page, '联系人')
  await expect(contacts).toContainText('138****1234')
  await contacts.getByRole('button', { name: '李先生' }).click()
  await expect(field(page, '电话')).toHaveValue('13812341234')
  const opened = await sql(
    `select actor from audit_entries where operation = 'contacts.open' and record_id = (select id from contacts where organisation_id = $1)`,
    [id],
  )
  expect(opened).toEqual([{ actor: 'operator' }])
})

test('who may not open contacts reads them masked, in the form too', async ({ page, as }) => {
  const { id } = await resident()
  await as('viewer')
  await page.goto(`/organisations/${id}`)
  await section(page, '联系人').getByRole('button', { name: '李先生' }).click()
  await expect(drawer(page)).toContainText('138****1234')
  await expect(page.getByText('13812341234')).toHaveCount(0)
})

test('a paper that is about to end warns on the organisation, in the register and at the top of the list of papers', async ({
  page,
  as,
}) => {
  const { id, name } = await resident()
  await as('officer')
  await page.goto(`/organisations/${id}`)
  await section(page, '证照与协议').getByRole('button', { name: '登记证照或协议' }).click()
  await field(page, '名称').fill(`场地协议 ${name}`)
  await field(page, '生效日').fill(day(300))
  await field(page, '到期日').fill(day(-30))
  await saveButton(page).click()
  await expect(section(page, '证照与协议')).toContainText('即将到期')
  await expect(page.getByText(`证照协议将于 ${day(-30)} 到期`)).toBeVisible()
  await page.goto(`/organisations?search=${encodeURIComponent(name)}`)
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText(day(-30))
  await page.goto('/organisations/documents')
  await expect(page.getByRole('row', { name: new RegExp(`场地协议 ${name}`) })).toContainText('即将到期')
})

test('a likely double is said before it is saved, in the other script and with other spacing', async ({ page, as }) => {
  const { name } = await resident()
  await as('officer')
  await page.goto('/organisations?new=1')
  await field(page, '名称').fill(name.replace('湾区商会', '灣區 商會'))
  await expect(drawer(page).getByRole('status').filter({ hasText: '已有同名机构' })).toContainText(name)
})

test('an old link to an organisation that was removed says so, and brings it back', async ({ page, as }) => {
  const { id, name } = await resident()
  await sql('update organisations set removed_at = now() where id = $1', [id])
  await as('officer')
  await page.goto(`/organisations/${id}`)
  await expect(page.getByText('这条记录已被删除')).toBeVisible()
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('a scorecard begins with a proposal, its criteria are moved by buttons, and the year shows who is still missing', async ({
  page,
  as,
}) => {
  const { name } = await resident()
  await as('officer')
  await page.goto('/organisations/scorecards?new=1')
  await expect(field(page, '名称')).toHaveValue('通用考核表')
  await expect(drawer(page)).toContainText('合计 100 分')
  await drawer(page).getByRole('button', { name: '下移项目 1', exact: true }).click()
  await expect(field(page, '项目 2').first()).toHaveValue('入驻与场地使用')
  await saveButton(page).click()
  await expect(drawer(page)).toHaveCount(0)
  await page.goto('/organisations/assessments?year=2025')
  await page.getByRole('button', { name: `考核 ${name}` }).click()
  await expect(drawer(page)).toContainText('待评分')
})
