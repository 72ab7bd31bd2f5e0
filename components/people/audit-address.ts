import { createLoader, parseAsString } from 'nuqs/server'

/** What the address of the audit says: who, which operation, which table, which record, and how far back. */
export const auditAddress = {
  actor: parseAsString.withDefault(''),
  operation: parseAsString.withDefault(''),
  source: parseAsString.withDefault(''),
  record: parseAsString,
  before: parseAsString,
}
export type AuditAddress = { actor: string; operation: string; source: string; record: string | null; before: string | null }

/** The filters of a page's address, on the server. */
export const loadAuditAddress = createLoader(auditAddress)

/** Entries on one page of the audit. */
export const auditPageSize = 50

/** What the address asks the audit for; what makes no sense is left out. */
export const auditInputOf = ({ actor, operation, source, record, before }: AuditAddress) => ({
  actor: actor.slice(0, 100),
  operation: operation.slice(0, 100),
  source: source.slice(0, 60),
  recordId: record !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(record) ? record : null,
  before: before !== null && /^\d{1,18}$/.test(before) ? before : null,
  size: auditPageSize,
})
