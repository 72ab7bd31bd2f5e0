import { z } from 'zod'
import { channels, zoneText } from '../alerts/schema.ts'
import { attentionKinds, severities } from '../attention/schema.ts'
import { gradeSchema } from '../evaluations/schema.ts'
import { dayText, recordId } from '../shapes.ts'

export const digestKinds = ['weekly', 'monthly'] as const
export type DigestKind = (typeof digestKinds)[number]

export const digestTimeInput = z
  .object({
    kind: z.enum(digestKinds),
    isOn: z.boolean(),
    /** Weekly: 1 is Monday, 7 Sunday; monthly: 1 to 28. */
    day: z.int().min(1).max(28),
    hour: z.int().min(0).max(23),
    zone: zoneText,
    channels: z.array(z.enum(channels)).max(channels.length),
    skipsSame: z.boolean(),
    version: z.int().positive().nullable(),
  })
  .refine(({ kind, day }) => kind === 'monthly' || day <= 7, { path: ['day'] })
export const digestTimeView = digestTimeInput.safeExtend({ isDefault: z.boolean(), nextAt: z.iso.datetime().nullable() })
export type DigestTime = z.infer<typeof digestTimeView>
export const digestTimes = z.object({ times: z.array(digestTimeView), tables: z.array(z.string()) })

const light = z.enum(['green', 'yellow', 'red', 'grey'])
/** What a digest says: figures with the addresses of their traces, as they were at its hour. */
export const digestContent = z.object({
  year: z.int().nullable(),
  day: dayText,
  /** The last day that the figures know of: of a year that is over, its last. */
  asOf: dayText,
  total: z.string().nullable(),
  totalBefore: z.string().nullable(),
  grade: gradeSchema.nullable(),
  weight: z.string(),
  /** What the year will probably come to; none without forecasts. */
  expected: z.object({ total: z.string(), grade: gradeSchema.nullable() }).nullable(),
  schedule: z.string(),
  /** Indicators whose light is not the one of the last digest; without an earlier one those that are red or yellow. */
  lights: z.array(
    z.object({
      ...{ code: z.string(), name: z.string(), light, before: light.nullable() },
      ...{ actual: z.string().nullable(), target: z.string(), unit: z.string(), operator: z.string(), path: z.string() },
    }),
  ),
  /** All lights, to be compared next time. */
  allLights: z.record(z.string(), light),
  /** What calls for somebody (lib/attention). */
  attention: z.array(
    z.object({ kind: z.enum(attentionKinds), count: z.int(), severity: z.enum(severities), path: z.string(), names: z.array(z.string()) }),
  ),
  gaps: z.array(z.object({ month: z.string(), open: z.int(), path: z.string() })),
  budget: z.array(z.object({ subProject: z.string(), rate: z.string().nullable(), ahead: z.string().nullable(), path: z.string() })),
})
export type DigestContent = z.infer<typeof digestContent>

export const digestAsk = z.object({ kind: z.enum(digestKinds) })
export const digestView = z.object({
  content: digestContent,
  kind: z.enum(digestKinds),
  /** When it was made; none for what would be sent now. */
  madeAt: z.iso.datetime().nullable(),
  isTest: z.boolean(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export const digestId = z.object({ id: recordId })
export const digestTest = z.object({ id: recordId, kind: z.enum(digestKinds), channels: z.array(z.enum(channels)).min(1) })
export const digestTestView = z.object({
  channels: z.array(z.object({ channel: z.enum(channels), state: z.string(), reason: z.string().nullable() })),
})
