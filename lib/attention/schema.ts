import { z } from 'zod'
import { dayText } from '../shapes.ts'

/** What may call for somebody; the sentences for users are `attention.<kind>` in the messages. */
export const attentionKinds = [
  'requestsOverdue',
  'requestsLapsing',
  'requestsWaiting',
  'recordsMissing',
  'eventsUnproved',
  'paymentsUnproved',
  'importsWaiting',
  'importsStale',
  'indicatorsEmpty',
  'deviationsUnexplained',
  'budgetOver',
  'budgetBehind',
  'rectificationsOverdue',
  'waitingForYou',
  'backupStale',
] as const
export type AttentionKind = (typeof attentionKinds)[number]

/** Something has lapsed or is beyond its limit · it soon will · it should be seen to. */
export const severities = ['urgent', 'soon', 'note'] as const

/** One thing that calls for somebody: how many there are, since when the oldest waits, and the address of the very list that mends it. */
export const attentionItem = z.object({
  kind: z.enum(attentionKinds),
  count: z.int().positive(),
  severity: z.enum(severities),
  /** The day of the oldest of them, where they have days. */
  since: dayText.nullable(),
  path: z.string(),
  /** What else the sentence says. */
  params: z.object({ names: z.array(z.string()).optional() }),
})
export type AttentionItem = z.infer<typeof attentionItem>

export const attentionView = z.object({ items: z.array(attentionItem), tables: z.array(z.string()) })
