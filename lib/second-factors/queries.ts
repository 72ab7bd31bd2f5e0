import { accessRules } from '../access-rules.ts'
import { query } from '../operation.ts'
import { factorState } from './schema.ts'

/** How it stands with one's own second factor. */
export const getSecondFactor = query('self.read')
  .output(factorState)
  .handler(async ({ context: { db, actor } }) => {
    const [factor, rules] = await Promise.all([
      db.secondFactor.findUnique({ where: { userId: actor?.userId }, include: { codes: true } }),
      accessRules(db),
    ])
    const isOn = factor?.confirmedAt != null
    return {
      since: factor?.confirmedAt?.toISOString() ?? null,
      codesLeft: isOn && factor.codes.length > 0 ? factor.codes.filter(({ usedAt }) => usedAt === null).length : null,
      isRequired: actor !== null && rules.secondFactorFor.includes(actor.role),
    }
  })
