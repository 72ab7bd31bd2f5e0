import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program under watch: what it said, when it said something, how it ended. */
export type Launched = {
  child: ChildProcess
  said: () => string
  /** Waits until it says something; throws with all it said when it ends or 60 seconds (or as many as are given) pass first. */
  until: (words: RegExp, seconds?: number) => Promise<RegExpMatchArray>
  ended: Promise<number | null>
}

/** Starts one of the project's programs with an environment of its own, in the project's folder or another that holds the programs. */
export function launch(program: string, env: Record<string, string>, cwd = '.'): Launched {
  const child = spawn(process.execPath, [program, 'start'], { cwd, env: { ...process.env, DATABASE_URL: '', AUTH_SECRET: '', ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (more) => {
      text += more
    })
  }
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)))
  const until = async (words: RegExp, seconds = 60) => {
    for (let waited = 0; waited < 10 * seconds; waited++) {
      const found = text.match(words)
      if (found) return found
      if (child.exitCode !== null) break
      await pause(100)
    }
    throw new Error(`${program} never said ${words}:\n${text}`)
  }
  return { child, said: () => text, until, ended }
}

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** The process number of PostgreSQL on a data folder, or null when none runs. */
export function postgresOn(dir: string): number | null {
  const file = join(dir, 'database', 'postgres', 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isRunning(pid) ? pid : null
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // a killed process that nobody has buried yet is not running
    const stat = `/proc/${pid}/stat`
    return !existsSync(stat) || readFileSync(stat, 'utf8').split(') ').at(-1)?.[0] !== 'Z'
  } catch {
    return false
  }
}
