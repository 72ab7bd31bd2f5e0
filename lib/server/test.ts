import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, isBuildStale } from './build.ts'
import { findChromium } from './chromium.ts'

/** `npm test`: everything that must hold, section by section; the first that fails ends it. The last line sums up the tests of both runners. */
type Tally = { passed: number; failed: number }
type Section = { name: string; run: () => Promise<Tally> }

const reports = mkdtempSync(join(tmpdir(), 'chamber-reports-'))
const none = { passed: 0, failed: 0 }
let current: ChildProcess | undefined

/** Runs one of package.json's scripts before everybody's eyes. True when it went well. */
function script(name: string, args: string[] = [], env: Record<string, string> = {}): Promise<boolean> {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command = 'npm', ...first] = npm
  return new Promise((done) => {
    current = spawn(command, [...first, 'run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    current.on('error', () => done(false))
    current.on('exit', (code) => done(code === 0))
  })
}

/** What a runner reported; a run that broke before it could count anything has failed once. */
function tally(report: string, went: boolean, count: (found: Record<string, unknown>) => Tally): Tally {
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : none
  return { ...counted, failed: went ? counted.failed : Math.max(1, counted.failed) }
}

const plain = async (name: string): Promise<Tally> => ({ passed: 0, failed: (await script(name)) ? 0 : 1 })

const sections: Section[] = [
  { name: 'lint 代码检查', run: () => plain('lint') },
  { name: 'types 类型检查', run: () => plain('types') },
  {
    name: 'test:unit 单元测试（真实 PostgreSQL）',
    run: async () => {
      const report = join(reports, 'unit.json')
      const went = await script('test:unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
      return tally(report, went, (found) => ({ passed: Number(found.numPassedTests), failed: Number(found.numFailedTests) }))
    },
  },
  {
    name: 'build 编译',
    run: async () => {
      if (isBuildStale()) await build()
      return none
    },
  },
  {
    name: 'test:e2e 浏览器测试',
    run: async () => {
      const report = join(reports, 'e2e.json')
      const CHROMIUM_PATH = findChromium((text) => console.info(`▸ ${text}`))
      const went = await script('test:e2e', [], { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report })
      return tally(report, went, ({ stats }) => {
        const { expected = 0, flaky = 0, unexpected = 0 } = (stats ?? {}) as Record<string, number>
        return { passed: expected + flaky, failed: unexpected }
      })
    },
  },
]

async function runAll(): Promise<Tally> {
  const total = { ...none }
  for (const { name, run } of sections) {
    const began = Date.now()
    console.info(`\n━━━ ${name}\n`)
    const { passed, failed } = await run().catch((error: Error) => {
      console.error(error.message)
      return { passed: 0, failed: 1 }
    })
    total.passed += passed
    total.failed += failed
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    if (failed > 0) {
      console.error(`\n✗ ${name} 没有通过（${seconds} 秒），其后的检查没有进行 (failed; what follows was not run)`)
      break
    }
    console.info(`\n✓ ${name}（${seconds} 秒）`)
  }
  return total
}

const abort = () => {
  current?.kill('SIGTERM')
  process.exit(130)
}
process.on('message', (message) => message === 'stop' && abort())
process.on('disconnect', abort)

const { passed, failed } = await runAll()
rmSync(reports, { recursive: true, force: true })
console.info(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
