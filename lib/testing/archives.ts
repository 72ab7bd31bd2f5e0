import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { onDatabase } from './server.ts'

/** A folder that nothing else uses. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'chamber-archives-'))

/** Asks one question of a database. */
export async function ask<T extends Record<string, unknown>>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** An empty database beside another one, for as long as `use` takes. */
export async function withEmptyDatabase<T>(beside: string, use: (url: string) => Promise<T>): Promise<T> {
  const name = `empty_${process.pid}_${Date.now()}`
  const server = onDatabase(beside, 'postgres')
  await ask(server, `create database ${name} template template0`)
  try {
    return await use(onDatabase(beside, name))
  } finally {
    await ask(server, `drop database ${name} with (force)`)
  }
}

/** What is in each table, told by PostgreSQL itself: how many rows, and a hash of all of them, whatever their order. */
export async function contentsOf(url: string, but: readonly string[]): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
    [but],
  )
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text collate "C")), '') as text from "${name}" t`,
  )
  const found = await ask<{ name: string; text: string }>(url, each.join(' union all '))
  return Object.fromEntries(found.map(({ name, text }) => [name, text]))
}

/** A copy of an archive with one byte flipped; without the sum that lies beside it. */
export function withFlippedByte(path: string, at: number): string {
  const bytes = readFileSync(path)
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = (bytes[place] ?? 0) ^ 0x10
  const copy = join(emptyFolder(), 'flipped.tar.gz')
  writeFileSync(copy, bytes)
  return copy
}

/** A copy of an archive that was cut off. */
export function cutOff(path: string, length: number): string {
  const copy = join(emptyFolder(), 'cut.tar.gz')
  writeFileSync(copy, readFileSync(path).subarray(0, length))
  return copy
}
