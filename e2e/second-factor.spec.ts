import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

/** What the authenticator shows now, or half a minute later. */
const shown = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + later * 30_000 })

test('a new colleague follows a link, pastes a password, sets up a second factor and signs in with it', async ({
  page,
  as,
  browser,
  baseURL,
  expectConsole,
}) => {
  expectConsole(/status of 401 .*api\/auth\/callback\/step/)
  await as('admin')
  const userName = `new-${randomUUID().slice(0, 8)}`
  await page.goto('/users?new=true')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('李娜')
  await dialog.getByLabel('用户名').fill(userName)
  await dialog.getByRole('combobox', { name: '角色' }).click()
  await page.getByRole('option', { name: '只读' }).click()
  await dialog.getByRole('button', { name: '新增并生成链接' }).click()
  const link = new URL(await page.getByLabel('链接', { exact: true }).inputValue())

  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const phone = await context.newPage()
  await phone.goto(link.pathname)
  await phone.getByLabel('新密码').focus()
  await phone.keyboard.insertText('四十四头牛在珠江边')
  await phone.getByRole('button', { name: '设置密码' }).click()
  await expect(phone).toHaveURL(/\/board/)

  await phone.goto('/account')
  await phone.getByRole('button', { name: '设置', exact: true }).click()
  const setup = phone.getByRole('dialog')
  const secret = (await setup.locator('code').first().textContent()) ?? ''
  await setup.getByLabel('再输入验证器显示的 6 位数字').fill(shown(secret))
  await setup.getByRole('button', { name: '启用' }).click()
  await expect(setup.getByRole('listitem')).toHaveCount(10)
  await setup.getByRole('button', { name: '我已保存' }).click()

  await context.clearCookies({ name: /session-token/ })
  await phone.goto('/sign-in?next=/account')
  await phone.getByLabel('用户名').fill(userName)
  await phone.getByLabel('密码', { exact: true }).fill('四十四头牛在珠江边')
  await phone.getByRole('button', { name: '登录', exact: true }).click()
  await expect(phone.getByRole('heading', { name: '第二重验证' })).toBeVisible()
  await phone.getByLabel('验证码').fill('000000')
  await phone.getByRole('button', { name: '继续' }).click()
  await expect(phone.getByRole('alert').filter({ hasText: '验证码不正确' })).toBeVisible()
  await phone.getByLabel('验证码').fill(shown(secret, 1))
  await phone.getByRole('button', { name: '继续' }).click()
  await expect(phone).toHaveURL(/\/account/)
  await context.close()
  await sql('delete from users where user_name = $1', [userName])
})
