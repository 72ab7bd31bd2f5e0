import { z } from 'zod'
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
    return rows.map((row) => auditEntry.parse({ ...row, id: row.id.toString(), at: row.at.toISOString() }))
  })
