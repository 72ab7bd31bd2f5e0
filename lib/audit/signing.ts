import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { houseSecret, houseSecrets } from '../house-secret.ts'

/** What a seal says of itself, all of it under its hash. */
export type SealHead = {
  number: bigint
  sealedAt: Date
  afterId: bigint
  lastId: bigint
  count: number
  contents: string
  previous: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of a seal: over what it holds and the hash of the seal before it. */
export const hashOf = (seal: SealHead): string =>
  sha256(
    ['audit seal', seal.number, seal.sealedAt.toISOString(), seal.afterId, seal.lastId, seal.count, seal.contents, seal.previous].join(
      '\n',
    ),
  )

/** Signs under today's secret: whoever has only the database cannot make a seal. */
export function sign(text: string): { keyName: string; mac: string } {
  const key = keyOf(houseSecret())
  return { keyName: nameOf(key), mac: macOf(key, text) }
}

/** Whether a signature holds; `unknown` when it was made under a secret that this house does not have. */
export function verify(text: string, { keyName, mac }: { keyName: string; mac: string }): 'good' | 'bad' | 'unknown' {
  const key = houseSecrets()
    .map(keyOf)
    .find((one) => nameOf(one) === keyName)
  if (!key) return 'unknown'
  const [made, given] = [Buffer.from(macOf(key, text)), Buffer.from(mac)]
  return made.length === given.length && timingSafeEqual(made, given) ? 'good' : 'bad'
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'chamber house audit', 32))
const nameOf = (key: Buffer): string => createHmac('sha256', key).update('name').digest('hex').slice(0, 12)
const macOf = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('hex')
