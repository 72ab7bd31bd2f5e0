import { z } from 'zod'
import type { Db, Tx } from './db.ts'
import { roles } from './permissions.ts'

/** What the house asks of everybody who signs in. */
export const accessRulesSchema = z.object({
  /** Roles that need a second factor; whoever has none is led through it at the next sign-in. Who has one gives its code, whatever the role. */
  secondFactorFor: z.array(z.enum(roles)).max(roles.length),
  /** Whether that holds for who comes by the house's single sign-on or WeCom, too, which may have asked already. */
  secondFactorOutside: z.boolean(),
  /** A session ends after so many minutes without a request. */
  idleMinutes: z.int().min(5).max(1440),
  /** And after so many hours whatever happens. */
  absoluteHours: z.int().min(1).max(720),
  /** After so many days a new password is asked for; null is never, which is what experts advise. */
  passwordDays: z.int().min(30).max(730).nullable(),
})
export type AccessRules = z.infer<typeof accessRulesSchema>

/** How a house begins. */
export const usualAccessRules: AccessRules = {
  secondFactorFor: [],
  secondFactorOutside: false,
  idleMinutes: 12 * 60,
  absoluteHours: 7 * 24,
  passwordDays: null,
}

/** The name under which the rules are kept among the settings. */
export const accessSetting = 'access_rules'
/** As kept: the count of changes beside the rules, so that of two people who change them at once one is told. */
const keptRules = accessRulesSchema.extend({ version: z.int() })

/** The rules as they are now, and how often they were changed. */
export async function accessRules(on: Db | Tx): Promise<AccessRules & { version: number }> {
  const kept = await on.setting.findUnique({ where: { name: accessSetting } })
  // a rule that came later has its usual value in a house that was set up before
  return keptRules.parse({ ...usualAccessRules, version: 0, ...(kept?.value as object | undefined) })
}
