import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#lib/db.ts'
import { putFile } from '#lib/files.ts'
import type { Prepared } from './prepare.ts'
import type { FileReport } from './schema.ts'
import type { Planned } from './write.ts'

/** A record that a file has, and the table where it is kept. */
export type Written = { table: string; planned: Planned }
type Batch = { year: number; actor: string; sample?: boolean }

const rowsAtOnce = 5000

/** Makes room for what records held before this transaction changes them (see `write`). */
export async function keepFormer(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe('drop table if exists pg_temp.former')
  await tx.$executeRawUnsafe(
    'create temporary table former (source text, record_id uuid, held jsonb, primary key (source, record_id)) on commit drop',
  )
}

/** Writes down what a file brought: its original, and for each record the row it came from, what it held before, and its version now. */
export async function keepBatch(
  tx: Tx,
  file: Prepared,
  report: FileReport,
  changes: Written[],
  { year, actor, sample = false }: Batch,
): Promise<string> {
  const { sha256, sizeBytes } = await putFile(file.file.bytes)
  const id = uuidv7()
  const layout = [...new Set(report.sheets.map((sheet) => sheet.layout))].join(', ')
  const data = { id, fileName: file.file.name, sha256, sizeBytes, layout, year, sample, counts: report.counts, actorName: actor }
  await tx.importBatch.createMany({ data: [data] })
  for (const [table, rows] of Map.groupBy(changes, (one) => one.table)) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const lines = rows.slice(from, from + rowsAtOnce).map(({ planned: { id: record, row, effect } }) => ({
        ...{ record, sheet: row.sheet, row: row.row, effect },
      }))
      await tx.$executeRawUnsafe(
        `insert into import_rows (batch_id, source, record_id, sheet, row_no, effect, before, version)
         select $1::uuid, $2, l.record, l.sheet, l.row, l.effect, f.held, t.version
         from jsonb_to_recordset($3::jsonb) l (record uuid, sheet text, "row" int, effect text)
         join ${table} t on t.id = l.record left join former f on f.source = $2 and f.record_id = l.record`,
        id,
        table,
        JSON.stringify(lines),
      )
    }
  }
  return id
}
