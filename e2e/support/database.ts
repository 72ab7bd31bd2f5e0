import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type QueryResultRow } from 'pg'
import { house } from './house.ts'

/** The address of the database behind the journeys' house. */
export async function databaseUrl(): Promise<string> {
  const { port, password } = JSON.parse(readFileSync(join((await house()).dir, 'database', 'keys.json'), 'utf8'))
  return `postgresql://chamber:${password}@127.0.0.1:${port}/chamber`
}

/** Asks the database behind the house: for what a journey cannot see, and for a session without the form. */
export async function sql<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: await databaseUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
