import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const stamp = '.next/source.sha256'
/** The source does not build; the message is what the builder said. */
export class BuildFailed extends Error {}

/** What a build is made of. */
const parts = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** Stands in a folder that holds what was built without its source. */
export const standaloneMark = 'standalone.txt'

/** Whether the source is another than the one that was built last. */
export const isBuildStale = (): boolean =>
  !existsSync(standaloneMark) && (!existsSync('.next/BUILD_ID') || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash())

/** Builds for production; throws BuildFailed with what the builder said. */
export async function build(): Promise<void> {
  const source = sourceHash()
  await new Promise<void>((done, fail) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text
      })
    }
    const abandon = () => child.kill()
    process.once('exit', abandon)
    child.on('exit', () => process.off('exit', abandon))
    const began = Date.now()
    const waiting = setInterval(() => console.info(`  已用 ${Math.round((Date.now() - began) / 1000)} 秒……`), 15_000)
    child.on('exit', () => clearInterval(waiting))
    child.on('exit', (code) => (code === 0 ? done() : fail(new BuildFailed(said.slice(-6000)))))
    child.on('error', fail)
  })
  writeFileSync(stamp, source)
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const part of parts) for (const file of filesIn(part)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (/\.[a-z]+$/.test(path) && !path.endsWith(']')) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/lib\/(generated|testing)/.test(entry.parentPath) && !entry.name.endsWith('.test.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
}
