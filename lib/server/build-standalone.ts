import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, isBuildStale, standaloneMark } from './build.ts'

/** `npm run build:standalone`: a folder that starts with `node lib/server/start.ts` on a machine without npm: what was built, and only what runs. */
const target = process.argv[2] ?? '.standalone'
const parts = ['.next', 'lib', 'prisma', 'public', 'next.config.ts', 'package.json', 'tsconfig.json']
/** What only developing leaves in them. */
const left = /^\.next\/(cache|dev|types)(\/|$)|\.test\.ts$|^lib\/testing(\/|$)/

if (isBuildStale()) await build()
rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const part of parts)
  cpSync(part, join(target, part), { recursive: true, verbatimSymlinks: true, filter: (file) => !left.test(relative('.', file)) })
const packages = needed()
for (const folder of packages) {
  mkdirSync(dirname(join(target, folder)), { recursive: true })
  cpSync(folder, join(target, folder), { recursive: true, verbatimSymlinks: true })
}
writeFileSync(join(target, standaloneMark), `${new Date().toISOString()}\n`)
console.info(`${target}：${packages.length} 个依赖 (packages)。启动 (start): cd ${target} && node lib/server/start.ts`)

/** The folders of what the house depends on when it runs, as npm knows them. */
function needed(): string[] {
  const npm = process.env.npm_execpath
  const args = ['ls', '--omit=dev', '--all', '--parseable']
  const said = npm
    ? execFileSync(process.execPath, [npm, ...args], { maxBuffer: 2 ** 26 })
    : execFileSync('npm', args, { maxBuffer: 2 ** 26 })
  return said
    .toString()
    .split('\n')
    .map((folder) => relative('.', folder))
    .filter((folder) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(folder))
}
