import type { Table } from '../csv.ts'
import type { Period } from '../day.ts'
import type { Db } from '../db.ts'
import { traceRows } from './read.ts'
import type { FactRow, Term, TraceExport } from './schema.ts'

/** The most rows that a file holds of each list, and how many are read at a time. */
const mostExported = 100_000
const readAtOnce = 1000

type Written = Pick<TraceExport, 'title' | 'notes' | 'headings' | 'words' | 'limitNote' | 'only' | 'order'>

/** The records behind a term as a table: day, record, group, amount, why it does not count, evidence, and the file and row it came from. */
export function traceTable(db: Db, term: Term, period: Period, { title, notes, headings, words, limitNote, only, order }: Written): Table {
  const kinds = ['day', 'text', 'text', 'number', 'text', 'text', 'text'] as const
  const word = (code: string | null) => (code !== null && Object.hasOwn(words, code) ? (words[code] ?? code) : code)
  const cells = (row: FactRow) => [
    ...[row.day, row.title, word(row.facet), row.value, word(row.excluded)],
    row.evidence.map(({ fileName }) => fileName).join('、') || null,
    row.origin && `${row.origin.fileName} · ${row.origin.sheet} · ${row.origin.rowNo}`,
  ]
  async function* rows() {
    for (const list of ['counted', 'excluded'] as const) {
      for (let skip = 0; skip < mostExported; skip += readAtOnce) {
        const page = await traceRows(db, term, period, { list, only, order, skip, take: readAtOnce })
        for (const row of page.rows) yield cells(row)
        if (skip + page.rows.length >= page.total || page.rows.length === 0) break
        if (skip + readAtOnce >= mostExported) yield [null, limitNote, null, null, null, null, null]
      }
    }
  }
  return { title, notes, columns: kinds.map((kind, at) => ({ kind, heading: headings[at] ?? '' })), rows: rows() }
}
