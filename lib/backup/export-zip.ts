import { dayOf } from '../day.ts'
import { inTransaction } from '../db.ts'
import { databaseUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { mostPackageBytes, mostPackageFiles } from '../evidence-package/rules.ts'
import { zipped } from '../evidence-package/zip.ts'
import { listFiles } from '../files.ts'
import { batch } from '../operation.ts'
import { exportEntries } from './export.ts'
import { connect } from './snapshot.ts'

/** Everything in open formats as one zip, made as it is read, from one moment. The audit keeps who asked for it. */
export const exportAll = batch('data.export').handler(async ({ context: { signature } }) => {
  let [files, bytes] = [0, 0]
  for await (const { name, sizeBytes } of listFiles()) if (!name.includes('-')) [files, bytes] = [files + 1, bytes + sizeBytes]
  if (bytes > mostPackageBytes || files > mostPackageFiles)
    throw fail('EXPORT_TOO_LARGE', { params: { files, gigabytes: (bytes / 1024 ** 3).toFixed(1) } })
  await inTransaction(
    { ...signature, operation: 'backups.export' },
    (tx) => tx.$executeRaw`insert into audit_entries (actor, operation, source) values (audit_actor(), audit_operation(), 'backups')`,
  )
  return { name: `全部数据_${dayOf(new Date())}.zip`, content: zippedFrom(databaseUrl()) }
})

/** Opens its own connection when somebody begins to read, and lets go of it when they stop, whenever that is. */
async function* zippedFrom(url: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const client = await connect(url, 'chamber export')
  try {
    await client.query('begin isolation level repeatable read, read only')
    const { entries } = await exportEntries(client)
    yield* zipped(entries)
  } finally {
    await client.end().catch(() => undefined)
  }
}
