import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, isBuildStale } from '#lib/server/build.ts'
import { findChromium } from '#lib/server/chromium.ts'
import { rollupDifferences } from '#lib/server/facts.ts'
import { startFakeS3 } from '#lib/testing/s3.ts'
import { freePort } from '../support/house.ts'
import { signedIn } from './caller.ts'
import { checks } from './checks.ts'
import { standaloneIn, startInstance } from './house.ts'
import { hasNginx, startNginx } from './nginx.ts'
import { postgresPrograms, startPrimary, startReplica } from './postgres.ts'

/**
 * `npm run test:machines [journeys]`: a primary and a streaming replica of an installed PostgreSQL, an S3, two instances (one from a standalone folder) and
 * nginx on this machine; what must hold between them, then the journeys through nginx. `-- --checks` leaves the journeys out.
 */
const missing = [!postgresPrograms() && 'PostgreSQL ≥ 15 (PG_BIN, /usr/lib/postgresql/*/bin)', !hasNginx() && 'nginx'].filter(Boolean)
if (missing.length > 0) {
  console.error(`本机缺少 (not installed here): ${missing.join(', ')}`)
  process.exit(1)
}
const began = Date.now()
const say = (text: string) => console.info(`▸ ${text}（${Math.round((Date.now() - began) / 1000)} s）`)
const dir = mkdtempSync(join(tmpdir(), 'chamber-machines-'))
chmodSync(dir, 0o711)
/** Ends what was started, last first. */
const ends: (() => Promise<unknown>)[] = []
let failed = 0

async function run(): Promise<void> {
  if (isBuildStale()) await build()
  say('编译好了 (built)')
  const primary = await startPrimary(dir)
  ends.push(primary.stop)
  const replica = await startReplica(dir, primary)
  ends.push(replica.stop)
  const s3 = await startFakeS3()
  ends.push(s3.stop)
  say(`PostgreSQL 主库和从库、S3 (primary ${primary.port}, replica ${replica.port})`)
  const [sitePort, onePort, otherPort, wechatPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const site = `http://localhost:${sitePort}`
  const [secret, metricsToken] = ['only for these machines, only here', 'figures-of-these-machines']
  const env = {
    ...{ DATABASE_URL: primary.url, DATABASE_REPLICA_URL: replica.url, AUTH_SECRET: secret, METRICS_TOKEN: metricsToken, ...s3.env },
    ...{ TRUST_PROXY: '1', NEXTAUTH_URL: site, PUBLIC_URL: site, SAMPLE_DATA: '' },
    ...{ WECHAT_API_URL: `http://127.0.0.1:${wechatPort}`, WECHAT_PAUSE_MS: '0' },
  }
  const one = await startInstance(dir, onePort, env)
  ends.push(one.stop)
  const folder = await standaloneIn(dir)
  say('独立目录 (the standalone folder, moved away from where it was made)')
  const other = await startInstance(dir, otherPort, env, folder)
  ends.push(other.stop)
  const nginx = startNginx(dir, sitePort, [onePort, otherPort])
  ends.push(() => ended(nginx, 'SIGQUIT'))
  say(`两个实例和 nginx (two instances behind ${site})`)

  const caller = await signedIn(primary.url, secret, 'operator')
  for (const { says, prove } of checks) {
    const outcome = await prove({ site, one, other, primary, replica, caller, metricsToken }).then(
      (figures) => `✓ ${says}: ${figures}`,
      (error: Error) => `✗ ${says}: ${error.message}`,
    )
    if (outcome.startsWith('✗')) failed += 1
    say(outcome)
  }
  const args = process.argv.slice(2)
  if (!args.includes('--checks')) {
    const journeys = spawn(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...args],
      {
        stdio: 'inherit',
        env: {
          ...{ ...process.env, CHROMIUM_PATH: findChromium(say) },
          ...{ E2E_BASE_URL: site, E2E_DATABASE_URL: primary.url, E2E_SECRET: secret, E2E_WECHAT_PORT: String(wechatPort) },
        },
      },
    )
    ends.push(async () => journeys.kill())
    const code = await new Promise<number | null>((done) => journeys.on('exit', done))
    say(code === 0 ? '✓ 旅程全部通过 (journeys passed through nginx)' : '✗ 旅程没有全部通过 (journeys failed)')
    if (code !== 0) failed += 1
  }
  say(`S3：${s3.objects.size} 个对象 (objects)，${s3.asked.length} 次请求 (requests)`)
  const differences = await rollupDifferences(primary.url)
  say(differences.length === 0 ? '✓ 汇总与记录一致 (rollup equals facts)' : `✗ ${differences.length} differences between rollup and facts`)
  if (differences.length > 0) failed += 1
  for (const instance of [one, other])
    for (const line of instance.said().split('\n')) if (/"level":"error"/.test(line)) console.info(line.slice(0, 600))
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  return gone
}

/** Ends everything, also when the run itself is ended: none of it may outlive us. */
async function endAll(): Promise<never> {
  for (const end of ends.splice(0).reverse()) await end().catch(() => undefined)
  rmSync(dir, { recursive: true, force: true })
  say(failed === 0 ? '✓' : `✗ ${failed}`)
  process.exit(failed === 0 ? 0 : 1)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    failed += 1
    void endAll()
  })

await run().catch((error) => {
  console.error(error)
  failed += 1
})
await endAll()
