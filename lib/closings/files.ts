import type { Tx } from '../db.ts'
import { titlesOf } from '../facts/read.ts'
import { recordPath } from '../facts/sources.ts'
import { rehashFile } from '../files.ts'
import type { ClosingContent, FileDrift, FrozenFile } from './schema.ts'

type Compared = { drift: Omit<FileDrift, 'title' | 'path'>[]; there: FrozenFile[] }

/** Holds the files of a closing against the rows as they are: what was taken away or exchanged, and what came to a record that counts. */
export async function compareFiles(tx: Tx, { evidence, records }: ClosingContent): Promise<Compared> {
  const rows = await tx.evidence.findMany({ where: { id: { in: evidence.map(({ id }) => id) } } })
  const now = new Map(rows.map((row) => [row.id, row]))
  const drift = evidence.flatMap((file): Compared['drift'] => {
    const row = now.get(file.id)
    if (!row || row.removedAt) return [{ kind: 'removed', ...named(file) }]
    const isSame = row.sha256 === file.sha256 && row.recordId === file.recordId && row.source === file.source && row.kind === file.kind
    return isSame ? [] : [{ kind: 'changed', ...named(file) }]
  })
  const ids = Object.values(records).flatMap((frozen) => frozen.map(([id]) => id))
  const added = await tx.$queryRaw<FrozenFile[]>`
    select e.id, e.source, e.record_id as "recordId", e.kind, e.file_name as "fileName", e.sha256, e.size_bytes as "sizeBytes"
    from evidence e where e.record_id = any (${ids}::uuid[]) and e.removed_at is null and e.id <> all (${evidence.map(({ id }) => id)}::uuid[])`
  return { drift: [...drift, ...added.map((file) => ({ kind: 'new' as const, ...named(file) }))], there: evidence }
}

/** Reads every frozen file's bytes, each once however many records it proves: those that are not there, and those that became others. */
export async function rehashFiles(
  files: readonly FrozenFile[],
  tell: (done: number, total: number) => Promise<void>,
): Promise<Compared['drift']> {
  const bySha = Map.groupBy(files, ({ sha256 }) => sha256)
  const drifts: Compared['drift'] = []
  let done = 0
  for (const [sha256, proving] of bySha) {
    const found = await rehashFile(sha256)
    if (found !== sha256) for (const file of proving) drifts.push({ kind: found === null ? 'missing' : 'other_bytes', ...named(file) })
    done += 1
    if (done % 50 === 0 || done === bySha.size) await tell(done, bySha.size)
  }
  return drifts
}

const named = ({ id, fileName, source, recordId }: FrozenFile) => ({ id, fileName, source, recordId })

/** With what people call their records. */
export async function titledFiles(tx: Tx, drifts: Compared['drift']): Promise<FileDrift[]> {
  const titles = await titlesOf(
    tx,
    drifts.map(({ source, recordId }) => ({ source, id: recordId })),
  )
  return drifts.map((drift) => ({
    ...drift,
    title: titles.get(drift.recordId) ?? drift.recordId,
    path: titles.has(drift.recordId) ? recordPath(drift.source, drift.recordId) : null,
  }))
}
