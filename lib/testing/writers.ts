import fc, { type GeneratorValue } from 'fast-check'
import { Client, DatabaseError } from 'pg'
import { copyRows } from './copy.ts'
import { type Drawer, drawChange, drawId, drawRecord, type FactTable, factTables, type Parents, type Row, seatsEach } from './records.ts'

type Step = { sql: string; rows?: Row[] } | { copy: FactTable; rows: Row[] }
/** What one connection does, one transaction after the other. */
export type Script = Step[][]

/** Shared rows for the scripts of a test: 150 organisations, a room with seats, three held salons, two contracts with a line each, a survey, materials. */
export async function makeParents(client: Client): Promise<Parents> {
  const ids = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map((row) => row.id)
  const organisations = await ids(`insert into organisations (code, name, kind, region)
    select 'O' || n, '机构' || n, '商会', '香港' from generate_series(1, 150) n returning id`)
  const events = await ids(`insert into events (code, title, kind, held_on, status, declared)
    select 'E' || n, '活动', 'salon', '2023-05-31', 'held', '{sign_in}' from generate_series(1, 3) n returning id`)
  const contracts = await ids(`insert into contracts (code, name, sub_project, supplier, amount_yuan)
    select 'C' || n, '合同', '活动', '某公司', 1000 from generate_series(1, 2) n returning id`)
  await client.query(`insert into contract_lines (contract_id, line_no, item, unit, max_quantity, unit_price_yuan)
    select id, 1, '保洁', '次', 100, 10 from contracts`)
  const budgetLines = await ids(`insert into budget_lines (year, level1, level2, sub_project, initial_yuan, control)
    select 2023, '一', '二', '子项目' || n, 1000000000, 'warn' from generate_series(1, 2) n returning id`)
  const [survey = ''] = await ids(`insert into surveys (title, year) values ('满意度', 2023) returning id`)
  const [room = ''] = await ids(`insert into rooms (code, name, floor) values ('501', '开放办公区', '5层') returning id`)
  const seats = await ids(`insert into seats (room_id, code, available_from)
    select '${room}', '工位' || n, '2022-01-01' from generate_series(1, ${seatsEach * 24}) n returning id`)
  const materials = await ids(`insert into materials (title, kind, language)
    select '资料' || n, '折页' || n % 2, 'zhHans' from generate_series(1, 24) n returning id`)
  const materialVersions =
    await ids(`with m as (insert into materials (title, kind, language) values ('特刊', '特刊', 'zhHans') returning id)
    insert into material_versions (material_id, number, issued_on) select id, n, '2021-01-01' from m, generate_series(1, 3) n returning id`)
  return { organisations, events, contracts, budgetLines, survey, room, seats, materials, materialVersions }
}

/** Draws what one writer does: inserts, bulk loads, changes and deletes of its own records, files, savepoints, commits and rollbacks. */
export function drawScript(chance: GeneratorValue, writer: number, parents: Parents, tables: readonly FactTable[] = factTables): Script {
  let turn = 0
  const from: Drawer = { chance, writer, next: () => turn++, parents }
  const own = new Map<FactTable, string[]>(tables.map((table) => [table, []]))
  const some = (table: FactTable) => (own.get(table) ?? []).filter(() => chance(fc.boolean))
  const make = (table: FactTable, max: number) => {
    const rows = Array.from({ length: chance(fc.integer, { min: 1, max }) }, () => drawRecord(table, from))
    own.get(table)?.push(...rows.map((row) => row.id))
    return rows
  }
  const steps: Record<string, (table: FactTable) => Step> = {
    insert: (table) => insert(table, make(table, 3)),
    bulk: (table) => insert(table, make(table, 20)),
    copy: (table) => ({ copy: table, rows: make(table, 20) }),
    update: (table) =>
      change(
        table,
        some(table).map((id) => ({ id, ...drawChange(table, from) })),
      ),
    remove: (table) => ({ sql: `delete from ${table} t using input n where t.id = n.id`, rows: some(table).map((id) => ({ id })) }),
    file: () =>
      insert('evidence', [
        ...some('events').map((id) => proof(from, 'events', id)),
        ...some('payments').map((id) => proof(from, 'payments', id)),
      ]),
  }
  const kinds = ['insert', 'insert', 'bulk', 'copy', 'update', 'update', 'remove', 'file']
  const step = () => steps[chance(fc.constantFrom, ...kinds)]?.(chance(fc.constantFrom, ...tables)) ?? { sql: 'select 1' }
  const transaction = (): Step[] => {
    const body = Array.from({ length: chance(fc.integer, { min: 1, max: 4 }) }, step)
    const undone = chance(fc.boolean)
      ? [{ sql: 'savepoint here' }, step(), { sql: chance(fc.constantFrom, 'rollback to here', 'release here') }, step()]
      : []
    return [{ sql: 'begin' }, ...body, ...undone, { sql: chance(fc.constantFrom, 'commit', 'commit', 'rollback') }]
  }
  return Array.from({ length: chance(fc.integer, { min: 1, max: 3 }) }, transaction)
}

/** Many rows in one INSERT … SELECT. */
export const insert = (table: string, rows: Row[]): Step => {
  const columns = Object.keys(rows[0] ?? { id: '' }).join(', ')
  return { sql: `insert into ${table} (${columns}) select ${columns} from input`, rows }
}
const change = (table: string, rows: Row[]): Step => {
  const columns = Object.keys(rows[0] ?? { note: '' }).filter((name) => name !== 'id')
  return { sql: `update ${table} t set ${columns.map((name) => `${name} = n.${name}`).join(', ')} from input n where t.id = n.id`, rows }
}
const proof = (from: Drawer, source: string, id: string): Row => ({
  id: drawId(from),
  ...{
    source,
    record_id: id,
    kind: from.chance(fc.constantFrom, 'sign_in', 'minutes', 'photo', 'approval', 'invoice', 'acceptance', 'receipt'),
  },
  ...{ file_name: '文件.pdf', media_type: 'application/pdf', size_bytes: 1, sha256: '0' },
})

/** What a write may meet on its way that is no fault of rollup's: a refusal ends its transaction. */
export type Refusal = { code: string; message: string }

/** Plays a script over one connection; gives the refusals met. A transaction that was refused is rolled back. */
export async function play(url: string, script: Script): Promise<Refusal[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined) // a lost connection rejects the query at hand, too
  await client.connect()
  const refusals: Refusal[] = []
  for (const transaction of script) {
    try {
      for (const step of transaction) await perform(client, step)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      refusals.push({ code: error.code ?? '', message: error.message })
      await client.query('rollback')
    }
  }
  await client.end()
  return refusals
}

async function perform(client: Client, step: Step): Promise<void> {
  if (step.rows?.length === 0) return
  if ('copy' in step) return copyRows(client, step.copy, step.rows)
  if (!step.rows) return void (await client.query(step.sql))
  const table = step.sql.match(/^(?:insert into|update|delete from) (\w+)/)?.[1]
  await client.query(`with input as materialized (select * from jsonb_populate_recordset(null::${table}, $1)) ${step.sql}`, [
    JSON.stringify(step.rows),
  ])
}
