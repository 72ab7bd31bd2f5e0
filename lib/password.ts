import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's settings: about 75 ms a check. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash to keep for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, settings)

/** The hash of a short secret that the house made, under a salt that its siblings share: one look tells which of them was given. */
export const hashUnder = (salt: string, secret: string): Promise<string> => hash(secret, { ...settings, salt: Buffer.from(salt, 'base64') })

/** A hash that no password has, so that an unknown name takes as long as a wrong password. */
let decoy: Promise<string> | undefined

/** Whether a password matches; without a hash the same time passes and the answer is no. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  if (kept) return verify(kept, password)
  decoy ??= hashPassword('nobody has this password')
  await verify(await decoy, password)
  return false
}
