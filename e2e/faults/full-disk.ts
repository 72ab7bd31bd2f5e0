import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pause, postgresOn } from '../support/launch.ts'
import { type OwnHouse, openFolder, ownHouse } from '../support/own-house.ts'
import { visit } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'
import { prove, proven } from './proof.ts'
import { startWriting } from './writers.ts'

/** A small disk in memory, or null where this user may not make one. */
function smallDisk(megabytes: number): { dir: string; fill: () => void; free: () => void; remove: () => void } | null {
  const dir = openFolder('chamber-small-')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return null
  }
  const ballast = join(dir, 'ballast')
  return {
    dir,
    fill: () => {
      const file = openSync(ballast, 'a')
      for (const size of [1 << 20, 1 << 12]) {
        try {
          for (const block = Buffer.alloc(size); ; ) writeSync(file, block)
        } catch {
          // full up to that size
        }
      }
      closeSync(file)
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => execFileSync('umount', ['-l', dir]),
  }
}

/** Puts the write-ahead log of a stopped house elsewhere, as careful offices do. */
function moveLog(house: OwnHouse, to: string): void {
  const log = join(house.dir, 'database', 'postgres', 'pg_wal')
  execFileSync('cp', ['-a', log, to])
  rmSync(log, { recursive: true })
  symlinkSync(join(to, 'pg_wal'), log)
}

const skipped = (name: string): Result => ({
  name,
  target: 'reads 200, writes 503, 0 lost',
  figure: 'needs root to make a small disk: not tried here',
  isMet: null,
})

/** R4: the disk with the data has no room left, and then has some again. */
export async function fillData(): Promise<Result[]> {
  const disk = smallDisk(420)
  if (!disk) return [skipped('R4 disk of the data full')]
  const dir = join(disk.dir, 'data')
  mkdirSync(dir, { mode: 0o711 })
  const house = await ownHouse({ dir })
  await house.start()
  await house.stop()
  // else the log would be full first
  moveLog(house, openFolder('chamber-wal-'))
  await house.start()
  const [writer, reader] = [await house.cookieOf('operator'), await house.cookieOf('viewer')]
  const writing = await startWriting(house, writer)
  await pause(1000)
  tell('R4 the disk of the data is filled')
  disk.fill()
  const reads: number[] = []
  const until = performance.now() + 8000
  while (performance.now() < until) {
    const answer = await visit(`${house.url}/board`, { cookie: reader }).catch(() => null)
    reads.push(answer?.status ?? 0)
    await pause(100)
    // what the database still has room for in its own pages is used up
    disk.fill()
  }
  const { passing, acks } = writing.ledger
  const refused = passing.get('STORAGE_FULL') ?? 0
  const freed = performance.now()
  disk.free()
  tell(`R4 room again after ${refused} refusals`)
  while ((acks.at(-1) ?? 0) <= freed && performance.now() - freed < 30_000) await pause(5)
  const back = (acks.find((at) => at > freed) ?? Number.POSITIVE_INFINITY) - freed
  await pause(1000)
  const ledger = await writing.stop()
  const proof = await prove(house, ledger)
  await house.stop()
  disk.remove()
  const bad = reads.filter((status) => status !== 200).length
  return [
    ...proven('R4 disk of the data full', proof),
    { name: 'R4 pages read while it is full, not answered', target: '0', figure: `${bad} of ${reads.length}`, isMet: bad === 0 },
    {
      name: 'R4 writes told that the disk is full (503)',
      target: '> 0, no other',
      figure: `${refused}; ${[...passing.keys()].join(', ')}`,
      isMet: refused > 0,
    },
    { name: 'R4 until writes go on after there is room', target: '≤ 1 s', figure: inMs(back), isMet: back <= 1000 },
  ]
}

/** R4: the disk of the write-ahead log has no room left: PostgreSQL stops itself, and comes back when there is room. */
export async function fillLog(): Promise<Result[]> {
  const disk = smallDisk(112)
  if (!disk) return [skipped('R4 disk of the log full')]
  const house = await ownHouse()
  await house.start()
  await house.stop()
  moveLog(house, disk.dir)
  await house.start()
  const pid = house.pid()
  const writing = await startWriting(house, await house.cookieOf('operator'))
  await pause(1000)
  tell('R4 the disk of the log is filled')
  disk.fill()
  for (let time = 0; time < 200 && postgresOn(house.dir); time++) {
    // the current piece of the log is closed, so that a new one is needed
    await house.sql('select pg_switch_wal()').catch(() => undefined)
    await pause(50)
  }
  await pause(3000)
  const page = await visit(`${house.url}/sign-in`).catch(() => null)
  const { passing, acks } = writing.ledger
  const freed = performance.now()
  disk.free()
  tell('R4 room again')
  while ((acks.at(-1) ?? 0) <= freed && performance.now() - freed < 60_000) await pause(5)
  const back = (acks.find((at) => at > freed) ?? Number.POSITIVE_INFINITY) - freed
  await pause(1000)
  const ledger = await writing.stop()
  const proof = await prove(house, ledger)
  const isSame = house.pid() === pid
  await house.stop()
  disk.remove()
  return [
    ...proven('R4 disk of the log full', proof),
    {
      name: 'R4 what people see meanwhile',
      target: 'a page with 503',
      figure: `${page?.status} retry-after ${page?.headers['retry-after']}; writes ${[...passing.keys()].join(', ')}`,
      isMet: page?.status === 503 && page.headers['retry-after'] !== undefined,
    },
    {
      name: 'R4 until writes go on after there is room, without a restart of the house',
      target: '≤ 10 s',
      figure: inMs(back),
      isMet: isSame && back <= 10_000,
    },
  ]
}
