import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

test('a visitor signs in with the right password after a wrong one, and out again', async ({ page, expectConsole }) => {
  expectConsole(/status of 401 .*api\/auth\/callback\/credentials/)
  await page.goto('/board?year=2023')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('用户名').fill('operator')
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '用户名或密码不正确' })).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill('nansha-2023-operator')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/board\?year=2023/)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /陈运营/ }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/board?year=2023')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('whoever is quicker than the page’s script loses nothing: what was typed is sent once it can be', async ({ page }) => {
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>()
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await arrival
    await route.continue()
  })
  await page.goto('/sign-in?next=/account', { waitUntil: 'commit' })
  await page.getByLabel('用户名').fill('viewer')
  await page.getByLabel('密码', { exact: true }).fill('nansha-2023-viewer')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.locator('form[data-early]')).toBeVisible()
  arrive()
  await expect(page).toHaveURL(/\/account/)
})

test('a session that was revoked is worth nothing from that moment on', async ({ page, as, expectConsole }) => {
  expectConsole(/status of 401/) // what the page was still asking for
  const session = await as('viewer')
  await page.goto('/board?year=2023')
  await expect(page).toHaveURL(/\/board/)
  await sql('update user_sessions set revoked_at = now() where id = $1', [session])
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a cookie that the house did not sign opens nothing', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'next-auth.session-token', value: 'made up', url: baseURL ?? '' }])
  await page.goto('/board?year=2023')
  await expect(page).toHaveURL(/\/sign-in/)
})
