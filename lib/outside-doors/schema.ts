import { z } from 'zod'
import { recordId, shortText } from '../shapes.ts'

/** An office's own sign-in by OpenID Connect, or WeCom (企业微信). */
export const doorNames = ['oidc', 'wecom'] as const
export type DoorName = (typeof doorNames)[number]

const secret = z.string().trim().min(1).max(500)
const common = {
  /** What its button says. */
  name: shortText.max(40),
  /** Null keeps the one that is there. */
  secret: secret.nullable(),
  isOn: z.boolean(),
  /** Null for the first one. */
  version: z.int().positive().nullable(),
}
/** An address that is only ever asked under TLS; on this machine alone without. */
const issuer = z
  .string()
  .trim()
  .max(300)
  .regex(/^(https:\/\/[^\s/?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/[^\s?#]*)?$/)
  .transform((address) => address.replace(/\/\.well-known\/openid-configuration$/, ''))

export const doorInput = z.discriminatedUnion('provider', [
  z.object({ ...common, provider: z.literal('oidc'), realm: issuer, clientId: shortText, byMail: z.boolean() }),
  z.object({
    ...common,
    provider: z.literal('wecom'),
    realm: z
      .string()
      .trim()
      .regex(/^[a-zA-Z0-9]{8,40}$/),
    clientId: z
      .string()
      .trim()
      .regex(/^\d{4,12}$/),
  }),
])

/** A door as it may be shown: whether it has a secret, never which. `callback` is what the other side has to allow. */
export const doorView = z.object({
  id: recordId,
  provider: z.enum(doorNames),
  name: z.string(),
  realm: z.string(),
  clientId: z.string(),
  byMail: z.boolean(),
  isOn: z.boolean(),
  version: z.int(),
})
export type DoorView = z.infer<typeof doorView>
export const doorsView = z.object({
  rows: z.array(doorView),
  callbacks: z.record(z.enum(doorNames), z.string()),
  tables: z.array(z.string()),
})

/** Why a door does not open; each has its sentence and its next step. */
export const doorReasons = [
  ...([
    'unreachable',
    'unreadable',
    'issuer',
    'secret',
    'address',
    'corp',
    'busy',
    'code',
    'outsider',
    'secret_unreadable',
    'unexpected',
  ] as const),
] as const
export type DoorReason = (typeof doorReasons)[number]
/** What a try of a door came to; null is a success. */
export const doorTry = z.object({ reason: z.enum(doorReasons).nullable(), detail: z.string() })

/** What the entrance may know. */
export const openDoor = z.object({ provider: z.enum(doorNames), name: z.string() })
