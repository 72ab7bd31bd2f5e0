import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { today } from '#lib/day.ts'
import { scripts } from '#lib/testing/hostile/strings.ts'
import { sql } from './support/database.ts'
import { pdf } from './support/salon.ts'
import { survey } from './support/surveys.ts'
import { expect, test } from './support/test.ts'

/** A word of this run alone, by which what was stored is found again. */
const mark = randomUUID().slice(0, 8)
/** Text that would call `hurt` wherever a page took it for more than text. */
const hostile = (at: number) => `${scripts[at % scripts.length]}${scripts[(at + 1) % scripts.length]} ${mark}`
/** A year that no other journey looks at. */
const day = '2041-06-30'
const one = async (text: string, values: unknown[]): Promise<string> => {
  const [made] = await sql<{ id: string }>(`${text} returning id`, values)
  return made?.id ?? ''
}

const kept: [table: string, id: string][] = []
async function keep(table: string, text: string, values: unknown[]): Promise<string> {
  const id = await one(`insert into ${table} ${text}`, values)
  kept.push([table, id])
  return id
}
test.afterAll(async () => {
  for (const [table, id] of kept) await sql(`update ${table} set removed_at = now() where id = $1`, [id])
})

/** Everything that ran, opened or came to stand in a page that should only have been written there. */
async function watch(page: Page): Promise<{ ran: unknown[]; look: (address: string, shown?: boolean) => Promise<void> }> {
  const ran: unknown[] = []
  await page.exposeFunction('hurt', (what: unknown) => ran.push(what))
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  const look = async (address: string, shown = true) => {
    await page.goto(address)
    const main = page.getByRole('main')
    if (shown) await expect(main, address).toContainText(mark)
    else await expect(main, address).not.toBeEmpty()
    await expectNoMarkup(page, address)
  }
  return { ran, look }
}
const expectNoMarkup = (page: Page, address: string) =>
  expect(
    page.locator('[onerror], [onload], [onfocus], iframe, a[href^="javascript"], link[href*="evil"], a[href^="http://evil"]'),
    address,
  ).toHaveCount(0)

test('what people write is written on every page that shows it, and runs on none', async ({ page, as, context }) => {
  const { ran, look } = await watch(page)
  const organisation = await keep('organisations', `(code, name, kind, region) values ($1, $2, 'chamber', 'hongkong')`, [
    `ZZ-${mark}`,
    hostile(0),
  ])
  const event = await keep('events', `(code, title, kind, held_on, status, venue) values ($1, $2, 'other', $3, 'planned', $4)`, [
    ...[`ZZ-${mark}`, hostile(1), day, hostile(2)],
  ])
  await keep('articles', '(mid, idx, title, published_on, read_times) values ($1, 1, $2, $3, 7)', [mark, hostile(3), day])
  await keep('requests', `(code, organisation_id, received_on, category, summary, promised_on) values ($1, $2, $3, '财税', $4, $3)`, [
    ...[`SQ-${mark}`, organisation, day, hostile(4)],
  ])
  for (const at of [0, 1, 2])
    await keep(
      'payments',
      '(sub_project, category, summary, payee, amount_yuan, paid_on, accrual_month) values ($1, $2, $3, $4, 100, $5, $6)',
      [...[hostile(5 + at), hostile(6 + at), hostile(7 + at), hostile(8 + at), day, '2041-06-01']],
    )
  await as('officer')
  const id = randomUUID()
  const file = { name: '纪要.pdf', mimeType: 'application/pdf', buffer: pdf }
  const filed = await context.request.post('/api/evidence/attach', {
    multipart: { id, source: 'events', recordId: event, kind: 'other', file },
  })
  expect(filed.status()).toBe(200)
  kept.push(['evidence', id])
  // the door cleans names; a page must not rely on it
  await sql('update evidence set file_name = $2 where id = $1', [id, `${hostile(9)}.pdf`])

  // the listener hears what runs
  await page.goto('/board')
  await page.evaluate(() => Object(window).hurt('heard'))
  expect(ran.splice(0)).toEqual(['heard'])

  const answered = await survey()
  kept.push(['surveys', answered.id])
  await sql('update surveys set title = $2 where id = $1', [answered.id, hostile(2)])
  await look(answered.address)
  await page.getByLabel('机构名称').fill(`${scripts[1]} ${mark}`)
  await page.getByRole('radio', { name: '4', exact: true }).check()
  await page.getByLabel('及时10').check()
  await page.getByLabel('意见').fill(hostile(3))
  await page.getByRole('button', { name: '提交答卷' }).click()
  await expect(page.getByRole('heading', { name: '已收到您的答卷，谢谢' })).toBeVisible()
  await expectNoMarkup(page, 'the thanks for an answer')
  const responses = await sql<{ id: string }>('select id from survey_responses where survey_id = $1', [answered.id])
  expect(responses).toHaveLength(1)
  for (const response of responses) kept.push(['survey_responses', response.id])

  for (const list of ['organisations', 'events', 'articles', 'requests', 'costs', 'surveys/responses'])
    await look(`/${list}?search=${mark}`)
  await look(`/organisations/${organisation}`)
  await look(`/events/${event}`)
  await expect(page.getByText(`${mark}.pdf`).first()).toBeVisible()
  await look(`/surveys/${answered.id}`)
  await look(`/trace?measure=articles.read_times&reducer=sum&from=${day}&to=${day}&since=${today()}`)
  for (const by of ['month', 'category', 'supplier']) {
    await look(`/costs/analysis?year=2041&by=${by}`, by !== 'month')
    // what the chart says under the pointer is markup of its own
    const chart = page.locator('figure[data-chart]').getByRole('img').first()
    await expect(chart.locator('svg')).toBeVisible()
    const box = await chart.boundingBox()
    await chart.hover({ position: { x: (box?.width ?? 0) * 0.4, y: (box?.height ?? 0) * 0.5 } })
    await expectNoMarkup(page, `the chart by ${by}`)
  }
  await look('/board?year=2041', false)
  await as('head')
  await look(`/audit?words=${mark}&from=${today()}`, false)
  expect(ran).toEqual([])
})
