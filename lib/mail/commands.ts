import { z } from 'zod'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { isExposed } from './rules.ts'
import { mailAccountInput } from './schema.ts'
import { sealPassword } from './send.ts'

const nothing = z.object({})

/** Keeps the mail server and its password, sealed. To another server or name the password that is there is not sent: it has to be entered again. */
export const connectMail = command('alerts.channels')
  .input(mailAccountInput)
  .output(nothing)
  .handler(async ({ input: { password, version, ...account }, context: { tx } }) => {
    const before = await tx.mailAccount.findFirst()
    if ((before?.version ?? null) !== version) throw fail('STALE')
    const isSame = before?.host === account.host && before.userName === account.userName && before.port === account.port
    if (before?.secretSealed && password === null && account.userName !== null && !isSame)
      throw fail('RULE_BROKEN', { params: { rule: 'mail_password_again' }, fields: ['password'] })
    const kept = account.userName === null ? null : password === null ? (before?.secretSealed ?? null) : sealPassword(password)
    if (isExposed({ ...account, hasPassword: kept !== null }))
      throw fail('RULE_BROKEN', { params: { rule: 'mail_password_exposed' }, fields: ['security'] })
    const row = { ...account, secretSealed: kept }
    await tx.mailAccount.upsert({ where: { isOnly: true }, create: row, update: row })
    await freshState(tx)
    return {}
  })

/** Forgets the mail server and its password; the history stays. */
export const disconnectMail = command('alerts.channels')
  .output(nothing)
  .handler(async ({ context: { tx } }) => {
    await tx.mailAccount.deleteMany()
    await freshState(tx)
    return {}
  })

/** What was known of the server before says nothing of this one. */
async function freshState(tx: Tx): Promise<void> {
  await tx.channelState.deleteMany({ where: { channel: 'mail' } })
  await tx.$queryRaw`select pg_notify('records', 'alert_deliveries')::text`
}
