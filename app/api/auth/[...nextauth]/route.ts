import { cookies, headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, deviceMark } from '#lib/auth.ts'
import { withOutsideDoors } from '#lib/identities/sign-in.ts'

/**
 * Signing in and out. Which doors outside accounts come in by is asked each time: an administrator opens and shuts them. A browser that was let in
 * is known from then on.
 */
async function answer(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const [sent, jar] = [await headers(), await cookies()]
  const asking = {
    header: (name: string) => sent.get(name),
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
  }
  const answered: Response = await NextAuth(request as never, context as never, await withOutsideDoors(authOptions, asking))
  if (!request.nextUrl.pathname.startsWith('/api/auth/callback/')) return answered
  const mark = await deviceMark(answered.headers.getSetCookie(), sent.get('cookie') ?? '')
  if (mark !== null) answered.headers.append('Set-Cookie', mark)
  return answered
}

export { answer as GET, answer as POST }
