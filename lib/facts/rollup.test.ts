import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildRollup, rollupDifferences } from '../server/facts.ts'
import { testDatabase } from '../testing/database.ts'
import { drawRecord, type FactTable, factTables } from '../testing/records.ts'
import { drawScript, insert, makeParents, play, type Script } from '../testing/writers.ts'

const database = testDatabase()
let client: Client
let parents: Awaited<ReturnType<typeof makeParents>>
const runs = Number(process.env.FACTS_RUNS ?? 12)

beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  parents = await makeParents(client)
})
afterAll(() => client.end())

/** Everything that scripts wrote goes again, by DELETE: then rollup must be back where it was. */
async function clear(): Promise<void> {
  const kept = [
    ...parents.events,
    ...parents.contracts,
    ...parents.budgetLines,
    ...parents.seats,
    parents.survey,
    ...parents.materialVersions,
  ]
  for (const table of ['evidence', ...factTables]) await client.query(`delete from ${table} where id <> all ($1::uuid[])`, [kept])
  await client.query(`update events set status = 'held' where status <> 'held'`)
}
const sums = async () =>
  (
    await client.query(`select measure, day::text, facet, sum(value)::float8 as value, sum(records)::int as records from rollup
      group by 1, 2, 3 having sum(records) <> 0 or sum(value) <> 0 order by 1, 2, 3`)
  ).rows
const never = (): never => {
  throw new Error('fast-check drew nothing')
}
const proved = async () => {
  expect(await rollupDifferences(database.url())).toEqual([])
  expect((await client.query(untrueStamps)).rows).toEqual([])
}
/** Rows whose stamp says something else than the rows it was stamped from. */
const untrueStamps = `
  select 'sign_ins' as source, s.id from sign_ins s join events e on e.id = s.event_id
    where (s.kind, s.status) is distinct from (e.kind, case when e.removed_at is null then e.status else 'removed' end)
  union all select 'events', e.id from events e
    where e.evidence <> array(select distinct k from (select unnest(e.declared) as k union all
      select v.kind from evidence v where v.source = 'events' and v.record_id = e.id and v.removed_at is null) v order by k)
  union all select 'events', e.id from events e
    where (e.status = 'held' and e.evidence @> array['sign_in', 'minutes', 'photo']) <> (e.status = 'held' and e.missing = '{}')
       or (e.status <> 'held' and e.missing <> '{}')
  union all select 'matches', m.id from matches m
    where (m.met_on is null) <> (m.stage = 'intent' or (m.stage = 'ended' and not exists (
      select 1 from match_steps s where s.match_id = m.id and s.stage in ('met', 'negotiating', 'signed', 'landed'))))
  union all select 'contracts', c.id from contracts c
    where c.settled_on is distinct from (select max(settled_on) from settlements s where s.contract_id = c.id and s.removed_at is null)
       or c.open_findings <> (select count(*) from contract_differences d where d.contract_id = c.id)
  union all select 'policies', p.id from policies p
    where p.in_force is distinct from coalesce((select range_agg(daterange(v.effective_on, v.ended_on)) from policy_versions v
      where v.policy_id = p.id and v.effective_on is not null and v.removed_at is null), '{}')
  union all select 'inspections', i.id from inspections i where (i.stage is null) <> i.passed
  union all select 'survey_responses', r.id from survey_responses r
    where r.removed_at is null and r.organisation_name <> '' and (r.superseded_by_id is null) <> not exists (
      select 1 from survey_responses n where n.survey_id = r.survey_id and n.organisation_name = r.organisation_name and n.removed_at is null
        and (n.submitted_at, n.id) > (r.submitted_at, r.id))
  union all select 'survey_responses', r.id from survey_responses r join surveys s on s.id = r.survey_id
    where (r.survey_label, r.survey_removed, r.satisfied) is distinct from
      (s.year || ' ' || s.title, s.removed_at is not null, r.full_score > 0 and r.score * 100 >= r.full_score * s.satisfied_from_percent)`

test('rollup equals facts after any mixture of writes by up to 24 connections at once, and nobody deadlocks', async () => {
  const before = await sums()
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.integer({ min: 2, max: 24 }), async (chance, writers) => {
      const scripts = Array.from({ length: writers }, (_, writer) => drawScript(chance, writer, parents))
      const status = () => ({
        sql: `update events set status = '${chance(fc.constantFrom, 'held', 'cancelled')}' where code = 'E${chance(fc.nat, { max: 2 }) + 1}'`,
      })
      const refusals = await Promise.all([...scripts, [[status()], [status()], [status()]]].map((script) => play(database.url(), script)))
      expect(refusals.flat()).toEqual([])
      await proved()
      await clear()
      expect(await sums()).toEqual(before)
    }),
    { numRuns: runs, endOnFailure: true },
  )
}, 240_000)

