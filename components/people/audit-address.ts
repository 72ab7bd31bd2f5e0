import { createLoader, parseAsString } from 'nuqs/server'

/** What the address of the audit says: who, which operation, which table, which record, which words, when, and how far back. */
export const auditAddress = {
  actor: parseAsString.withDefault(''),
  operation: parseAsString.withDefault(''),
  source: parseAsString.withDefault(''),
  words: parseAsString.withDefault(''),
  from: parseAsString,
  to: parseAsString,
  record: parseAsString,
  before: parseAsString,
}
export type AuditAddress = Record<'actor' | 'operation' | 'source' | 'words', string> &
  Record<'from' | 'to' | 'record' | 'before', string | null>

/** The filters of a page's address, on the server. */
export const loadAuditAddress = createLoader(auditAddress)

/** Entries on one page of the audit. */
export const auditPageSize = 50

const day = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null)

/** What the address narrows the audit to; what makes no sense is left out. */
export const auditFilterOf = ({ actor, operation, source, words, from, to, record }: AuditAddress) => ({
  actor: actor.slice(0, 100),
  operation: operation.slice(0, 100),
  source: source.slice(0, 60),
  words: words.slice(0, 200),
  from: day(from),
  to: day(to),
  recordId: record !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(record) ? record : null,
})

/** One page of it. */
export const auditInputOf = (address: AuditAddress) => ({
  ...auditFilterOf(address),
  before: address.before !== null && /^\d{1,18}$/.test(address.before) ? address.before : null,
  size: auditPageSize,
})
