import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The system's folder for what a closed home directory would hide from PostgreSQL's own user. */
export const systemDir = '/var/lib/chamber-house'

/** The operating-system user that PostgreSQL runs as; empty where it is ourselves. */
export type Owner = { uid: number; gid: number } | Record<string, never>

let known: Promise<Owner> | undefined
/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made where missing. */
export const serverOwner = (): Promise<Owner> => {
  known ??= findOwner()
  return known
}

async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('groupadd', ['-f', 'postgres'])
    await run('useradd', ['-g', 'postgres', '-M', '-d', '/nonexistent', '-s', '/usr/sbin/nologin', 'postgres'])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

/** Whether any user may walk down to the folder that `path` lies in. */
function isOpen(path: string): boolean {
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false
    if (dir === dirname(dir)) return true
  }
}

/** Whether PostgreSQL's user gets to `path`: a closed home directory (often root's own) keeps it out. */
export const isReachable = async (path: string): Promise<boolean> => !('uid' in (await serverOwner())) || isOpen(path)

/** A data folder that PostgreSQL's user can reach: the one wanted, else one in a system folder. */
export async function reachableDir(wanted: string): Promise<string> {
  return (await isReachable(wanted)) ? wanted : join(systemDir, wanted.replaceAll('/', '_'))
}

/** Makes a folder through which PostgreSQL's user may walk to its own, without seeing what else lies there. */
export async function makeWay(dir: string): Promise<void> {
  if (!existsSync(dirname(dir))) await makeWay(dirname(dir))
  if (!existsSync(dir)) mkdirSync(dir)
  else if (statSync(dir).mode & 0o001) return
  if ('uid' in (await serverOwner())) chmodSync(dir, 0o711)
}
