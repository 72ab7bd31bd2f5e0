import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir } from '../env.ts'

const file = () => join(dataDir(), 'running.json')
type Running = { pid: number; url: string }

/** The house that already runs on this data folder, if its process lives; a file left by `kill -9` means nothing. */
export async function alreadyRunning(): Promise<Running | null> {
  // a predecessor that is just stopping gets a moment
  for (let waited = 0; waited < 50; waited++) {
    const found = read()
    if (!found) return null
    if (waited === 49) return found
    await new Promise((done) => setTimeout(done, 100))
  }
  return null
}

function read(): Running | null {
  if (!existsSync(file())) return null
  const found: Running = JSON.parse(readFileSync(file(), 'utf8'))
  return found.pid !== process.pid && isHouse(found.pid) ? found : null
}

/** Whether a process lives and is ours: numbers are given again after a restart of the machine. */
function isHouse(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes('lib/server/start.ts')
  } catch {
    return false
  }
}

/** Says where this process serves, for whoever starts a second one. */
export function keepRunFile(url: string): void {
  mkdirSync(dataDir(), { recursive: true })
  writeFileSync(file(), JSON.stringify({ pid: process.pid, url }))
}

export const dropRunFile = (): void => rmSync(file(), { force: true })
