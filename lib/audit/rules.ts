import type { AuditEntry } from './schema.ts'

/** One field of a row that a change touched. */
export type Change = { field: string; before: unknown; after: unknown }

/** What every row carries for the machine's sake; it changes whenever anything does. */
const bookkeeping = new Set(['id', 'version', 'created_at', 'updated_at', '~'])

/** The fields in which a row differs before and after; of a new or deleted row those that hold anything. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) => !bookkeeping.has(field))
  // what is personal is kept masked, and may have changed under the mask
  const hidden = after?.['~']
  return fields
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(
      (change) =>
        JSON.stringify(change.before) !== JSON.stringify(change.after) || (Array.isArray(hidden) && hidden.includes(change.field)),
    )
}

/** Where the catalogues name the fields of a table. */
const fieldTexts: Record<string, string> = {
  organisations: 'organisations.organisation',
  stays: 'organisations.stay',
  rooms: 'rooms.room',
  seats: 'rooms.seat',
  contacts: 'organisations.contact',
  documents: 'organisations.document',
  scorecards: 'organisations.scorecard',
  assessments: 'organisations.assessment',
  applications: 'organisations.application',
  events: 'events.event',
  sign_ins: 'events.signIn',
  matches: 'events.match',
  articles: 'articles.article',
  follower_days: 'articles.followers',
  budget_lines: 'budget.line',
  budget_adjustments: 'budget.adjustment',
  payments: 'costs.payment',
  meters: 'meters.meter',
  meter_readings: 'meters.reading',
  bills: 'meters.bill',
  contracts: 'contracts.contract',
  contract_lines: 'contracts.line',
  settlements: 'contracts.settlement',
  contract_amendments: 'contracts.amendment',
  procurements: 'procurements.procurement',
  acceptances: 'procurements.acceptance',
  surveys: 'surveys.survey',
  survey_responses: 'surveys.response',
  requests: 'requests.request',
  request_categories: 'requests.category',
  service_teams: 'requests.team',
  service_team_members: 'requests.member',
  partners: 'requests.partner',
  referrals: 'requests.referral',
  rectifications: 'rectifications',
  calendar_days: 'requests.calendarDay',
  inspections: 'inspections.inspection',
  inspection_areas: 'inspections.area',
  inspection_rechecks: 'inspections.recheck',
  policies: 'policies.policy',
  materials: 'materials.material',
  material_versions: 'materials.version',
  material_handouts: 'materials.handout',
  completeness_items: 'completeness.items',
  completeness_excuses: 'completeness.excuses',
  completeness_months: 'completeness.monthOwner',
  policy_versions: 'policies.version',
  users: 'users',
}
/** Which group of `enums` the codes of a column belong to. */
const codeTexts: Record<string, string> = {
  'organisations.kind': 'organisationKind',
  'organisations.region': 'organisationRegion',
  'organisations.stage': 'organisationStage',
  'documents.kind': 'documentKind',
  'scorecards.kind': 'organisationKind',
  'applications.kind': 'organisationKind',
  'applications.region': 'organisationRegion',
  'applications.status': 'applicationStatus',
  'life_steps.step': 'lifeStep',
  'life_steps.from_stage': 'organisationStage',
  'events.kind': 'eventKind',
  'events.status': 'eventStatus',
  'events.evidence': 'evidence',
  'events.declared': 'evidence',
  'sign_ins.kind': 'eventKind',
  'sign_ins.status': 'eventStatus',
  'matches.stage': 'matchStage',
  'payments.evidence': 'evidence',
  'payments.declared': 'evidence',
  'materials.language': 'materialLanguage',
  'meters.kind': 'meterKind',
  'meters.tariff': 'meterTariff',
  'completeness_items.kind': 'completenessKind',
  'meter_readings.kind': 'meterKind',
  'meter_readings.change': 'meterChange',
  'bills.findings': 'billFinding',
  'contract_findings.kind': 'finding',
  'procurements.method': 'procurementMethod',
  'procurements.status': 'procurementStatus',
  'acceptances.conclusion': 'acceptanceConclusion',
  'surveys.method': 'surveyMethod',
  'surveys.status': 'surveyStatus',
  'survey_responses.via': 'answerWay',
  'requests.status': 'requestStatus',
  'requests.via': 'requestVia',
  'request_steps.step': 'requestStep',
  'partners.field': 'partnerField',
  'referrals.field': 'partnerField',
  'referrals.status': 'referralStatus',
  'inspections.stage': 'inspectionStage',
  'inspections.missing': 'inspectionLack',
  'inspections.evidence': 'evidence',
  'policy_versions.end_reason': 'policyVersionState',
  'evidence.kind': 'evidence',
  'users.role': 'role',
}

const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)

/** A catalogue: `has` tells whether a text is there. */
export type AuditCatalogue = { (key: string, values?: Record<string, string>): string; has(key: string): boolean }

/** The words of the audit: known operations, tables, fields and codes by their names, anything else as it is called inside. */
export function auditWords(t: AuditCatalogue, instant: (at: Date) => string) {
  const word = (key: string, otherwise: string): string => (t.has(key) ? t(key) : otherwise)
  const value = (table: string, field: string, held: unknown): string => {
    if (held === null || held === undefined || held === '') return t('common.none')
    if (typeof held === 'boolean') return t(held ? 'common.yes' : 'common.no')
    if (Array.isArray(held)) return held.map((one) => value(table, field, one)).join(t('audit.comma')) || t('common.none')
    if (typeof held === 'object') return JSON.stringify(held)
    const text = String(held)
    if (isInstant(text)) return instant(new Date(text))
    if (table === 'evidence' && field === 'source') return word(`audit.sources.${text}`, text)
    const codes = codeTexts[`${table}.${field}`]
    // a text that a person typed may look like a key, so only codes are looked up
    return codes && /^[a-z_]+$/.test(text) ? word(`enums.${codes}.${text}`, text) : text
  }
  return {
    value,
    source: (table: string): string => word(`audit.sources.${table}`, table),
    /** `events.log` → 登记 */
    operation: (name: string): string =>
      word(`audit.operations.${name.replace('.', '_')}`, word(`audit.verbs.${name.split('.').at(-1)}`, name)),
    field: (table: string, field: string): string =>
      word(`${fieldTexts[table]}.fields.${camel(field)}`, word(`audit.fields.${camel(field)}`, field)),
    actor: (name: string): string => {
      if (name === 'nobody') return t('audit.nobody')
      return name.startsWith('database:') ? t('audit.pastTheHouse', { name: name.slice(9) }) : name
    },
  }
}
