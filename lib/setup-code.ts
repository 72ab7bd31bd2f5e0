import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from './db.ts'

const name = 'setup_code'
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const digest = (code: string) => createHash('sha256').update(code.toUpperCase().replaceAll('-', '')).digest('hex')

/** Makes the one-time code that lets the first visitor become administrator; only its hash is kept. The terminal prints it. */
export async function makeSetupCode(on: Db | Tx): Promise<string> {
  const code = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')
  await on.setting.upsert({ where: { name }, create: { name, value: digest(code) }, update: { value: digest(code) } })
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Whether the code is the one that was printed; a right code is used up. */
export async function spendSetupCode(tx: Tx, code: string): Promise<boolean> {
  const kept = await tx.setting.findUnique({ where: { name } })
  if (typeof kept?.value !== 'string') return false
  const right = timingSafeEqual(Buffer.from(kept.value), Buffer.from(digest(code)))
  // of two visitors with the right code at one moment only one finds the row
  return right && (await tx.setting.deleteMany({ where: { name } })).count === 1
}