test.each(factTables)(
  'rollup equals facts when %s alone is written by 20 connections that end at the same moment',
  async (table) => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (chance) => {
        const scripts = Array.from({ length: 20 }, (_, writer) => drawScript(chance, writer, parents, [table]))
        expect((await Promise.all(scripts.map((script) => play(database.url(), script)))).flat()).toEqual([])
        await proved()
        await clear()
      }),
      { numRuns: Math.ceil(runs / 6), endOnFailure: true },
    )
  },
  120_000,
)

test('sums are rebuilt to the very same while people go on writing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (chance) => {
      const scripts = Array.from({ length: 8 }, (_, writer) => drawScript(chance, writer, parents))
      const [, ...refusals] = await Promise.all([
        rebuildRollup(database.url()).then(() => rebuildRollup(database.url())),
        ...scripts.map((script) => play(database.url(), script)),
      ])
      expect(refusals.flat()).toEqual([])
      await proved()
      await clear()
    }),
    { numRuns: Math.ceil(runs / 3), endOnFailure: true },
  )
}, 120_000)

test('a sum that was tampered with is found, and rebuilding mends it', async () => {
  await client.query(`insert into inspections (inspected_on, area, item, passed) values ('2023-05-31', '大厅', '灯', true)`)
  await client.query(`update rollup set value = value + 1 where measure = 'inspections.done' and day = '2023-05-31' and facet = '大厅'`)
  expect(await rollupDifferences(database.url())).toMatchObject([{ measure: 'inspections.done', day: '2023-05-31', facet: '大厅' }])
  await rebuildRollup(database.url())
  await proved()
})

test('records of one survey, contract or event are written by many at once without losing one another', async () => {
  const [chance = never()] = fc.sample(fc.gen(), 1)
  const writeOne = (table: FactTable, writer: number, fixed: object): Script => [
    [insert(table, [{ ...drawRecord(table, { chance, writer, next: () => writer, parents }), ...fixed }])],
  ]
  const answer = { organisation_name: '甲会', score: 40, full_score: 50 }
  const line = { contract_id: parents.contracts[0] ?? '', item: '保洁', unit: '次', quantity: 1, unit_price_yuan: 10, amount_yuan: 10 }
  const heads = { event_id: parents.events[0] ?? '', heads: 2, signed_at: '2023-05-31T08:00:00+08' }
  const scripts = Array.from({ length: 30 }, (_, writer) => [
    ...writeOne('survey_responses', writer, answer),
    ...writeOne('settlements', writer, line),
    ...writeOne('sign_ins', writer, { ...heads, organisation_name: `w${writer}` }),
  ])
  expect((await Promise.all(scripts.map((script) => play(database.url(), script)))).flat()).toEqual([])
  const found = await client.query(`select
    (select count(*)::int from survey_responses where organisation_name = '甲会' and superseded_by_id is null) as valid,
    (select settled_on = (select max(settled_on) from settlements where contract_id = c.id) from contracts c where id = '${line.contract_id}') as settled,
    (select sum(value)::int from rollup where measure = 'events.attendance' and day = '2023-05-31') as heads`)
  expect(found.rows).toEqual([{ valid: 1, settled: true, heads: 60 }])
  await clear()
}, 60_000)

/** Whether `work` is still going after a while in which it would long be done. */
const isWaiting = async (work: Promise<unknown>) =>
  Promise.race([work.then(() => false), new Promise<boolean>((done) => setTimeout(() => done(true), 300))])

test.each(['the event first', 'the sign-in first'])(
  'a sign-in and the cancelling of its event, at the same moment and %s, end as cancelled',
  async (order) => {
    const other = new Client({ connectionString: database.url() })
    await other.connect()
    const cancel = () => other.query(`update events set status = 'cancelled' where code = 'E1'`)
    const signIn = () =>
      client.query(
        `insert into sign_ins (event_id, organisation_name, heads, signed_at) select id, '迟到的', 3, '2023-05-31T08:00:00+08' from events where code = 'E1'`,
      )
    const [begun, begin, then, last] = order === 'the event first' ? [other, cancel, client, signIn] : [client, signIn, other, cancel]
    await begun.query('begin')
    await begin()
    const second = last()
    expect(await isWaiting(second)).toBe(true)
    await begun.query('commit')
    await second
    expect((await then.query(`select status from sign_ins where organisation_name = '迟到的'`)).rows).toEqual([{ status: 'cancelled' }])
    await proved()
    await other.end()
    await clear()
  },
)
