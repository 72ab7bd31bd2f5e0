import { z } from 'zod'
import { type CellKind, csvOf, type Table } from './csv.ts'
import { today } from './day.ts'
import type { Db } from './db.ts'
import { fail } from './errors.ts'
import { report } from './operation.ts'
import { pressedTable } from './press.ts'
import { isShown } from './record-columns.ts'
import { orderBy, orderOf, whereOf } from './record-filter.ts'
import { delegate, type RecordKind, type Row } from './record-kind.ts'
import { findIds, rowsById } from './record-list.ts'
import { type ListFilter, listFilter, shortText } from './shapes.ts'

/** The most rows that an export holds, and how many are read at a time. */
const mostExported = 100_000
const readAtOnce = 2000

/** How a table shows a value, and what it is in a spreadsheet. Values of lists are joined; codes are told by their words. */
const cellKinds = {
  ...({ text: 'text', tags: 'text', choice: 'text', pick: 'text', yesNo: 'text', evidence: 'text' } as const),
  ...({ day: 'day', month: 'month', instant: 'instant', money: 'money', decimal: 'number', whole: 'number' } as const),
} satisfies Record<string, CellKind>
type ShownKind = keyof typeof cellKinds

const exportColumn = z.object({
  /** Where the value stands in a row: `title`, `organisation.name`. */
  path: z.string().max(120),
  heading: shortText,
  kind: z.enum(Object.keys(cellKinds) as [ShownKind, ...ShownKind[]]),
  /** What codes are called: `{ salon: 沙龙 }`, `{ true: 是 }`. */
  words: z.record(z.string().max(200), z.string().max(500)).optional(),
})
/** What an export asks for: the rows of a list, and how they are to be written in the reader's language. */
export const exportInput = listFilter.extend({
  format: z.enum(['xlsx', 'csv']),
  title: shortText,
  columns: z.array(exportColumn).min(1).max(60),
  /** Printed above the table: which filters, who, when. */
  notes: z.array(z.string().max(1000)).max(40),
  /** Printed with them when there are more rows than an export holds. */
  limitNote: z.string().max(1000).optional(),
})
type ExportColumn = z.infer<typeof exportColumn>

/** What a list shows as a spreadsheet, its first 100,000 rows at most: in the order asked for, each record once. */
export const exportOf = (kind: RecordKind) =>
  report(kind.read)
    .input(exportInput)
    .output(z.file())
    .handler(async ({ input, context: { db } }) => {
      const { format, title, columns, notes } = input
      for (const { path } of columns) if (!isShown(kind, path)) throw fail('COLUMN_UNKNOWN', { fields: [path], params: { column: path } })
      const { ids, total } = await idsOf(db, kind, input)
      const beyond = total > ids.length ? [input.limitNote ?? `${ids.length} / ${total}`] : []
      const table: Table = {
        title,
        notes: [...notes, ...beyond],
        columns: columns.map(({ heading, kind: shown }) => ({ heading, kind: cellKinds[shown] })),
        rows: rowsOf(db, kind, ids, columns),
      }
      const content = await (format === 'csv' ? csvOf(table) : pressedTable(table))
      return new File([content], `${fileName(title)} ${today()}.${format}`, { type: content.type })
    })

/** Which records, in which order, as of one moment: whatever is written while they are read, none is missed or told twice. */
async function idsOf(db: Db, kind: RecordKind, filter: ListFilter): Promise<{ ids: string[]; total: number }> {
  const where = whereOf(kind, filter)
  const [ids, total] = await Promise.all([
    findIds(db, kind, { where, orderBy: orderBy(orderOf(kind, filter)), take: mostExported }),
    delegate(db, kind.model).count({ where }),
  ])
  return { ids, total }
}

async function* rowsOf(db: Db, kind: RecordKind, ids: string[], columns: readonly ExportColumn[]) {
  for (let from = 0; from < ids.length; from += readAtOnce) {
    for (const row of await rowsById(db, kind, ids.slice(from, from + readAtOnce))) yield columns.map((column) => shownIn(row, column))
  }
}

/** A value as it is written: text, or null where there is none. */
function shownIn(row: Row, { path, words = {} }: ExportColumn): string | null {
  const value = path.split('.').reduce<unknown>((at, name) => (isRow(at) && Object.hasOwn(at, name) ? at[name] : null), row)
  const wordOf = (code: unknown) => {
    const text = isRow(code) ? JSON.stringify(code) : String(code)
    return Object.hasOwn(words, text) ? (words[text] ?? text) : text
  }
  if (Array.isArray(value)) return value.length > 0 ? value.map(wordOf).join('、') : null
  return value === null || value === undefined ? null : wordOf(value)
}
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

const fileName = (title: string) => title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim()
