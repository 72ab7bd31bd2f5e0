import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { databaseUrl, sql } from './support/database.ts'
import { house } from './support/house.ts'
import { type Launched, launch } from './support/launch.ts'
import { expect, test } from './support/test.ts'

/** A year that is nobody else's, with one indicator: articles published. */
const year = 2011
const dir = mkdtempSync(join(tmpdir(), 'chamber-second-'))
let second: Launched
let secondUrl = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const { secret } = await house()
  const formula = { numerator: { measure: 'articles.published', reducer: 'sum', facets: [] }, denominator: null, scale: '1' }
  await sql(
    `insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, position, formula)
     values ($1, 'O1', '产出', '数量', '推文发布篇数', '≥', 10, '篇', 100, 1, $2)`,
    [year, formula],
  )
  second = launch('lib/server/start.ts', {
    ...{ DATABASE_URL: await databaseUrl(), DATA_DIR: dir, AUTH_SECRET: secret, PORT: '0', HOST: 'localhost', SAMPLE_DATA: 'none' },
  })
  secondUrl = (await second.until(/已启动：(\S+)[\s\S]*按 Ctrl-C 停止/))[1] ?? ''
})
test.afterAll(async () => {
  second.child.kill('SIGTERM')
  await second.ended
  await sql('delete from articles where published_on between $1 and $2', [`${year}-01-01`, `${year}-12-31`])
  await sql('delete from indicators where year = $1', [year])
  rmSync(dir, { recursive: true, force: true })
})

const board = async (page: Page, at: string) => {
  await page.goto(`${at}/board?year=${year}`)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
}
const tile = (page: Page) => page.getByRole('link', { name: /推文发布篇数/ })
const publish = async (page: Page, at: string) => {
  const article = {
    ...{ id: randomUUID(), mid: String(Date.now()), idx: 1, title: '两台主机', publishedOn: `${year}-06-01`, url: null },
    ...{ readUsers: null, readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null },
  }
  const answer = await page.request.post(`${at}/rpc/articles/log`, { data: { json: article } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test('what is written at one instance shows on a board that another one serves, both ways, without reload', async ({
  page,
  as,
  beside,
  baseURL,
}) => {
  const first = baseURL ?? ''
  await as('operator')
  await board(page, first)
  const other = await beside('operator')
  await board(other, secondUrl)
  await publish(other, secondUrl)
  await expect(tile(page)).toContainText(/(?<!\d)1 篇/)
  await expect(tile(other)).toContainText(/(?<!\d)1 篇/)
  await publish(page, first)
  await expect(tile(other)).toContainText(/(?<!\d)2 篇/)
  await expect(tile(page)).toContainText(/(?<!\d)2 篇/)
})
