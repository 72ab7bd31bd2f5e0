import { execFile } from 'node:child_process'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Launched, launch } from '../support/launch.ts'

/** One instance of the house: where it answers, and how to end and begin it. */
export type Instance = {
  port: number
  url: string
  start: () => Promise<void>
  stop: () => Promise<number | null>
  kill: () => Promise<void>
  said: () => string
}

/** The house as a folder that needs no npm, and not where it was made. */
export async function standaloneIn(dir: string): Promise<string> {
  const [made, moved] = [join(dir, 'made'), join(dir, 'standalone')]
  await promisify(execFile)(process.execPath, ['lib/server/build-standalone.ts', made])
  renameSync(made, moved)
  return moved
}

/** An instance with a data folder of its own, from the project's folder or another. */
export async function startInstance(dir: string, port: number, env: Record<string, string>, folder = '.'): Promise<Instance> {
  let running: Launched
  const start = async () => {
    const own = { PORT: String(port), HOST: 'localhost', DATA_DIR: join(dir, `house-${port}`), LOG_LEVEL: 'warn' }
    running = launch('lib/server/start.ts', { ...env, ...own }, folder)
    // the first one loads the sample year
    await running.until(/已启动：(\S+)[\s\S]*按 Ctrl-C 停止/, 300)
  }
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal)
    return running.ended
  }
  await start()
  return {
    ...{ port, url: `http://localhost:${port}`, start },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    said: () => running.said(),
  }
}
