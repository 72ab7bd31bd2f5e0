import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { sqlAt } from '../support/database.ts'

/** Somebody signed in who asks the house past any browser, and keeps the cookies that it sets as one does. */
export type Caller = { ask: (base: string, path: string, input: unknown) => Promise<Response>; cookies: Map<string, string> }

/** The sample user of a role, without the form. */
export async function signedIn(databaseUrl: string, secret: string, userName: string): Promise<Caller> {
  const id = randomUUID()
  await sqlAt(databaseUrl, `insert into user_sessions (id, user_id, device) select $1, id, 'machines' from users where user_name = $2`, [
    id,
    userName,
  ])
  const cookies = new Map([['next-auth.session-token', await encode({ token: { sid: id }, secret, maxAge: 3600 })]])
  return {
    cookies,
    ask: async (base, path, input) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { cookie, 'content-type': 'application/json' }
      const answer = await fetch(`${base}/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) })
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? []
        cookies.set(name, value)
      }
      return answer
    },
  }
}

let number = 0
/** An article of a year that nobody else writes in. */
export const article = (title: string) => ({
  ...{ id: randomUUID(), mid: String(Date.now() * 1000 + number++), idx: 1, title, publishedOn: '2012-06-01', url: null },
  ...{ readUsers: null, readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null },
})

/** What asks for all articles as a file. */
export const exported = {
  ...{ year: 2012, format: 'csv', title: 'articles', notes: [], columns: [{ path: 'title', heading: 'title', kind: 'text' }] },
}
