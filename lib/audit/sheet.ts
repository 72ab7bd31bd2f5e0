import type { Table } from '../csv.ts'
import { houseZone } from '../day.ts'
import type { Tx } from '../db.ts'
import type { Locale } from '../locale.ts'
import { wordsIn } from '../texts.ts'
import { auditPage, countAudit } from './read.ts'
import { type AuditCatalogue, auditWords, changesOf } from './rules.ts'
import type { AuditFilter } from './schema.ts'

/** The most entries of one file, and how many are read at a time. */
const mostEntries = 100_000
const readAtOnce = 200

/** What a search finds as a table, newest first, in the reader's language; the id and the inner names stand beside the words, for whoever checks it by machine. */
export async function auditTable(tx: Tx, filter: AuditFilter, locale: Locale, by: string): Promise<Table> {
  const t = wordsIn(locale) as unknown as AuditCatalogue
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: houseZone })
  const words = auditWords(t, (at) => clock.format(at))
  const total = await countAudit(tx, filter)
  const asked = Object.entries({ ...filter, recordId: filter.recordId ?? '' }).flatMap(([name, value]) =>
    value ? [`${t(`audit.asked.${name}`)}: ${value}`] : [],
  )
  return {
    title: t('audit.title'),
    notes: [
      ...asked,
      t('audit.export.rows', { count: String(Math.min(total, mostEntries)), total: String(total) }),
      t('audit.export.by', { name: by, at: clock.format(new Date()) }),
    ],
    columns: [
      { heading: t('audit.export.id'), kind: 'text' },
      { heading: t('audit.export.at'), kind: 'text' },
      ...['actor', 'name', 'operation', 'source', 'record', 'changes', 'code'].map((name) => ({
        heading: t(`audit.export.${name}`),
        kind: 'text' as const,
      })),
    ],
    rows: rows(),
  }

  async function* rows() {
    let before: string | null = null
    for (let read = 0; read < mostEntries; read += readAtOnce) {
      const page = await auditPage(tx, { ...filter, before, size: readAtOnce })
      for (const entry of page) {
        const { source } = entry
        const changes = changesOf(entry).map(
          ({ field, before: was, after: is }) =>
            `${words.field(source, field)}: ${entry.before ? `${words.value(source, field, was)} → ` : ''}${words.value(source, field, is)}`,
        )
        yield [
          ...[entry.id, clock.format(new Date(entry.at)), words.actor(entry.actor), entry.actorName, words.operation(entry.operation)],
          ...[words.source(source), entry.recordId, changes.join('\n').slice(0, 32_000), `${entry.operation} ${source}`],
        ]
      }
      before = page.at(-1)?.id ?? null
      if (page.length < readAtOnce) return
    }
  }
}
