import { randomUUID } from 'node:crypto'
import { FakeSmtp } from '#lib/testing/smtp.ts'
import { sql } from './support/database.ts'
import { expect, test } from './support/test.ts'

test('a request past its day comes to the bell and the inbox by itself, leads to the request, and is read then', async ({ page, as }) => {
  await as('operator')
  await page.goto('/inbox')
  await expect(page.locator('[data-live=true]')).toBeVisible()
  const code = `SQ-${randomUUID().slice(0, 8)}`
  await sql(
    `insert into requests (code, organisation_id, received_on, category, summary, status, accepted_on, promised_on)
     select $1, id, '2026-01-05', '财税', '逾期', 'in_progress', '2026-01-05', '2026-01-06' from organisations where removed_at is null limit 1`,
    [code],
  )
  const line = page.getByRole('listitem').filter({ hasText: code })
  await expect(line).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: /收件箱，\d+ 条未读/ })).toBeVisible()
  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code)
  await page.goto('/inbox?show=all')
  await expect(line.getByRole('button', { name: /标为未读/ })).toBeVisible()
  await line.getByRole('button', { name: /标为未读/ }).click()
  await expect(line.getByRole('button', { name: /标为已读/ })).toBeVisible()
  // mended, it says so in the open inbox
  await sql(`update requests set status = 'withdrawn' where code = $1`, [code])
  await expect(line.getByText(/解除/)).toBeVisible({ timeout: 30_000 })
})

test('an administrator connects the mail server, and the test arrives; the password is not shown again', async ({ page, as }) => {
  const smtp = new FakeSmtp()
  const port = await smtp.start()
  await as('admin')
  await page.goto('/account')
  await page.getByLabel('邮箱').fill('admin@example.com')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.goto('/alerts/channels')
  const mail = page.getByRole('region', { name: '邮件（SMTP）' })
  await mail.getByLabel('服务器').fill('127.0.0.1')
  await mail.getByRole('combobox', { name: '加密' }).click()
  await page.getByRole('option', { name: /不加密/ }).click()
  await mail.getByLabel('端口').fill(String(port))
  await mail.getByLabel('用户名').fill(smtp.user)
  await mail.getByLabel('密码或授权码').fill(smtp.password)
  await mail.getByLabel('发件地址').fill('house@example.com')
  await mail.getByLabel('发件人名称').fill('商会之家')
  await mail.getByRole('button', { name: '接入' }).click()
  await mail.getByRole('button', { name: '发送测试' }).click()
  await expect(mail.getByText('已发出')).toBeVisible()
  expect(smtp.received).toMatchObject([{ to: ['admin@example.com'], user: smtp.user }])
  await expect(mail.getByLabel('密码或授权码')).toHaveValue('')
  await mail.getByRole('button', { name: '断开' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '断开' }).click()
  await expect(mail.getByRole('button', { name: '发送测试' })).toBeHidden()
  await smtp.stop()
})
