import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { Decimal } from '../money.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { drawFormula, drawPeriod, facetsAtHand } from '../testing/definitions.ts'
import { factTables } from '../testing/records.ts'
import { drawScript, makeParents, play } from '../testing/writers.ts'
import { changesOf } from './changes.ts'
import { termsOf } from './read.ts'
import { actualOf } from './rules.ts'

const database = testDatabase()
let client: Client
let parents: Awaited<ReturnType<typeof makeParents>>
beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  parents = await makeParents(client)
})
afterAll(() => client.end())

/** Whatever was written until now was written ten days ago. */
async function tenDaysLater(): Promise<void> {
  await client.query(`alter table audit_entries disable trigger only_grow`)
  await client.query(`update audit_entries set at = at - interval '10 days'`)
  await client.query(`alter table audit_entries enable trigger only_grow`)
}
const since = plusDays(today(), -3)

test('for any definition the value then and all changes since make the value now, whatever was written in between', async () => {
  let writer = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (chance) => {
      // two tables at a time, so that the figures asked for are those that move
      const tables = [chance(fc.constantFrom, ...factTables), chance(fc.constantFrom, ...factTables)]
      const scripts = Array.from({ length: 4 }, () => drawScript(chance, writer++ % 24, parents, tables))
      for (const [first] of scripts) await play(database.url(), first ? [first] : [])
      await tenDaysLater()
      const facets = await facetsAtHand(tables)
      const asked = Array.from({ length: 8 }, () => ({ formula: drawFormula(chance, facets), period: drawPeriod(chance) }))
      const actualNow = async ({ formula, period }: (typeof asked)[number]) => {
        const [above, below] = await readTerms(db(), termsOf(formula, period))
        return actualOf(formula, above?.value ?? null, below?.value ?? null)
      }
      const before = await Promise.all(asked.map(actualNow))
      for (const [, ...later] of scripts) await play(database.url(), later)
      for (const [at, { formula, period }] of asked.entries()) {
        const told = await changesOf(db(), formula, period, since)
        expect(told.was).toBe(before[at])
        expect(told.is).toBe(await actualNow({ formula, period }))
        const moved = told.changes.reduce((sum, change) => sum.add(change.moved), new Decimal(told.others))
        expect(new Decimal(told.was ?? 0).add(moved).toFixed()).toBe(new Decimal(told.is ?? 0).toFixed())
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 60_000)

test('a change says who did what to which record by which operation, and what it moved; a write that moved nothing is not listed', async () => {
  const id = '01900000-0000-7000-8000-0000000000c1'
  const operator = as('operator')
  const event = { id, code: 'S-1', title: '“倾”沙龙：青年创业', kind: 'salon', heldOn: '2023-05-18', status: 'held' } as const
  const unknown = { seriesId: null, startsAt: null, endsAt: null, venue: null, expectedHeads: null, plan: null, minutes: null }
  await operator.events.log({ ...event, ...unknown, region: null, budgetYuan: null, note: null, departments: [] })
  const file = { source: 'events', recordId: id, fileName: 'a', mediaType: 'image/png', sizeBytes: 1, sha256: 'x' }
  for (const kind of ['sign_in', 'minutes', 'photo'])
    await inTransaction({ actor: 'test-office', operation: 'evidence.attach' }, (tx) => tx.evidence.create({ data: { ...file, kind } }))
  const figure = { measure: 'events.held', reducer: 'sum', from: '2023-05-18', to: '2023-05-18' } as const
  const { changes, ...view } = await as('viewer').indicators.changes({ figure, since: today() })
  expect(changes).toMatchObject([
    {
      ...{ actor: 'test-office', operation: 'evidence.attach', done: 'changed', moved: '1', title: 'S-1 “倾”沙龙：青年创业' },
      path: `/events?open=${id}`,
    },
  ])
  expect(view).toMatchObject({ was: null, is: '1', total: 1, others: '0', isWhole: true })
})
