import { db } from '../db.ts'
import { log } from '../log.ts'
import { forgetAudit, keepingOf } from './retention.ts'
import { SealRefused, sealAudit } from './seals.ts'

const sealEveryMs = 5000
const forgetEveryMs = 24 * 60 * 60 * 1000
let [sealedAt, forgotAt] = [0, 0]
let refused = ''

/** The worker's share of the audit: a seal every few seconds over what came, and once a day what has been kept long enough goes. */
export async function lookAfterAudit(now = Date.now()): Promise<void> {
  if (now - sealedAt < sealEveryMs) return
  sealedAt = now
  try {
    await sealAudit()
    refused = ''
  } catch (error) {
    if (!(error instanceof SealRefused)) throw error
    // somebody has to look: said once, and the audit's page says it all along
    if (refused !== error.reason) log.error({ reason: error.reason }, 'the audit cannot be sealed: npm run audit:check')
    refused = error.reason
    return
  }
  if (now - forgotAt < forgetEveryMs) return
  forgotAt = now
  await forgetAudit(await keepingOf(db()))
}
