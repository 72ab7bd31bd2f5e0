import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { Door } from './read.ts'
import type { DoorReason } from './schema.ts'

export const oidcManners = { timeoutMs: 10_000 }
const described = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url(), jwks_uri: z.url() })
const descriptionOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/** Whether an issuer describes itself as the one that was entered. */
export async function tryIssuer(issuer: string): Promise<{ reason: DoorReason | null; detail: string }> {
  const got = await fetch(descriptionOf(issuer), { redirect: 'error', signal: AbortSignal.timeout(oidcManners.timeoutMs) }).catch(
    () => null,
  )
  if (!got) return { reason: 'unreachable', detail: '' }
  if (!got.ok) return { reason: 'unreadable', detail: `HTTP ${got.status}` }
  const read = described.safeParse(await got.json().catch(() => null))
  if (!read.success) return { reason: 'unreadable', detail: '' }
  return read.data.issuer === issuer ? { reason: null, detail: '' } : { reason: 'issuer', detail: read.data.issuer.slice(0, 300) }
}

/** What an id token says of a person; only `iss` and `sub` say who it is. */
export type Claims = { iss: string; sub: string; name?: string; preferred_username?: string; email?: string; email_verified?: boolean }

/** The office's own sign-in. openid-client, inside next-auth, checks signature, issuer, audience, times, nonce, state and the PKCE proof. */
export const oidcProvider = ({ realm, clientId, secret, name }: Door): OAuthConfig<Claims> => ({
  ...{ id: 'oidc', name, type: 'oauth', idToken: true, checks: ['pkce', 'state', 'nonce'] },
  ...{ issuer: realm, wellKnown: descriptionOf(realm), clientId, clientSecret: secret ?? '' },
  authorization: { params: { scope: 'openid profile email' } },
  httpOptions: { timeout: oidcManners.timeoutMs },
  profile: ({ sub, name: called, preferred_username: login }) => ({ id: sub, name: called ?? login ?? sub }),
})
