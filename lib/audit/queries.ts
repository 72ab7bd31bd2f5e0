import { z } from 'zod'
import { dutiesOf, mayReadAudit, refuseDuty } from '../duties.ts'
import { query } from '../operation.ts'
import { checkAudit } from './check.ts'
import { auditPage } from './read.ts'
import { keepingOf } from './retention.ts'
import { auditCheck, auditEntry, auditInput, keepingView } from './schema.ts'

/** Who changed what and when, newest first, as the trigger wrote it. */
export const listAudit = query('audit.read')
  .input(auditInput)
  .output(z.array(auditEntry))
  .handler(async ({ input, context: { db, actor } }) => {
    refuseDuty(mayReadAudit(actor, await dutiesOf(db)))
    return auditPage(db, input)
  })

/** Holds the whole audit against its seals and names what is wrong. */
export const verifyAudit = query('audit.read')
  .output(auditCheck)
  .handler(async ({ context: { db, actor } }) => {
    refuseDuty(mayReadAudit(actor, await dutiesOf(db)))
    return checkAudit()
  })

/** How long the audit is kept. */
export const getKeeping = query('audit.read')
  .output(keepingView)
  .handler(async ({ context: { db } }) => ({ months: await keepingOf(db), tables: ['settings'] }))
