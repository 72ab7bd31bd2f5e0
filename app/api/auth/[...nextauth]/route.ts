import { cookies, headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth.ts'
import { withOutsideDoors } from '#lib/identities/sign-in.ts'

/** Signing in and out. Which doors outside accounts come in by is asked each time: an administrator opens and shuts them. */
async function answer(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const [sent, jar] = [await headers(), await cookies()]
  const asking = {
    header: (name: string) => sent.get(name),
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
  }
  return NextAuth(request as never, context as never, await withOutsideDoors(authOptions, asking))
}

export { answer as GET, answer as POST }
