import { isCommonPassword } from './common-passwords.ts'
import { fail } from './errors.ts'

/** Refuses what was typed into `field` when it is a password that everybody tries first, holds the user's name, or has under four different characters. */
export async function refuseWeak(password: string, userName: string, field: string): Promise<void> {
  const plain = password.toLowerCase()
  if (plain.includes(userName.toLowerCase()) || new Set(plain).size < 4 || (await isCommonPassword(password)))
    throw fail('WEAK_PASSWORD', { fields: [field] })
}
