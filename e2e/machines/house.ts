import { join } from 'node:path'
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

/** An instance with a data folder of its own, in nothing else different from its neighbour. */
export async function startInstance(dir: string, port: number, env: Record<string, string>): Promise<Instance> {
  let running: Launched
  const start = async () => {
    running = launch('lib/server/start.ts', {
      ...env,
      PORT: String(port),
      HOST: 'localhost',
      DATA_DIR: join(dir, `house-${port}`),
      LOG_LEVEL: 'warn',
    })
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
