import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Asked } from '../request.ts'

/** Longer than any replica should ever be behind: then what was written is there as well. */
const rememberSeconds = 120

/**
 * A writer carries with him how far in the database's log he has written, in a cookie of the house's own: so that every instance, whichever he meets
 * next, knows whether its replica has that already. A forged one only sends its owner to the primary.
 */
export const writtenOf = (request: IncomingMessage, response: ServerResponse): Pick<Asked, 'wroteTo' | 'tellWritten'> => {
  if (!process.env.DATABASE_REPLICA_URL) return {}
  return {
    wroteTo:
      (request.headers.cookie ?? '').match(/(?:^|; )house-wrote=([0-9A-F]{1,8}-[0-9A-F]{1,8})(?:;|$)/)?.[1]?.replace('-', '/') ?? null,
    tellWritten: (position) => {
      if (response.headersSent) return
      const secure = process.env.NEXTAUTH_URL?.startsWith('https:') ? '; Secure' : ''
      const cookie = `house-wrote=${position.replace('/', '-')}; Path=/; Max-Age=${rememberSeconds}; HttpOnly; SameSite=Lax${secure}`
      const others = [response.getHeader('set-cookie') ?? []].flat().map(String)
      response.setHeader('set-cookie', [...others.filter((one) => !one.startsWith('house-wrote=')), cookie])
    },
  }
}
