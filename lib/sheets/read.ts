import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectDir } from '#lib/env.ts'
import { turns } from '#lib/turns.ts'
import type { FromChild } from './child.ts'
import { type Grid, limits, UnreadableFile } from './schema.ts'
import { checkZip, sniff } from './sniff.ts'

/** Each parsed file may take hundreds of megabytes in its child. */
const inTurn = turns(2)

/**
 * The sheets of a file, whatever its name says it is: xlsx, xls, ods, csv or tsv in UTF-8, UTF-16 or GB18030, a web page called xls.
 * A file is parsed in a process of its own with little memory, 20 seconds and no right to write. Throws `UnreadableFile`; the caller stays up whatever comes.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  // cheap refusals first: a bomb never gets a process
  if (sniff(bytes) === 'zip') checkZip(bytes)
  return inTurn(() => listen(startChild(bytes)))
}

function startChild(bytes: Uint8Array): ChildProcess {
  // from the project's folder, not from this module: the production server runs this code from a bundle
  const script = join(/* turbopackIgnore: true */ projectDir, 'lib', 'sheets', 'child.ts')
  const flags = ['--max-old-space-size=256', '--permission', `--allow-fs-read=${projectDir}`, '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, script], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // none of the server's secrets
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
  })
  // a child that died early closes its end: `exit` says what happened
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(bytes)
  return child
}

function listen(child: ChildProcess): Promise<Grid[]> {
  return new Promise((resolve, reject) => {
    const grids: Grid[] = []
    let late = false
    let answered = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limits.milliseconds)
    const settle = (act: () => void) => {
      answered = true
      clearTimeout(timer)
      act()
    }
    child.on('message', (message: FromChild) => {
      if (message.kind === 'sheet') grids.push({ ...message.grid, rows: [] })
      // one by one: spreading 5,000 rows into push would be fine, 200,000 at once would not
      if (message.kind === 'rows') for (const row of message.rows) grids.at(-1)?.rows.push(row)
      if (message.kind === 'done') settle(() => resolve(grids))
      if (message.kind === 'unreadable') settle(() => reject(new UnreadableFile(message.code, message.params)))
    })
    child.on('error', (error) => settle(() => reject(error)))
    child.on('exit', (code, signal) => {
      if (answered) return
      if (late) return settle(() => reject(new UnreadableFile('reading_took_too_long', { seconds: limits.milliseconds / 1000 })))
      const starved = signal !== null || code === 134 || code === 5
      settle(() => reject(starved ? new UnreadableFile('reading_took_too_much_memory') : new UnreadableFile('file_corrupt')))
    })
  })
}
