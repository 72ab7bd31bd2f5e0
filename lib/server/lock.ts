import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const pauseMs = 100
const pause = () => new Promise((done) => setTimeout(done, pauseMs))

/** Whether a process lives, also one of another user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What tells a process from a later one that got its number again: when it began, where the system says so. */
export function identityOf(pid: number): string {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return String(pid)
  const began = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[19]
  return `${pid} ${began}`
}

/** Whether the very process of `identityOf` still lives. */
export function isAlive(identity: string): boolean {
  const pid = Number(identity.split(' ')[0])
  try {
    return isRunning(pid) && identityOf(pid) === identity
  } catch {
    return false // it ended while we looked
  }
}

/** Runs `work` while no other process of this machine is inside; a lock that a killed process left is broken. Gives up after two minutes. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, identityOf(process.pid))
  try {
    for (let waited = 0; !take(mine, file); waited += pauseMs) {
      if (waited > 120_000) throw new Error(`${file}: another process has been starting for two minutes`)
      await pause()
    }
    try {
      return await work()
    } finally {
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** A link comes to be in one step, with its content: nobody ever reads half a lock. */
function take(mine: string, file: string): boolean {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (existsSync(file) && !isAlive(readFileSync(file, 'utf8'))) rmSync(file, { force: true })
    return false
  }
}
