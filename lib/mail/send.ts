import { createTransport } from 'nodemailer'
import type { Db, Tx } from '../db.ts'
import { seal, unseal } from '../seal.ts'
import type { MailReason } from './schema.ts'

/** What the mail server, or the way to it, refused. */
export class MailRefusal extends Error {
  readonly reason: MailReason
  constructor(reason: MailReason, detail = '') {
    super(detail.replaceAll('\u0000', '').slice(0, 300))
    this.reason = reason
  }
}

/** How long the server may take to be there, to greet and to answer. */
export const mailManners = { connectMs: 10_000, greetMs: 10_000, answerMs: 30_000 }
const purpose = 'mail password'
export const sealPassword = (password: string): string => seal(purpose, password)

export type Mail = { to: string; subject: string; text: string; html: string; messageId: string; unsubscribe: string | null }
export type Account = {
  host: string
  port: number
  security: string
  userName: string | null
  password: string | null
  fromAddress: string
  fromName: string
}

/** The account with its password open; null when there is none, a refusal when its seal was made under another AUTH_SECRET. */
export async function mailAccountOf(on: Db | Tx): Promise<Account | null> {
  const kept = await on.mailAccount.findFirst()
  if (!kept) return null
  const { host, port, security, userName, secretSealed, fromAddress, fromName } = kept
  const password = secretSealed === null ? null : unseal(purpose, secretSealed)
  if (secretSealed !== null && password === null) throw new MailRefusal('secret_unreadable')
  return { host, port, security, userName, password, fromAddress, fromName }
}

/**
 * Hands one mail to the server: when it returns, the server has taken it. Sent again under the same `messageId` it can be known as the same. STARTTLS is
 * insisted on where it is chosen, and certificates are checked.
 */
export async function sendMail(account: Account, mail: Mail): Promise<void> {
  const { host, port, security, userName, password } = account
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(userName && password && { auth: { user: userName, pass: password } }),
    ...{ connectionTimeout: mailManners.connectMs, greetingTimeout: mailManners.greetMs, socketTimeout: mailManners.answerMs },
    // a text that somebody typed must never make us read a file or an address
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const oneClick = mail.unsubscribe && {
    'List-Unsubscribe': `<${mail.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  try {
    await transport.sendMail({
      ...{ from: { name: account.fromName, address: account.fromAddress }, to: { name: '', address: mail.to } },
      ...{ subject: mail.subject, text: mail.text, html: mail.html, messageId: mail.messageId },
      headers: { 'Auto-Submitted': 'auto-generated', ...oneClick },
    })
  } catch (error) {
    throw refusalOf(error, password)
  } finally {
    transport.close()
  }
}

/** The server's answer by its code; the password is in none of its words. */
function refusalOf(error: unknown, password: string | null): MailRefusal {
  const {
    code = '',
    responseCode,
    response,
    command,
  } = error as { code?: string; responseCode?: number; response?: string; command?: string }
  const said = (response ?? '').replaceAll(password || '\u0000', '…')
  if (code === 'EAUTH') return new MailRefusal('auth', said)
  if (code === 'ETIMEDOUT') return new MailRefusal('timeout')
  if (code === 'ETLS' || /CERT|SELF_SIGNED|SSL|TLS/.test(code)) return new MailRefusal('tls', code)
  if (responseCode && responseCode >= 400 && responseCode < 500) return new MailRefusal('later', said)
  if (responseCode && responseCode >= 500) return new MailRefusal(command === 'RCPT TO' ? 'recipient' : 'refused', said)
  if (['ECONNECTION', 'EDNS', 'ESOCKET', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPROTOCOL'].includes(code))
    return new MailRefusal('unreachable', code)
  return new MailRefusal('unexpected', code)
}
