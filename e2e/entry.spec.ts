import { globSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { isAllowed, type Permission, type Role, roles } from '#lib/permissions.ts'
import { FakeOidc } from '#lib/testing/oidc.ts'
import { addressOf, everyPage, everyPublicPage, permissionOf } from './support/places.ts'
import { expect, test } from './support/test.ts'

/** Whom each operation opens to, as the house itself describes its door. */
async function permissions(officer: APIRequestContext): Promise<Map<string, Permission>> {
  const spec = await (await officer.get('/api/spec.json')).json()
  const operations = Object.values(spec.paths as Record<string, object>).flatMap((path) => Object.values(path))
  return new Map(operations.map((one: Record<string, Permission>) => [String(one.operationId), one['x-permission'] as Permission]))
}
/** The operations whose answers a page brought along for its scripts. */
const broughtIn = (html: string): string[] =>
  [...html.matchAll(/\\"queryKey\\":\[\[\\"(\w+)\\",\\"(\w+)\\"/g)].map(([, noun, name]) => `${noun}.${name}`)

test('no page brings anything along that its reader may not read: nobody on any page, and every role on those that are not for it', async ({
  as,
  context,
  playwright,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await as('officer')
  const opensTo = await permissions(context.request)
  expect(opensTo.size).toBeGreaterThan(800)
  const house = everyPage().filter((path) => path !== '/sign-in' && !everyPublicPage().includes(path))
  const addresses = new Map<string, string>()
  for (const path of house) addresses.set(path, await addressOf(path, context.request))
  const read = async (reader: APIRequestContext, role: Role | null, path: string) => {
    const answer = await reader.get(addresses.get(path) ?? path)
    expect(answer.status(), `${path} for ${role}`).toBeLessThan(500)
    const html = await answer.text()
    const wrong = broughtIn(html).filter((operation) => !isAllowed(role, opensTo.get(operation) ?? 'users.write'))
    expect(wrong, `${path} for ${role}`).toEqual([])
    return broughtIn(html).length
  }
  const nobody = await playwright.request.newContext({ baseURL })
  for (const path of house) await read(nobody, null, path)
  await nobody.dispose()
  let brought = 0
  for (const role of roles.filter((one) => !['security', 'auditor'].includes(one))) {
    await as(role)
    brought += await read(context.request, role, '/organisations')
    for (const path of house.filter((one) => !isAllowed(role, permissionOf(one)))) await read(context.request, role, path)
  }
  // the way in which pages bring answers along is still the one that is looked for
  expect(brought).toBeGreaterThan(roles.length)
})

/** What answers without anybody being signed in; everything else under app/ sends them away. */
const open = [
  '/api/auth/[...nextauth]',
  '/api/[...path]',
  '/rpc/[...path]',
  '/language/[locale]',
  '/m/[token]/file',
  '/unsubscribe/[token]/now',
]
test('what answers with a file sends everybody away who is not signed in, and whom it is not for', async ({ as, context }) => {
  const routes = globSync('app/**/route.ts')
    .map((file) =>
      file
        .replaceAll('\\', '/')
        .replace(/^app|\/route\.ts$/g, '')
        .replace(/\/\([a-z]+\)/g, ''),
    )
    .filter((path) => !open.includes(path))
  expect(routes.length).toBeGreaterThan(10)
  const addressed = (path: string) =>
    `${path.replace('[layout]', 'articles').replace(/\[\w+\]/, '01900000-0000-7000-8000-00000000ffff')}?year=2023`
  for (const path of routes) {
    const answer = await context.request.get(addressed(path), { maxRedirects: 0, headers: { accept: 'application/json' } })
    expect([401, 405], `${path} told nobody ${answer.status()}`).toContain(answer.status())
  }
  await as('admin')
  for (const path of routes.filter((one) => one.startsWith('/files/')))
    expect((await context.request.get(addressed(path))).status(), path).toBe(403)
})

test('somebody links the office’s own sign-in, and comes in by it from then on', async ({ page, as, beside }) => {
  const office = new FakeOidc()
  const realm = await office.start()
  office.person = { sub: 'staff-0007', name: '陈运营' }
  const admin = await beside('admin')
  const call = async (operation: string, json: object) => {
    const answer = await admin.request.post(`/rpc/outsideDoors/${operation}`, { data: { json } })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  const door = { provider: 'oidc', name: '统一身份认证', realm, clientId: office.client.id, secret: office.client.secret }
  await call('connect', { ...door, byMail: false, isOn: true, version: null })
  try {
    await as('operator')
    await page.goto('/account')
    await page.getByRole('button', { name: '绑定统一身份认证' }).click()
    await expect(page.getByText('外部账户已绑定')).toBeVisible()
    await page.context().clearCookies()
    await page.goto('/events')
    await page.getByRole('button', { name: '使用统一身份认证' }).click()
    await expect(page).toHaveURL(/\/events/)
    office.person = { sub: 'staff-0008', name: '外人' }
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: '使用统一身份认证' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '“外人”这个外部账户还没有与本系统的任何人绑定' })).toBeVisible()
  } finally {
    await call('disconnect', { provider: 'oidc' })
    await office.stop()
  }
})
