import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Client } from 'pg'
import { type Pack, pack } from 'tar-stream'
import { listFiles, type StoredFile, streamStored } from '../files.ts'
import { type Head, type Manifest, names, partBytes, readme, secretMark, tablePart } from './archive.ts'
import { connect, copyOut, factsVersionOf, hashRollup, inOneSnapshot, migrationsOf, sequencesOf, type Table, tablesOf } from './snapshot.ts'

/** What an archive came to hold. */
export type Written = { madeAt: string; rows: number; tables: number; files: number; damaged: string[] }

/**
 * The house as a tar, made as it is read: database at one moment, then every file. A file is kept before the record that names it, so all that the
 * moment's records name are there. What it holds at a time is one part of a table. `done` says what went in once the tar was read to its end.
 */
export function archiveOf(url: string): { tar: Readable; done: Promise<Written> } {
  const tar = pack()
  // told by `done`
  tar.on('error', () => undefined)
  const done = fill(tar, url)
  done.catch((error) => tar.destroy(error instanceof Error ? error : new Error(String(error))))
  const readable = Readable.from(tar as AsyncIterable<Uint8Array>, { objectMode: false, highWaterMark: 256 * 1024 })
  // whoever reads hears of it; what comes after they stopped listening would end the process
  readable.on('error', () => undefined)
  return { tar: readable, done }
}

async function fill(tar: Pack, url: string): Promise<Written> {
  const client = await connect(url)
  try {
    return await inOneSnapshot(client, () => fillFrom(tar, client))
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function fillFrom(tar: Pack, client: Client): Promise<Written> {
  const told: string[] = []
  const add = async (name: string, bytes: Uint8Array | string) => {
    const body = Buffer.from(bytes as Uint8Array)
    told.push(`${createHash('sha256').update(body).digest('hex')}  ${name}\n`)
    await entry(tar, { name, size: body.length }, [body])
  }
  const tables = await tablesOf(client)
  const head = await headOf(client, tables)
  await add(names.head, JSON.stringify(head, null, 1))
  await add(names.readme, readme)
  const counted: Manifest['tables'] = []
  for (const table of tables) counted.push({ name: table.name, ...(await addTable(client, table, add)) })
  const rollup = await hashRollup(client)
  const { files, damaged } = await addFiles(tar, told)
  const sequences = await sequencesOf(client)
  const sums = told.join('')
  const sumsSha256 = createHash('sha256').update(sums).digest('hex')
  await entry(tar, { name: names.sums, size: Buffer.byteLength(sums) }, [Buffer.from(sums)])
  const manifest: Manifest = { sumsSha256, tables: counted, sequences, rollup, files, damaged }
  const last = Buffer.from(JSON.stringify(manifest, null, 1))
  await entry(tar, { name: names.manifest, size: last.length }, [last])
  tar.finalize()
  return { madeAt: head.madeAt, tables: tables.length, rows: counted.reduce((sum, { rows }) => sum + rows, 0), files, damaged }
}

async function headOf(client: Client, tables: Table[]): Promise<Head> {
  const [{ now, server } = { now: '', server: '' }] = (
    await client.query<{ now: string; server: string }>(
      `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now, current_setting('server_version') as server`,
    )
  ).rows
  return {
    ...{ product: 'chamber-house', format: 1, madeAt: now, server, tables, secretMark: secretMark() },
    ...{ migrations: await migrationsOf(client), factsVersion: await factsVersionOf(client) },
  }
}

/** A table in parts: a tar wants to know how long an entry is before it comes. */
async function addTable(client: Client, table: Table, add: (name: string, bytes: Uint8Array) => Promise<void>) {
  const hash = createHash('sha256')
  const rows = await copyOut(client, table)
  let [part, held, bytes]: [number, Buffer[], number] = [0, [], 0]
  const flush = async () => {
    await add(tablePart(table.name, ++part), Buffer.concat(held))
    held = []
    bytes = 0
  }
  for await (const chunk of rows) {
    hash.update(chunk)
    held.push(chunk)
    bytes += chunk.length
    if (bytes >= partBytes) await flush()
  }
  if (bytes > 0) await flush()
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

async function addFiles(tar: Pack, told: string[]): Promise<{ files: number; damaged: string[] }> {
  let files = 0
  const damaged: string[] = []
  for await (const file of listFiles()) {
    const sha256 = await addFile(tar, file)
    told.push(`${sha256}  files/${file.name}\n`)
    // a thumbnail's name is its photo's, so its own bytes cannot be held against it
    if (!file.name.includes('-') && !file.name.endsWith(sha256)) damaged.push(file.name)
    files++
  }
  return { files, damaged }
}

async function addFile(tar: Pack, { name, sizeBytes }: StoredFile): Promise<string> {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const chunk of await streamStored(name)) {
      hash.update(chunk)
      yield chunk
    }
  }
  await entry(tar, { name: `files/${name}`, size: sizeBytes }, hashed())
  return hash.digest('hex')
}

/** One entry, written as fast as it is taken. */
async function entry(tar: Pack, header: { name: string; size: number }, bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  await new Promise<void>((done, broken) => {
    const sink = tar.entry({ ...header, mode: 0o600 }, (error) => (error ? broken(error) : done()))
    // the same is told to the callback; unheard here it would end the process
    sink.on('error', () => undefined)
    const write = async () => {
      for await (const chunk of bytes) {
        // whoever reads the tar has gone: the error is told by the entry itself
        if (sink.destroyed || sink.destroying) return
        if (!sink.write(chunk)) await new Promise<void>((drained) => sink.once('drain', () => drained()).once('close', () => drained()))
      }
      sink.end(null)
    }
    write().catch((error) => {
      sink.destroy()
      broken(error)
    })
  })
}
