import { type ChildProcess, spawn } from 'node:child_process'
import { log } from '../log.ts'

/** The longest that the worker may take to stop, in milliseconds; what it does then is taken up again at the next start. */
const stopMs = 3000
/** A worker that dies is started again, at once the first time, later when it dies at once. */
const shortLifeMs = 10_000
const pauses = [200, 1000, 5000]

/** Starts the worker and keeps one alive until it is stopped. Its memory is bounded, so that no file can take the machine's. */
export function startWorker(): { stop: () => Promise<void> } {
  let child: ChildProcess | null = null
  let stopped = false
  let quickDeaths = 0
  const begin = () => {
    if (stopped) return
    const began = Date.now()
    const flags = ['--max-old-space-size=900', '--disable-warning=ExperimentalWarning']
    child = spawn(process.execPath, [...flags, 'lib/server/worker.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('error', (error) => log.error({ err: error }, 'worker'))
    child.on('exit', () => {
      child = null
      quickDeaths = Date.now() - began < shortLifeMs ? quickDeaths + 1 : 0
      setTimeout(begin, pauses[Math.min(quickDeaths, pauses.length - 1)]).unref()
    })
  }
  begin()
  return {
    stop: async () => {
      stopped = true
      const last = child
      if (!last || last.exitCode !== null) return
      const gone = new Promise((done) => last.once('exit', done))
      const late = setTimeout(() => last.kill('SIGKILL'), stopMs)
      if (last.connected) last.send('stop')
      else last.kill('SIGTERM')
      await gone
      clearTimeout(late)
    },
  }
}
