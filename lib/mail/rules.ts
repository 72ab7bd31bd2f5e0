import type { MailAccountInput, MailReason } from './schema.ts'

const thisMachine = ['localhost', '127.0.0.1']
/** A password never leaves the machine in the clear. */
export const isExposed = ({
  security,
  host,
  hasPassword,
}: Pick<MailAccountInput, 'security' | 'host'> & { hasPassword: boolean }): boolean =>
  security === 'none' && hasPassword && !thisMachine.includes(host)

/** What a port is usually spoken on with. */
export const usualPort = { tls: 465, starttls: 587, none: 25 } as const

/** Another try is senseless: the server said no to this very message or receiver. */
export const isFinal = (reason: MailReason): boolean => reason === 'recipient' || reason === 'refused'
