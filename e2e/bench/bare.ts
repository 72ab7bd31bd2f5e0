import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../support/house.ts'

/** One query of a year by months: what the least servers are asked. */
export const bareQuery = `select date_trunc('month', day::timestamp)::date::text as month, sum(value)::text as value from rollup
  where measure = 'materials.downloads' and day between $1 and $2 group by 1 order by 1`

/** The least servers, to measure ours against: `node` is node:http with pg, `next` a Next.js handler and page in production. */
export type Bare = { node: string; next: string; stop: () => void }

export async function startBare(databaseUrl: string): Promise<Bare> {
  const dir = join(import.meta.dirname, 'bare-next')
  const next = join('node_modules', 'next', 'dist', 'bin', 'next')
  execFileSync(process.execPath, [next, 'build', dir], { stdio: 'ignore' })
  const env = { ...process.env, DATABASE_URL: databaseUrl, BARE_QUERY: bareQuery, NODE_ENV: 'production' as const }
  const node = fork(join(import.meta.dirname, 'bare-node.ts'), { env })
  const port = await new Promise<number>((done) => node.once('message', (said) => done(Number(said))))
  const nextPort = await freePort()
  const pages = fork(next, ['start', dir, '-p', String(nextPort), '-H', '127.0.0.1'], { env, silent: true })
  const url = `http://127.0.0.1:${nextPort}`
  await untilAnswers(`${url}/one`, pages)
  return {
    node: `http://127.0.0.1:${port}`,
    next: url,
    stop: () => {
      node.kill()
      pages.kill()
    },
  }
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`${url} did not start`)
    await new Promise((done) => setTimeout(done, 100))
  }
}
