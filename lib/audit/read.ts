import { plusDays, startOfDay } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { simplified } from '../han.ts'
import { withoutPersonal } from '../personal-data.ts'
import { pathOf } from './paths.ts'
import { type AuditEntry, type AuditFilter, auditEntry } from './schema.ts'

type Found = {
  id: bigint
  at: Date
  actor: string
  actorName: string | null
  operation: string
  source: string
  recordId: string | null
  before: unknown
  after: unknown
}

/** Entries of a search, newest first, from below an id on. What is personal in them is masked, also in what was written before the audit masked it. */
export async function auditPage(
  on: Db | Tx,
  { before, size, ...filter }: AuditFilter & { before: string | null; size: number },
): Promise<AuditEntry[]> {
  const rows = await on.$queryRaw<Found[]>`
    select e.id, e.at, e.actor, u.name as "actorName", e.operation, e.source, e.record_id as "recordId", e.before, e.after
    from audit_entries e left join users u on u.user_name = e.actor
    where ${whereOf(filter)} and ${before ? Prisma.sql`e.id < ${BigInt(before)}` : Prisma.sql`true`}
    order by e.id desc limit ${size}::int`
  return rows.map((row) => {
    const held = { ...row, before: withoutPersonal(row.source, row.before), after: withoutPersonal(row.source, row.after) }
    return auditEntry.parse({ ...held, id: row.id.toString(), at: row.at.toISOString(), path: pathOf(row) })
  })
}

/** How many entries a search finds. */
export async function countAudit(on: Db | Tx, filter: AuditFilter): Promise<number> {
  const [row] = await on.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from audit_entries e left join users u on u.user_name = e.actor where ${whereOf(filter)}`
  return row?.count ?? 0
}

function whereOf({ actor, operation, source, recordId, words, from, to }: AuditFilter): Prisma.Sql {
  const wheres = [
    ...(actor ? [Prisma.sql`(e.actor ilike ${like(actor)} or u.name ilike ${like(actor)})`] : []),
    ...(operation ? [Prisma.sql`e.operation ilike ${like(operation)}`] : []),
    ...(source ? [Prisma.sql`e.source = ${source}`] : []),
    ...(recordId ? [Prisma.sql`e.record_id = ${recordId}::uuid`] : []),
    ...(from ? [Prisma.sql`e.at >= ${startOfDay(from)}`] : []),
    ...(to ? [Prisma.sql`e.at < ${startOfDay(plusDays(to, 1))}`] : []),
    ...words.split(/\s+/).filter(Boolean).map(wordWhere),
  ]
  return wheres.length > 0 ? Prisma.join(wheres, ' and ') : Prisma.sql`true`
}

/** A word as it was typed, or in simplified characters: records are in one script or the other. */
function wordWhere(word: string): Prisma.Sql {
  const forms = [...new Set([word, simplified(word)])].map(
    (form) => Prisma.sql`concat_ws(' ', e.actor, u.name, e.operation, e.source, e.record_id, e.before, e.after) ilike ${like(form)}`,
  )
  return Prisma.sql`(${Prisma.join(forms, ' or ')})`
}
const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
