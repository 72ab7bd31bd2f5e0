import { z } from 'zod'
import { decimalText, recordId, shortText } from '../shapes.ts'

/**
 * What the house may alert of. `light`, `value`: an indicator's light, or a value that somebody chose; `no_data`, `missing`: nothing new for days, or
 * a month that lacks records; then what has a day by which it is due; `budget`: spending against the calendar; `step`: an evaluation that waits for its reader; `channel`: mail or robot cannot send.
 */
export const alertKinds = [
  ...(['light', 'value', 'no_data', 'missing', 'request', 'expiry', 'survey', 'measure', 'rectification', 'budget'] as const),
  ...(['step', 'channel'] as const),
] as const
export type AlertKind = (typeof alertKinds)[number]

/** In the app, by mail, and in the WeCom group. */
export const channels = ['app', 'mail', 'robot'] as const
export type Channel = (typeof channels)[number]

export const reminders = ['never', 'daily', 'weekly'] as const
export type Reminder = (typeof reminders)[number]

export const severities = ['urgent', 'soon', 'note'] as const
export type Severity = (typeof severities)[number]

/** Clocks that people may live by; the house's own comes first. */
export const zones = [
  ...(['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/London', 'Europe/Lisbon'] as const),
  ...(['Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'UTC'] as const),
] as const
export const zoneText = z.enum(zones)

export const figures = ['actual', 'forecast'] as const
export const sides = ['below', 'above'] as const

/** What fills the sentence of an alert in; texts and numbers only. */
export const paramsShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export type Params = z.infer<typeof paramsShape>

const version = z.int().positive().nullable()

/** How one kind is to reach its reader; `version` is null for the first word on it. */
export const subscriptionInput = z.object({
  kind: z.enum(alertKinds),
  isOn: z.boolean(),
  channels: z.array(z.enum(channels)).max(channels.length),
  limit: z
    .string()
    .regex(/^(red|yellow|\d{1,3})$/)
    .nullable(),
  reminder: z.enum(reminders),
  version,
})
export type SubscriptionInput = z.infer<typeof subscriptionInput>

export const subscriptionView = subscriptionInput.extend({
  /** Whether it is the role's default, because nobody said otherwise. */
  isDefault: z.boolean(),
})
export type Subscription = z.infer<typeof subscriptionView>

const minuteOfDay = z.int().min(0).max(1439)
export const preferenceInput = z.object({
  quietFrom: minuteOfDay.nullable(),
  quietUntil: minuteOfDay.nullable(),
  zone: zoneText,
  mailOff: z.boolean(),
  version,
})
export type Preference = z.infer<typeof preferenceInput>

export const ruleInput = z.object({
  id: recordId,
  code: shortText.max(40),
  figure: z.enum(figures),
  side: z.enum(sides),
  value: decimalText,
})
export const ruleView = ruleInput.extend({ version: z.int(), name: z.string().nullable(), unit: z.string().nullable() })
export type AlertRule = z.infer<typeof ruleView>

/** One's own alerts: each kind, quiet hours, chosen values; and which ways there are. */
export const mineView = z.object({
  subscriptions: z.array(subscriptionView),
  preference: preferenceInput,
  rules: z.array(ruleView),
  /** The indicators that a value may be chosen for. */
  indicators: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string() })),
  email: z.string().nullable(),
  hasMail: z.boolean(),
  hasRobot: z.boolean(),
  tables: z.array(z.string()),
})
export type MyAlerts = z.infer<typeof mineView>

/** Who gets what, for administrators. */
export const whoView = z.object({
  people: z.array(
    z.object({
      userId: recordId,
      name: z.string(),
      role: z.string(),
      email: z.string().nullable(),
      /** By kind: the channels, empty when it is off. */
      kinds: z.record(z.string(), z.array(z.enum(channels))),
    }),
  ),
  tables: z.array(z.string()),
})

/** Alerts that last, newest first. */
export const alertView = z.object({
  id: recordId,
  kind: z.enum(alertKinds),
  severity: z.enum(severities),
  params: paramsShape,
  path: z.string(),
  beganAt: z.iso.datetime(),
})
export const lastingView = z.object({ alerts: z.array(alertView), total: z.int(), tables: z.array(z.string()) })

export const unsubscribeInput = z.object({ token: z.string().max(200) })
export const unsubscribeView = z.object({ scope: z.enum(['alerts', 'weekly', 'monthly']), name: z.string(), isOff: z.boolean() })
