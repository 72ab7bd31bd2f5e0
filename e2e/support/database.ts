import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type QueryResultRow } from 'pg'
import { house } from './house.ts'

/** The address of the embedded database in a data folder. */
function urlIn(dir: string): string {
  const { port, password } = JSON.parse(readFileSync(join(dir, 'database', 'keys.json'), 'utf8'))
  return `postgresql://chamber:${password}@127.0.0.1:${port}/chamber`
}

/** The address of the database behind the journeys' house. */
export const databaseUrl = async (): Promise<string> => process.env.E2E_DATABASE_URL ?? urlIn((await house()).dir)

/** Asks the embedded database in a data folder. */
export const sqlOn = <Row extends QueryResultRow>(dir: string, text: string, values: unknown[] = []): Promise<Row[]> =>
  sqlAt<Row>(urlIn(dir), text, values)

/** Asks the database behind the house: for what a journey cannot see, and for a session without the form. */
export const sql = async <Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  sqlAt<Row>(await databaseUrl(), text, values)

/** Asks any database. */
export async function sqlAt<Row extends QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  // a server that is killed under a question tells the question
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
