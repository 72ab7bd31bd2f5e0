import { createHmac, timingSafeEqual } from 'node:crypto'
import { publicUrl } from './env.ts'
import { houseSecret, houseSecrets } from './house-secret.ts'

/** The two sides of a match: the organisation in the house, and whom it was introduced to. */
export const matchSides = ['resident', 'counterpart'] as const
export type MatchSide = (typeof matchSides)[number]

/** What a link to ask by is about: the organisation that asks, or a request that was sent. */
const askKinds = ['request', 'organisation'] as const
type AskKind = (typeof askKinds)[number]

/** Which mails a person declines by the link in one: those of alerts, or a digest. */
export const mailScopes = ['alerts', 'weekly', 'monthly'] as const
export type MailScope = (typeof mailScopes)[number]

/** What a link opens to whoever holds it, and what it carries beside the record's id: the round of the links to an event or
 * survey or of an invitation to one, a side of a match, whose id it is, the round of a material's or a big screen's link, or which mails of a person; a link to join says all by its row. */
type Rounds = {
  arrive: number
  confirm: MatchSide
  ask: AskKind
  survey: number
  invitation: number
  m: number
  wall: number
  unsubscribe: MailScope
  join: 1
}
export type LinkPurpose = keyof Rounds

/** The page that a link leads to: an organisation's own link to a survey opens the same one as the open link. */
const pages = {
  arrive: 'arrive',
  confirm: 'confirm',
  ask: 'ask',
  survey: 'survey',
  invitation: 'survey',
  m: 'm',
  wall: 'wall',
  unsubscribe: 'unsubscribe',
  join: 'join',
} as const satisfies Record<LinkPurpose, string>

/** A round as the number that stands in a token, and back; null for a number that means nothing. */
const rounds: { [P in LinkPurpose]: { numberOf: (round: Rounds[P]) => number; roundOf: (number: number) => Rounds[P] | null } } = {
  arrive: { numberOf: (round) => round, roundOf: (number) => number },
  survey: { numberOf: (round) => round, roundOf: (number) => number },
  invitation: { numberOf: (round) => round, roundOf: (number) => number },
  confirm: { numberOf: (side) => matchSides.indexOf(side), roundOf: (number) => matchSides[number] ?? null },
  m: { numberOf: (round) => round, roundOf: (number) => number },
  wall: { numberOf: (round) => round, roundOf: (number) => number },
  unsubscribe: { numberOf: (scope) => mailScopes.indexOf(scope), roundOf: (number) => mailScopes[number] ?? null },
  join: { numberOf: (round) => round, roundOf: (number) => (number === 1 ? 1 : null) },
  ask: { numberOf: (kind) => askKinds.indexOf(kind), roundOf: (number) => askKinds[number] ?? null },
}

const idBytes = 16
const roundBytes = 2
/** Half of SHA-256: 128 bits are beyond guessing, and the poster's QR code stays coarse enough for a phone at arm's length. */
const sealBytes = 16

/**
 * The address that opens one record to whoever holds it, without an account: `<PUBLIC_URL>/arrive/<46 letters>`. Nothing is stored: it ends when
 * the record's round moves on or the record is removed, which whoever reads it has to look up. `round` of an event: 1 to 65,535.
 */
export function publicLink<P extends LinkPurpose>(purpose: P, id: string, round: Rounds[P]): string {
  const body = Buffer.alloc(idBytes + roundBytes)
  body.write(id.replaceAll('-', ''), 'hex')
  body.writeUInt16BE(rounds[purpose].numberOf(round), idBytes)
  return `${publicUrl()}/${pages[purpose]}/${Buffer.concat([body, sealOf(houseSecret(), purpose, body)]).toString('base64url')}`
}

/** The record and round that the house itself signed into a token for this purpose; null for anything else. Whether they still hold is for the caller. */
export function readPublicLink<P extends LinkPurpose>(purpose: P, token: string): { id: string; round: Rounds[P] } | null {
  const bytes = Buffer.from(token, 'base64url')
  // base64url forgives stray letters and cut ends: one token has one spelling
  if (bytes.length !== idBytes + roundBytes + sealBytes || bytes.toString('base64url') !== token) return null
  const body = bytes.subarray(0, idBytes + roundBytes)
  if (!houseSecrets().some((secret) => timingSafeEqual(bytes.subarray(body.length), sealOf(secret, purpose, body)))) return null
  const round = rounds[purpose].roundOf(body.readUInt16BE(idBytes))
  return round === null ? null : { id: uuidOf(body.toString('hex', 0, idBytes)), round }
}

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

// the secret signs sessions, too: the words before the purpose keep one kind of seal from passing for another
const sealOf = (secret: string, purpose: LinkPurpose, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`chamber house link ${purpose} `).update(body).digest().subarray(0, sealBytes)
