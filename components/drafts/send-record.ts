import { problemOf } from '../ui/error-text.ts'
import { nextNumber } from '../ui/record-values.ts'
import type { RecordOperations, RecordRow } from '../ui/records.ts'

type Row = Record<string, unknown>
/** What is sent: a new record (no base), or an edit of one as it was. */
type Sending = { input: Row; base: RecordRow | null; renumbers: string | null }
type Recipient = Pick<RecordOperations<RecordRow>, 'log' | 'revise'> & {
  /** The numbers in use lately, read anew. */
  recent: () => Promise<Row[]>
}

/**
 * Logs or revises a record, and may be repeated: what has arrived already is not sent again.
 * An edit overtaken by nothing that it speaks of (files, a removal taken back) is no conflict; a proposed number that somebody else took meanwhile gives way to the next one.
 */
export async function sendRecord(to: Recipient, { input, base, renumbers }: Sending): Promise<RecordRow> {
  try {
    return base ? await to.revise({ ...input, version: base.version }) : await to.log(input)
  } catch (error) {
    const { code, current } = problemOf(error)
    const now = current as RecordRow | undefined
    if (base && code === 'STALE' && now && !now.removedAt) {
      if (holds(now, input)) return now
      if (sameIn(now, base, Object.keys(input))) return to.revise({ ...input, version: now.version })
    }
    if (!base && code === 'DUPLICATE' && renumbers) {
      const next = await nextFor(to, renumbers)
      if (next && next !== input[renumbers]) return to.log({ ...input, [renumbers]: next })
    }
    throw error
  }
}

async function nextFor(to: Recipient, field: string): Promise<string> {
  const used = (await to.recent()).map((row) => String(row[field] ?? ''))
  return nextNumber(used, new Date().getFullYear())
}

/** Whether a stored record holds all that was typed: then there is nothing left to save. */
export const holds = (stored: Row, input: Row): boolean =>
  Object.entries(input).every(([name, value]) => plain(stored[name]) === plain(value))
const sameIn = (one: Row, other: Row, names: string[]): boolean => names.every((name) => plain(one[name]) === plain(other[name]))

/** One spelling for what means the same: instants in any zone, decimals with and without their zeros. */
function plain(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return new Date(value).toISOString()
  return JSON.stringify(/^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value)
}
