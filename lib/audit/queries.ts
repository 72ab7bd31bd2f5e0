import { z } from 'zod'
import { dutiesOf, mayReadAudit, refuseDuty } from '../duties.ts'
import { recordPath, sources } from '../facts/sources.ts'
import { masked } from '../mask.ts'
import { query } from '../operation.ts'
import { auditEntry, auditInput } from './schema.ts'

/** Who changed what and when, newest first, as the trigger wrote it. */
export const listAudit = query('audit.read')
  .input(auditInput)
  .output(z.array(auditEntry))
  .handler(async ({ input, context: { db, actor } }) => {
    refuseDuty(mayReadAudit(actor, await dutiesOf(db)))
    const rows = await db.auditEntry.findMany({
      where: {
        ...(input.actor && { actor: { contains: input.actor, mode: 'insensitive' } }),
        ...(input.operation && { operation: { contains: input.operation, mode: 'insensitive' } }),
        ...(input.source && { source: input.source }),
        ...(input.recordId && { recordId: input.recordId }),
        ...(input.before && { id: { lt: BigInt(input.before) } }),
      },
      orderBy: { id: 'desc' },
      take: input.size,
    })
    return rows.map((row) => auditEntry.parse({ ...hidden(row), id: row.id.toString(), at: row.at.toISOString(), path: pathOf(row) }))
  })

type Kept = { source: string; before: unknown; after: unknown }
/** Columns that nobody reads in full here: who may, opens them where they are, and that leaves an entry of its own. */
const maskedColumns: Record<string, readonly string[]> = {
  contacts: ['phone', 'email'],
  applications: ['contact_phone', 'contact_email'],
  requests: ['contact_phone'],
  partners: ['contact_phone'],
}
function hidden<Row extends Kept>(row: Row): Row {
  const columns = maskedColumns[row.source]
  const hide = (held: unknown) =>
    held &&
    Object.fromEntries(
      Object.entries(held).map(([name, value]) => [name, columns?.includes(name) && typeof value === 'string' ? masked(value) : value]),
    )
  return columns ? { ...row, before: hide(row.before), after: hide(row.after) } : row
}

/** Pages of records that have no facts. */
const pages: Record<string, string> = {
  documents: '/organisations/documents',
  scorecards: '/organisations/scorecards',
  applications: '/organisations/applications',
  rooms: '/rooms/list',
  contract_lines: '/contracts/lines',
  procurements: '/contracts/procurements',
  acceptances: '/contracts/acceptances',
  surveys: '/surveys',
  inspection_areas: '/inspections/areas',
  materials: '/materials',
  completeness_items: '/completeness/items',
  users: '/users',
}

/** What is seen on the page of the record that it belongs to. */
const partsOf: Record<string, { column: string; path: string }> = {
  policy_versions: { column: 'policy_id', path: '/policies' },
  inspection_rechecks: { column: 'inspection_id', path: '/inspections' },
}
/** What is seen on the page of its organisation. */
const partsOfOrganisations = ['contacts', 'life_steps', 'assessments']

/** Where the record of an entry can be seen; a file is seen with the record that it proves. */
function pathOf({
  source,
  recordId,
  before,
  after,
}: {
  source: string
  recordId: string | null
  before: unknown
  after: unknown
}): string | null {
  if (!recordId) return null
  const { source: proved, record_id: provedId, organisation_id: organisation } = (after ?? before ?? {}) as Record<string, unknown>
  if (source === 'evidence' && typeof proved === 'string' && typeof provedId === 'string')
    return pathOf({ source: proved, recordId: provedId, before: null, after: null })
  if (source === 'organisations') return `/organisations/${recordId}`
  if (partsOfOrganisations.includes(source)) return typeof organisation === 'string' ? `/organisations/${organisation}` : null
  const part = partsOf[source]
  if (part) {
    const parent = ((after ?? before ?? {}) as Record<string, unknown>)[part.column]
    return typeof parent === 'string' ? `${part.path}/${parent}` : null
  }
  if (sources[source]) return recordPath(source, recordId)
  return pages[source] ? `${pages[source]}?open=${recordId}` : null
}
