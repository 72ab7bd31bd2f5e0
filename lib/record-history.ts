import { z } from 'zod'
import type { Db } from './db.ts'
import { fail } from './errors.ts'
import { query } from './operation.ts'
import { holds } from './permissions.ts'
import { masksByTable } from './personal-data.ts'
import { storedFieldsOf } from './record-columns.ts'
import { delegate, inputOf, modelOf, type RecordKind, type Row, viewOf } from './record-kind.ts'
import { recordId } from './shapes.ts'

/** Entries that a history shows at most: the newest of them. */
const mostEntries = 300

/** One thing that was done to a record, or to a file that proves it. */
export const historyEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The user name that the audit keeps, and what that person is called now; null for who is no user: a script, a visitor. */
  actor: z.string(),
  actorName: z.string().nullable(),
  operation: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** The version that it made, and what a form would send to make that version again. Null where nothing was left: for files, and for what is gone. */
  version: z.int().nullable(),
  values: z.record(z.string(), z.unknown()).nullable(),
  /** For a file: its name, its kind, and what was done to it. */
  evidence: z.object({ fileName: z.string(), kind: z.string(), done: z.enum(['added', 'removed', 'restored', 'changed']) }).nullable(),
})
type HistoryEntry = z.infer<typeof historyEntry>

/** Who changed what of a record and when, newest first, from the audit. */
export const historyOf = (kind: RecordKind) =>
  query(kind.read)
    .input(z.object({ id: recordId }))
    .output(z.object({ entries: z.array(historyEntry), tables: z.array(z.string()) }))
    .handler(async ({ input: { id }, context: { db, actor } }) => {
      const { table } = modelOf(kind.model)
      const row = await delegate(db, kind.model).findUnique({ where: { id }, include: kind.include })
      if (!row) throw fail('NOT_FOUND')
      const files = await db.evidence.findMany({ where: { source: table, recordId: id }, select: { id: true } })
      const found = await db.auditEntry.findMany({
        where: {
          OR: [
            { source: table, recordId: id },
            { source: 'evidence', recordId: { in: files.map((file) => file.id) } },
          ],
        },
        orderBy: { id: 'desc' },
        take: mostEntries,
      })
      const names = await namesOf(
        db,
        found.map((entry) => entry.actor),
      )
      const hidden = kind.masked && !holds(actor, kind.masked.read) ? kind.masked : undefined
      const entryOf = entriesOf(kind, inputOf(kind, row), hidden)
      const entries = found.flatMap((entry) => {
        const told = entry.source === 'evidence' ? fileEntry(entry) : entryOf(entry)
        return told ? [{ ...told, actorName: names.get(entry.actor) ?? null }] : []
      })
      return { entries, tables: [table, 'evidence'] }
    })

type Told = Omit<HistoryEntry, 'actorName'>
type Audited = { id: bigint; at: Date; actor: string; operation: string; before: unknown; after: unknown }
const base = ({ id, at, actor, operation }: Audited) => ({ id: id.toString(), at: at.toISOString(), actor, operation })

/** Columns that follow from what is told beside them. */
const untold = ['id', 'version', 'createdAt', 'updatedAt', 'missing', 'hasDocument']

function entriesOf(kind: RecordKind, current: Row, hidden: RecordKind['masked']): (entry: Audited) => Told | null {
  const fields = [...new Set([...storedFieldsOf(kind), 'removedAt'])].filter((name) => !untold.includes(name))
  const shown = (row: Row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        kind.masked?.columns.includes(name) && typeof value === 'string' ? kind.masked.mask(value) : value,
      ]),
    )
  return (entry) => {
    const before = storedView(kind, entry.before)
    const after = storedView(kind, entry.after)
    const [was, is] = [shown(before ?? {}), shown(after ?? {})]
    const changes = fields.flatMap((field) => {
      // what is masked may differ under the mask
      const isSame = same(before?.[field], after?.[field]) && !hiddenChanges(kind, entry.after).includes(field)
      return isSame ? [] : [{ field, before: was[field] ?? null, after: is[field] ?? null }]
    })
    // a file's own entry tells what it stamped here; and some columns nobody sees
    if (changes.length === 0 || (entry.operation.startsWith('evidence.') && changes.every(({ field }) => field === 'evidence'))) return null
    return {
      ...base(entry),
      changes,
      version: after ? Number(after.version) : null,
      values: after && valuesOf(kind, current, after, hidden),
      evidence: null,
    }
  }
}

/** Personal fields that changed and look the same under the mask that the audit keeps them with. */
function hiddenChanges(kind: RecordKind, after: unknown): string[] {
  const named = (after as Row | null)?.['~']
  const columns: unknown[] = Array.isArray(named) ? named : []
  return [...modelOf(kind.model).fields].flatMap(([name, { column }]) => (columns.includes(column) ? [name] : []))
}

/** What was typed then; fields that did not exist then, what is personal (the audit has it masked only), and what this reader does not see are as they are now. */
function valuesOf(kind: RecordKind, current: Row, then: Row, hidden: RecordKind['masked']): Row {
  const { table, fields } = modelOf(kind.model)
  const isPersonal = (name: string) => (fields.get(name)?.column ?? '') in (masksByTable[table] ?? {})
  const past = Object.fromEntries(Object.entries(then).filter(([name]) => name in kind.input.shape && !isPersonal(name)))
  const values = { ...current, ...past }
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden?.columns.includes(name)))
}

/** A row as the audit keeps it, in the form in which readers get a record. */
function storedView(kind: RecordKind, stored: unknown): Row | null {
  if (stored === null) return null
  const columns = stored as Row
  const fields = [...modelOf(kind.model).fields].filter(([, { column }]) => column in columns)
  return viewOf(Object.fromEntries(fields.map(([name, { column, type }]) => [name, fromJson(columns[column], type, name)])))
}

/** What PostgreSQL writes into JSON, as the view has it: instants in UTC, decimals as text. */
function fromJson(value: unknown, type: string, name: string): unknown {
  if (value === null) return null
  if (type === 'Decimal') return String(value)
  return type === 'DateTime' && name.endsWith('At') ? new Date(String(value)) : value
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
const same = (before: unknown, after: unknown): boolean =>
  (isEmpty(before) && isEmpty(after)) || JSON.stringify(before) === JSON.stringify(after)

function fileEntry(entry: Audited): Told {
  const [before, after] = [entry.before as Row | null, entry.after as Row | null]
  const file = after ?? before ?? {}
  return {
    ...base(entry),
    changes: [],
    version: null,
    values: null,
    evidence: { fileName: String(file.file_name), kind: String(file.kind), done: doneTo(before, after) },
  }
}
function doneTo(before: Row | null, after: Row | null): 'added' | 'removed' | 'restored' | 'changed' {
  if (!before) return 'added'
  if (!after || (after.removed_at && !before.removed_at)) return 'removed'
  return before.removed_at && !after.removed_at ? 'restored' : 'changed'
}

async function namesOf(db: Db, actors: string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { userName: { in: [...new Set(actors)] } }, select: { userName: true, name: true } })
  return new Map(users.map(({ userName, name }) => [userName, name]))
}
