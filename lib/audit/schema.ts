import { z } from 'zod'

export const auditInput = z.object({
  actor: z.string().trim().max(100).default(''),
  operation: z.string().trim().max(100).default(''),
  source: z.string().trim().max(60).default(''),
  recordId: z.uuid().nullable().default(null),
  /** Entries older than this id: the list goes back in time page by page. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .default(null),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  operation: z.string(),
  source: z.string(),
  recordId: z.uuid().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** The page of the record, where it has one. */
  path: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>
