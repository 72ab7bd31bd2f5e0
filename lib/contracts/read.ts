import type { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { viewOf } from '../record.ts'
import { type FindingRow, findingRow, type findingsInput } from './schema.ts'

type Row = Record<string, unknown>
/** More than these are narrowed by contract, kind or year. */
const most = 500

/** Findings with the rows that cause them, the open ones and the newest first. */
export async function readFindings(on: Db | Tx, ask: z.output<typeof findingsInput>): Promise<FindingRow[]> {
  const { contractId, kind, year, state } = ask
  const wanted = Prisma.sql`c.removed_at is null
    and (${contractId}::uuid is null or c.id = ${contractId}::uuid)
    and (${kind}::text is null or f.kind = ${kind})
    and (${state} = 'all' or (f.resolved_at is null) = (${state} = 'open'))`
  const rows = await on.$queryRaw<Row[]>`
    with wanted as materialized (
      select f.*, c.code as contract_code, c.name as contract_name
      from contract_findings f join contracts c on c.id = f.contract_id where ${wanted}
    ),
    cause as materialized (select * from contract_causes(array(select distinct contract_id from wanted)))
    select w.id, w.contract_id as "contractId", w.kind, w.subject, w.opened_at as "openedAt", w.resolved_at as "resolvedAt",
      w.resolved_by as "resolvedBy", w.note, json_build_object('code', w.contract_code, 'name', w.contract_name) as contract,
      json_agg(json_build_object('source', d.source, 'recordId', d.record_id, 'code', d.code, 'foundOn', d.found_on, 'agreed', d.agreed,
        'agreedTo', d.agreed_to, 'found', d.found, 'unit', d.unit) order by d.found_on, d.code) as causes
    from wanted w join cause d on (d.contract_id, d.kind, d.subject) = (w.contract_id, w.kind, w.subject)
    group by w.id, w.contract_id, w.kind, w.subject, w.opened_at, w.resolved_at, w.resolved_by, w.note, w.contract_code, w.contract_name
    having ${year}::int is null or bool_or(extract(year from d.found_on) = ${year}::int)
    order by w.resolved_at is not null, w.opened_at desc, w.contract_code, w.kind, w.subject
    limit ${most}`
  return rows.map((row) => findingRow.parse(viewOf(row)))
}

/** What findings depend on. */
export const findingTables = ['contracts', 'contract_lines', 'contract_amendments', 'settlements', 'contract_findings']
