import { z } from 'zod'
import { recordPath, sources } from '../facts/sources.ts'
import { query } from '../operation.ts'
import { auditEntry, auditInput } from './schema.ts'

/** Who changed what and when, newest first, as the trigger wrote it. */
export const listAudit = query('audit.read')
  .input(auditInput)
  .output(z.array(auditEntry))
  .handler(async ({ input, context: { db } }) => {
    const rows = await db.auditEntry.findMany({
      where: {
        ...(input.actor && { actor: { contains: input.actor, mode: 'insensitive' } }),
        ...(input.operation && { operation: { contains: input.operation, mode: 'insensitive' } }),
        ...(input.source && { source: input.source }),
        ...(input.recordId && { recordId: input.recordId }),
        ...(input.before && { id: { lt: BigInt(input.before) } }),
      },
      orderBy: { id: 'desc' },
      take: input.size,
    })
    return rows.map((row) => auditEntry.parse({ ...row, id: row.id.toString(), at: row.at.toISOString(), path: pathOf(row) }))
  })

/** Pages of records that have no facts. */
const pages: Record<string, string> = {
  organisations: '/organisations',
  contract_lines: '/contracts/lines',
  surveys: '/surveys',
  users: '/users',
}

/** Where the record of an entry can be seen; a file is seen with the record that it proves. */
function pathOf({
  source,
  recordId,
  before,
  after,
}: {
  source: string
  recordId: string | null
  before: unknown
  after: unknown
}): string | null {
  if (!recordId) return null
  const { source: proved, record_id: provedId } = (after ?? before ?? {}) as Record<string, unknown>
  if (source === 'evidence' && typeof proved === 'string' && typeof provedId === 'string')
    return pathOf({ source: proved, recordId: provedId, before: null, after: null })
  if (sources[source]) return recordPath(source, recordId)
  return pages[source] ? `${pages[source]}?open=${recordId}` : null
}
