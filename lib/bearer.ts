import { createHash, randomBytes } from 'node:crypto'
import { pool } from './db.ts'
import { fail } from './errors.ts'
import type { Actor } from './operation.ts'
import type { Permission } from './permissions.ts'
import { countKeyTry } from './throttle.ts'

/** Says what it is wherever it turns up: in a log, in a repository, in a mail. */
const mark = 'chk_'
const shown = mark.length + 4

/** 256 random bits. */
export const newSecret = (): string => mark + randomBytes(32).toString('base64url')
/** How a secret is kept: nobody guesses 256 bits, so a fast hash is as good as a slow one, and every request pays for it. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
export const secretHint = (secret: string): string => secret.slice(0, shown)

type Held = {
  id: string
  name: string
  scopes: Permission[]
  state: 'waiting' | 'live' | 'expired' | 'revoked' | 'owner'
  seen: Date | null
  owner: Pick<Actor, 'userId' | 'userName' | 'role' | 'shortcuts'> & { name: string }
}
const asked = `
  select k.id, k.name, k.scopes, k.last_used_at as seen,
    case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' when u.disabled_at is not null then 'owner'
      when k.approved_at is null then 'waiting' else 'live' end as state,
    json_build_object('userId', u.id, 'userName', u.user_name, 'name', u.name, 'role', u.role, 'shortcuts', u.shortcuts) as owner
  from api_keys k join users u on u.id = k.owner_id where k.secret_hash = $1`

/**
 * In whose name a program asks, by the key in its Authorization header; null when there is no such header. A key that opens nothing is refused and says why:
 * it never falls back on a cookie that came along.
 */
export async function actorOfBearer(header: string | null, address: string): Promise<Actor | null> {
  if (header === null) return null
  const secret = header.match(/^Bearer +(\S{20,200})$/i)?.[1]
  const held = secret?.startsWith(mark) ? await find(secret) : undefined
  if (held?.state !== 'live') {
    await countKeyTry(address)
    throw fail('KEY_REFUSED', { params: { reason: held?.state ?? 'unknown' } })
  }
  const { id, name, scopes, seen, owner } = held
  if (Date.now() - (seen?.getTime() ?? 0) > 60_000) await pool().query('update api_keys set last_used_at = now() where id = $1', [id])
  return { ...owner, sessionId: id, key: { id, name }, scopes }
}

const find = async (secret: string): Promise<Held | undefined> =>
  (await pool().query<Held>({ name: 'bearer', text: asked, values: [secretHash(secret)] })).rows[0]
