import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { askedBy } from './asker.ts'
import type { CellKind, Table } from './csv.ts'
import { projectDir, publicUrl } from './env.ts'
import { fail } from './errors.ts'
import { giveWay } from './give-way.ts'
import { xlsxType } from './spreadsheet.ts'
import { turns } from './turns.ts'

/** What the press is told: what to make of what, with a table's rows in pieces after it. */
export type ToPress =
  | { kind: 'make'; name: string; given: unknown[] }
  | { kind: 'table'; head: TableHead }
  | { kind: 'rows'; rows: (string | null)[][] }
  | { kind: 'end' }
export type FromPress = { kind: 'made'; bytes: Uint8Array } | { kind: 'broken'; message: string; stack: string }
export type TableHead = { title: string; notes: readonly string[]; columns: readonly { heading: string; kind: CellKind }[] }

/** The longest that one document may take, and how long the press waits for the next one before it closes, in milliseconds. */
const longestMs = 120_000
const idleMs = 60_000
const rowsAtOnce = 2000
/** One document at a time: the others wait, and more than these come again later. */
const inTurn = turns(1, 40)

const kept = globalThis as unknown as { housePress?: ChildProcess; housePressIdle?: ReturnType<typeof setTimeout> }

/**
 * Makes a document in a process of its own, which yields to everything else on the machine: however heavy it is, pages are answered meanwhile. `name` is that
 * of its maker in `lib/press/child.ts`. Throws BUSY when too many wait, or when it takes more time or memory than a document may.
 */
export const pressed = <Make extends (...given: never[]) => Promise<Uint8Array>>(
  name: string,
  ...given: Parameters<Make>
): Promise<Uint8Array> => inTurn(() => work(async (tell) => tell({ kind: 'make', name, given })))

/** A table as an Excel file, made there too; its rows are handed over as they come. */
export async function pressedTable({ title, notes, columns, rows }: Table): Promise<Blob> {
  const bytes = await inTurn(() =>
    work(async (tell) => {
      await tell({ kind: 'table', head: { title, notes, columns } })
      let piece: (string | null)[][] = []
      for await (const row of rows) {
        piece.push(row)
        if (piece.length < rowsAtOnce) continue
        await tell({ kind: 'rows', rows: piece })
        piece = []
      }
      await tell({ kind: 'rows', rows: piece })
      await tell({ kind: 'end' })
    }),
  )
  return new Blob([new Uint8Array(bytes)], { type: xlsxType })
}

function work(hand: (tell: (message: ToPress) => Promise<void>) => Promise<void>): Promise<Uint8Array> {
  const press = open()
  return new Promise((resolve, reject) => {
    const stop = () => press.kill('SIGKILL')
    const late = setTimeout(stop, longestMs)
    const asker = askedBy()
    const settle = (act: () => void) => {
      clearTimeout(late)
      asker?.leaves.delete(stop)
      press.off('message', heard)
      press.off('exit', gone)
      rest(press)
      act()
    }
    const heard = (said: FromPress) =>
      settle(() => (said.kind === 'made' ? resolve(said.bytes) : reject(Object.assign(new Error(said.message), { stack: said.stack }))))
    const gone = () => settle(() => reject(fail('BUSY')))
    press.on('message', heard)
    press.on('exit', gone)
    // nobody waits for the half of it: the next document opens another press
    asker?.leaves.add(stop)
    // a message that does not arrive has met a press that is gone
    const tell = (message: ToPress) =>
      new Promise<void>((done, broken) => press.send(message, (error) => (error ? broken(fail('BUSY')) : done())))
    hand(tell).catch((error: unknown) => {
      stop()
      settle(() => reject(error))
    })
  })
}

/** The press that stands ready, or a new one. */
function open(): ChildProcess {
  clearTimeout(kept.housePressIdle)
  const standing = kept.housePress
  if (standing?.connected && standing.exitCode === null && !standing.killed) {
    standing.ref()
    standing.channel?.ref()
    return standing
  }
  // from the project's folder, not from this module: the production server runs this code from a bundle
  const script = join(/* turbopackIgnore: true */ projectDir, 'lib', 'press', 'child.ts')
  const rights = ['--permission', `--allow-fs-read=${projectDir}`]
  const made = spawn(process.execPath, ['--max-old-space-size=600', ...rights, '--disable-warning=ExperimentalWarning', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    // none of the server's secrets
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PUBLIC_URL: publicUrl(), ...(process.env.TZ && { TZ: process.env.TZ }) },
  })
  made.on('error', () => undefined) // `exit` or a refused message follows
  giveWay(made)
  kept.housePress = made
  return made
}

/** It holds up nobody's end, and closes when nothing comes. */
function rest(press: ChildProcess): void {
  press.unref()
  press.channel?.unref()
  kept.housePressIdle = setTimeout(() => press.kill(), idleMs).unref()
}
