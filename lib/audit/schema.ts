import { z } from 'zod'
import { locales } from '../locale.ts'
import { dayText } from '../shapes.ts'

/** What the audit is searched by: who (user name or name), which operation, table and record, when, and words that stand anywhere in an entry. */
const auditFilter = z.object({
  actor: z.string().trim().max(100).default(''),
  operation: z.string().trim().max(100).default(''),
  source: z.string().trim().max(60).default(''),
  recordId: z.uuid().nullable().default(null),
  words: z.string().trim().max(200).default(''),
  from: dayText.nullable().default(null),
  to: dayText.nullable().default(null),
})
export type AuditFilter = z.infer<typeof auditFilter>
export const auditInput = auditFilter.extend({
  /** Entries older than this id: the list goes back in time page by page. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .default(null),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const auditExport = auditFilter.extend({ format: z.enum(['csv', 'xlsx']), locale: z.enum(locales) })

/** The shortest time that the audit may be kept, in months (网络安全法第二十一条). */
export const leastMonths = 6
export const keepingChoices = [6, 12, 24, 36, 60, 120] as const
/** For how many months; null is for ever. */
export const keepingInput = z.object({ months: z.int().min(leastMonths).max(1200).nullable() })
export const keepingView = z.object({ months: z.int().nullable(), tables: z.array(z.string()) })

export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** What that person is called now; null for who is no user. */
  actorName: z.string().nullable(),
  operation: z.string(),
  source: z.string(),
  recordId: z.uuid().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** The page of the record, where it has one. */
  path: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Something wrong with the audit: which entry, seal or trigger. */
const auditProblem = z.discriminatedUnion('kind', [
  z.object({
    /** changed · gone · slipped in below a seal · dated long before it was written · waiting for a seal too long */
    kind: z.enum(['changed', 'deleted', 'inserted', 'backdated', 'unsealed']),
    entry: z.string(),
    at: z.iso.datetime().nullable(),
    source: z.string().nullable(),
  }),
  z.object({ kind: z.enum(['seal_changed', 'seal_unsigned', 'pruning_unsigned']), seal: z.string() }),
  z.object({ kind: z.literal('seal_gone'), seal: z.string(), upTo: z.string() }),
  z.object({ kind: z.literal('trigger_off'), table: z.string(), trigger: z.string() }),
])
export type AuditProblem = z.infer<typeof auditProblem>

/** What holding the audit against its seals found. */
export const auditCheck = z.object({
  whole: z.boolean(),
  /** Entries under seals, seals, and entries that are not sealed yet. */
  entries: z.int(),
  seals: z.int(),
  open: z.int(),
  sealedAt: z.iso.datetime().nullable(),
  /** The newest seal: who writes it down elsewhere can hold a later check against it. */
  head: z.object({ number: z.string(), hash: z.string() }).nullable(),
  problems: z.array(auditProblem),
})
export type AuditCheck = z.infer<typeof auditCheck>
