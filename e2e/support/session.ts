import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import type { Role } from '#lib/permissions.ts'
import { sql } from './database.ts'
import { house } from './house.ts'

/** Signs a browser in as the sample user of a role, without the form (one journey covers that). Gives the session's id. */
export async function signInAs(context: BrowserContext, role: Role): Promise<string> {
  const id = randomUUID()
  const { secret, url } = await house()
  const opened = await sql(
    `insert into user_sessions (id, user_id, device) select $1, id, 'journey' from users where user_name = $2 and sample returning id`,
    [id, role],
  )
  if (opened.length === 0) throw new Error(`the house has no sample user ${role}`)
  const value = await encode({ token: { sid: id }, secret, maxAge: 3600 })
  await context.clearCookies()
  await context.addCookies([{ name: 'next-auth.session-token', value, url, httpOnly: true, sameSite: 'Lax' }])
  return id
}
