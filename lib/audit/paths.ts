import { recordPath, sources } from '../facts/sources.ts'

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
export function pathOf({
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
