import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { houseSecret, houseSecrets } from './house-secret.ts'

const ivBytes = 12
const tagBytes = 16

/** Seals a text that is kept and never shown: AES-256-GCM under a key of its own for each purpose, derived from AUTH_SECRET. */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(houseSecret(), purpose), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** What was sealed; null when it was changed, or sealed under a secret that is no longer known or for another purpose. */
export function unseal(purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivBytes + tagBytes) return null
  for (const secret of houseSecrets()) {
    const text = opened(bytes, keyOf(secret, purpose))
    if (text !== null) return text
  }
  return null
}

function opened(bytes: Buffer, key: Uint8Array): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    // the seal does not hold: nothing of it is believed
    return null
  }
}

const keyOf = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `chamber house seal ${purpose}`, 32))
