import { z } from 'zod'
import { people, purposes } from '../personal-data.ts'

/** What is kept after its end for a time that the house sets, in months; what belongs to it while it lasts stays. */
export const timed = [
  'apply',
  'ask',
  'arrive',
  'confirm',
  'survey',
  'contact',
  'partner',
  'account',
] as const satisfies readonly (typeof purposes)[number][]
export type Timed = (typeof timed)[number]
const months = z.int().min(1).max(120)
export const keptMonths = z.object(Object.fromEntries(timed.map((purpose) => [purpose, months])) as Record<Timed, typeof months>)
export type KeptMonths = z.infer<typeof keptMonths>
export const usualMonths: KeptMonths = { apply: 24, ask: 60, arrive: 60, confirm: 60, survey: 36, contact: 60, partner: 60, account: 60 }
export const keptChoices = [6, 12, 24, 36, 60, 120] as const

export const keepInput = z.object({ months: keptMonths })
/** What the retention job did last: when, and how many rows it took something personal from. */
export const lastForgotten = z.object({ at: z.iso.datetime(), rows: z.int() })

export const privacyView = z.object({
  months: keptMonths,
  last: lastForgotten.nullable(),
  /** The whole list, with how many rows hold something now. */
  columns: z.array(
    z.object({
      ...{ table: z.string(), column: z.string(), whose: z.enum(people), purpose: z.enum(purposes) },
      ...{ mask: z.enum(['contact', 'name', 'whole']), opened: z.boolean(), rows: z.int() },
    }),
  ),
  /** Who opened what was masked, the newest first: thirty days. */
  opened: z.array(z.object({ actor: z.string(), name: z.string().nullable(), source: z.string(), count: z.int(), last: z.iso.datetime() })),
  tables: z.array(z.string()),
})
export type PrivacyView = z.infer<typeof privacyView>
/** What /privacy tells the public. */
export const privacyNotice = z.object({ months: keptMonths })
