import { z } from 'zod'
import { dayText, recordId, recordVersion } from '../shapes.ts'

/** The parts of WeChat's interface that are alive, by their own names. */
export const endpointNames = [
  'getusercumulate',
  'getusersummary',
  'getarticletotaldetail',
  'getbizsummary',
  'getarticleread',
  'getarticleshare',
] as const
export type Endpoint = (typeof endpointNames)[number]

/** Why something was left out, stopped or failed; each has its sentence and its next step. */
export const reasons = [
  ...(['retired', 'unauthorised', 'token_expired', 'token_refused', 'daily_limit', 'busy', 'unreachable', 'server'] as const),
  ...(['credentials', 'ip_refused', 'dates', 'unexpected', 'unreadable', 'secret_unreadable', 'budget', 'cancelled'] as const),
  ...(['no_figures', 'delayed', 'year_closed', 'removed', 'no_total', 'day_missing', 'disconnected', 'some_failed'] as const),
] as const
export type Reason = (typeof reasons)[number]

const runKinds = ['daily', 'now', 'backfill'] as const
const runStates = ['waiting', 'running', 'done', 'stopped'] as const
const outcomes = ['written', 'same', 'empty', 'skipped', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** AppID and AppSecret as WeChat gives them out. */
export const connectInput = z.object({
  appId: z
    .string()
    .trim()
    .regex(/^wx[0-9a-zA-Z]{16}$/),
  secret: z
    .string()
    .trim()
    .regex(/^[0-9a-zA-Z]{32}$/),
})
export const dailyInput = z.object({ isDaily: z.boolean(), version: recordVersion.shape.version })
export const pullInput = z.object({ id: recordId })
export const backfillInput = z.object({ id: recordId, from: dayText })
export const endpointInput = z.object({ endpoint: z.enum(endpointNames) })

export const wechatRun = z.object({
  id: recordId,
  kind: z.enum(runKinds),
  from: dayText,
  to: dayText,
  state: z.enum(runStates),
  reason: z.enum(reasons).nullable(),
  done: z.int(),
  total: z.int(),
  actorName: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type WechatRun = z.infer<typeof wechatRun>

export const wechatState = z.object({
  account: z.object({ appId: z.string(), isDaily: z.boolean(), version: z.int(), updatedAt: z.iso.datetime() }).nullable(),
  /** The host that is asked, where it is not WeChat's own. */
  host: z.string().nullable(),
  budget: z.object({ used: z.int(), limit: z.int() }),
  /** When it is asked by itself again; null when it is not. */
  nextAt: z.iso.datetime().nullable(),
  /** The newest rounds first. */
  runs: z.array(wechatRun),
  stops: z.array(
    z.object({
      endpoint: z.enum(endpointNames),
      reason: z.enum(reasons),
      stoppedAt: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
    }),
  ),
  /** Days without figures that will be asked for again. */
  missing: z.array(z.object({ endpoint: z.enum(endpointNames), days: z.array(dayText), total: z.int() })),
  /** Days on which WeChat says that more was published than the house knows of. */
  unknown: z.array(z.object({ day: dayText, published: z.int(), known: z.int() })),
  tables: z.array(z.string()),
})
export type WechatState = z.infer<typeof wechatState>

export const wechatPull = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  endpoint: z.string(),
  from: dayText,
  to: dayText,
  outcome: z.enum(outcomes),
  got: z.int(),
  wrote: z.int(),
  reason: z.enum(reasons).nullable(),
  errcode: z.int().nullable(),
  message: z.string().nullable(),
  missing: z.array(dayText),
})
export type WechatPull = z.infer<typeof wechatPull>
export const logInput = z.object({
  /** Only what did not go as it should. */
  problems: z.boolean().default(false),
  /** Entries older than this one. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .default(null),
  size: z.int().min(1).max(200).default(50),
})
export const wechatLog = z.object({ rows: z.array(wechatPull), hasMore: z.boolean(), tables: z.array(z.string()) })
