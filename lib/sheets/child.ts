import { parse } from './parse.ts'
import { type Grid, UnreadableFile } from './schema.ts'

/** What the child says to its parent: sheets in pieces, then `done`; or why the file cannot be read. */
export type FromChild =
  | { kind: 'sheet'; grid: Omit<Grid, 'rows'> }
  | { kind: 'rows'; rows: Grid['rows'] }
  | { kind: 'done' }
  | { kind: 'unreadable'; code: UnreadableFile['code']; params: UnreadableFile['params'] }

const rowsAtOnce = 5000
const residentBytes = 700 * 1024 * 1024

const say = (message: FromChild) =>
  new Promise<void>((done, fail) => {
    if (process.send) process.send(message, (error: Error | null) => (error ? fail(error) : done()))
    else fail(new Error('started without a parent'))
  })

// the heap limit does not cover what zlib unpacks outside the heap
setInterval(() => {
  if (process.memoryUsage.rss() > residentBytes) process.exit(134)
}, 50).unref()

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk)
try {
  for (const { rows, ...grid } of await parse(new Uint8Array(Buffer.concat(chunks)))) {
    await say({ kind: 'sheet', grid })
    for (let from = 0; from < rows.length; from += rowsAtOnce) await say({ kind: 'rows', rows: rows.slice(from, from + rowsAtOnce) })
  }
  await say({ kind: 'done' })
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error
  await say({ kind: 'unreadable', code: error.code, params: error.params })
}
process.disconnect()
