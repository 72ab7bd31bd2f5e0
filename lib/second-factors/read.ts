import QRCode from 'qrcode'
import type { z } from 'zod'
import { inTransaction, type Tx } from '../db.ts'
import { beginSecondFactor } from '../second-factor.ts'
import type { enrolmentView } from './schema.ts'

/** What an authenticator app is shown by somebody who sets it up; null for who has a second factor already. */
export async function enrolmentOf(tx: Tx, user: { id: string; userName: string }): Promise<z.infer<typeof enrolmentView> | null> {
  const begun = await beginSecondFactor(tx, user)
  if (!begun) return null
  const qr = await QRCode.toString(begun.uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return { ...begun, secret: begun.secret.replace(/(.{4})(?=.)/g, '$1 '), qr }
}

/** The same for somebody at the door from whom the house asks a second factor. */
export const enrolmentAtDoor = ({ userId, userName }: { userId: string; userName: string }) =>
  inTransaction({ actor: userName, operation: 'secondFactors.begin' }, (tx) => enrolmentOf(tx, { id: userId, userName }))
