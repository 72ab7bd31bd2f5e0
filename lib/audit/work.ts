import { db } from '../db.ts'
import { log } from '../log.ts'
import { forgetAudit, keepingOf } from './retention.ts'
import { SealRefused, sealAudit } from './seals.ts'

const sealEveryMs = 5000
const forgetEveryMs = 24 * 60 * 60 * 1000
let [sealedAt, forgotAt] = [0, 0]
let refused = ''

/** The worker's share of the audit: a seal every few seconds over what came, and once a day what has been kept long enough goes. Its faults keep nothing else. */
export async function lookAfterAudit(now = Date.now()): Promise<void> {
  if (now - sealedAt < sealEveryMs) return
  sealedAt = now
  try {
    await sealAudit()
    refused = ''
    if (now - forgotAt < forgetEveryMs) return
    forgotAt = now
    await forgetAudit(await keepingOf(db()))
  } catch (error) {
    const reason = error instanceof SealRefused ? error.reason : String(error)
    // somebody has to look: said once, and the audit's page says it all along
    if (refused !== reason) log.error({ err: error, reason }, 'the audit is not looked after: npm run audit:check')
    refused = reason
  }
}
