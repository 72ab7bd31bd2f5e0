import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir } from '../env.ts'
import { identityOf, isAlive } from './lock.ts'

/** A house on this data folder: its process, and its address once it serves. */
type Running = { identity: string; state: 'starting' | 'serving' | 'stopping'; url: string | null }

const file = () => join(dataDir(), 'running.json')
const read = (): Running | null => (existsSync(file()) ? JSON.parse(readFileSync(file(), 'utf8')) : null)
const mine = (state: Running['state'], url: string | null): Running => ({ identity: identityOf(process.pid), state, url })

/** Makes this process the house of its data folder; gives the other one when there is one that lives. What `kill -9` left means nothing. */
export async function claimFolder(): Promise<Running | null> {
  const draft = `${file()}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine('starting', null)))
  try {
    for (let waited = 0; ; waited++) {
      try {
        linkSync(draft, file()) // in one step, with its content
        return null
      } catch {
        const other = read()
        if (other && !isAlive(other.identity)) rmSync(file(), { force: true })
        // a predecessor that is just stopping gets its time
        else if (other && (other.state !== 'stopping' || waited > 150)) return other
        await new Promise((done) => setTimeout(done, 100))
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Says how this house is doing, for whoever starts a second one. */
export function keepState(state: Running['state'], url: string | null = null): void {
  if (!isMine()) return
  writeFileSync(`${file()}.new`, JSON.stringify(mine(state, url)))
  renameSync(`${file()}.new`, file())
}

/** Leaves the data folder to others. */
export function leaveFolder(): void {
  if (isMine()) rmSync(file(), { force: true })
}

const isMine = () => existsSync(file()) && read()?.identity === identityOf(process.pid)
