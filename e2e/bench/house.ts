import { type ChildProcess, spawn } from 'node:child_process'
import { encode } from 'next-auth/jwt'
import { sql } from '../support/database.ts'
import { house } from '../support/house.ts'

/** Starts the house that is measured, built where needed; how long it took until its first page, in milliseconds. */
export async function startHouse(): Promise<{ house: ChildProcess; firstPageMs: number }> {
  const { port, dir, secret, url } = await house()
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dir,
    AUTH_SECRET: secret,
    DATABASE_URL: '',
    NEXTAUTH_URL: url,
    HOST: 'localhost',
    // so that clients of one machine are as many addresses
    TRUST_PROXY: '1',
  }
  const began = performance.now()
  const child = spawn(process.execPath, ['lib/server/start.ts'], { env, stdio: 'ignore' })
  for (;;) {
    const answer = await fetch(`${url}/sign-in`).catch(() => null)
    if (answer?.ok) return { house: child, firstPageMs: performance.now() - began }
    if (child.exitCode !== null) throw new Error(`the house did not start (${child.exitCode})`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** Stops it; how long that took, in milliseconds. */
export async function stopHouse(child: ChildProcess): Promise<number> {
  const began = performance.now()
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
  return performance.now() - began
}

/** The cookie of somebody who is signed in, without the form. */
export async function cookieOf(userName: string): Promise<string> {
  const { secret } = await house()
  const [session] = await sql<{ id: string }>(
    `insert into user_sessions (id, user_id, device) select gen_random_uuid(), id, 'bench' from users where user_name = $1 returning id`,
    [userName],
  )
  return `next-auth.session-token=${await encode({ token: { sid: session?.id }, secret, maxAge: 3600 })}`
}
