import { call } from '@orpc/server'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import { putFile, sha256Of } from '../files.ts'
import { codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { exportAll } from './export-zip.ts'

testDatabase()
const secret = '$argon2id$v=19$secret'
let files: Record<string, Uint8Array> = {}
const textOf = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name])
beforeAll(async () => {
  await importDemo()
  await db().user.create({ data: { userName: 'boss', name: '=cmd|calc', role: 'admin', passwordHash: secret } })
  await db().mailAccount.create({
    data: {
      host: 'mail.example',
      port: 25,
      security: 'none',
      userName: 'u',
      secretSealed: 'sealed-secret',
      fromAddress: 'a@example.org',
      fromName: '会',
    } as never,
  })
  await putFile(new TextEncoder().encode('kept'))
  const { content } = await call(exportAll, undefined, { context: contextOf('admin') })
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  files = unzipSync(Buffer.concat(pieces))
}, 120_000)

test('every table comes as a CSV that Excel opens, with its rows, and is described column by column in words', async () => {
  const told = JSON.parse(textOf('说明.json')) as {
    表: { 表: string; 名称: string; 文件: string; 行数: number; 列: { 列: string; 名称: string }[] }[]
  }
  expect(told.表.length).toBeGreaterThan(90)
  for (const table of told.表) {
    const text = textOf(table.文件)
    expect(text.startsWith('\uFEFF')).toBe(true)
    const { data } = Papa.parse<string[]>(text.slice(1).trimEnd())
    expect(data.length - 2, table.表).toBe(table.行数)
    expect(data[1]).toEqual(table.列.map(({ 列 }) => 列))
    for (const { 名称, 列 } of table.列) expect(名称, `${table.表}.${列}`).not.toBe('')
  }
  const payments = Papa.parse<string[]>(textOf('表/payments.csv').slice(1).trimEnd()).data
  expect(payments.length - 2).toBe(await db().payment.count())
  // what has no name in Chinese: a new table or column wants one in the catalogue or in words.ts
  expect(told.表.filter(({ 名称 }) => /^[a-z_]+$/.test(名称)).map(({ 表 }) => 表)).toEqual([])
})

test('no formula, no password, no sealed secret and no session is in it; files are, by their content', () => {
  const whole = Object.keys(files).map(textOf).join('\n')
  expect(whole).toContain("'=cmd|calc")
  for (const never of [secret, 'sealed-secret', 'password_hash', 'secret_sealed', 'search_text']) expect(whole).not.toContain(never)
  for (const table of ['user_sessions', 'throttles', 'recovery_codes', 'second_factors', 'audit_entries', 'rollup', 'wechat_tokens'])
    expect(Object.keys(files)).not.toContain(`表/${table}.csv`)
  const sha256 = sha256Of(new TextEncoder().encode('kept'))
  expect(textOf(`附件/${sha256}`)).toBe('kept')
  expect(textOf('校验.txt')).toContain(`${sha256}  附件/${sha256}`)
})

test('only administrators may, and the audit keeps who did', async () => {
  expect(await codeOf(call(exportAll, undefined, { context: contextOf('officer') }))).toBe('NOT_ALLOWED')
  expect(await db().auditEntry.count({ where: { operation: 'backups.export', actor: 'test-admin' } })).toBe(1)
})
