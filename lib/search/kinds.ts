import type { Permission } from '../permissions.ts'

/**
 * One kind of record as the search over all of them shows it. `title`, `day` and `at` are SQL over its row `r`: what a person calls it (never what
 * lists show masked), its day, and the id in its address (its own where nothing is said). `list` is the page that shows all that fit.
 */
export type Kind = { read: Permission; title: string; day?: string; page: string; at?: string; list?: string }

const organisation = '(select o.name from organisations o where o.id = r.organisation_id)'
const open = (list: string) => ({ page: `${list}?open=`, list })
const own = (list: string) => ({ page: `${list}/`, list })

/** By table, in the order in which kinds follow one another when they fit equally well. */
export const kinds = {
  organisations: { read: 'organisations.read', title: `concat_ws(' ', r.code, r.name)`, ...own('/organisations') },
  events: { read: 'events.read', title: `concat_ws(' ', r.code, r.title)`, day: 'r.held_on', ...own('/events') },
  matches: {
    ...{ read: 'events.read', title: `concat_ws(' ', r.code, ${organisation}, '↔', r.counterpart)` },
    ...{ day: 'r.reached_on', ...own('/events/matches') },
  },
  requests: {
    ...{ read: 'requests.read', title: `concat_ws(' ', r.code, coalesce(${organisation}, r.organisation_name), r.summary)` },
    ...{ day: 'r.received_on', ...own('/requests') },
  },
  articles: { read: 'articles.read', title: 'r.title', day: 'r.published_on', ...own('/articles') },
  payments: {
    ...{ read: 'costs.read', title: `concat_ws(' · ', r.invoice_no, r.summary, r.payee)` },
    ...{ day: 'coalesce(r.paid_on, r.accrual_month)', page: '/costs/payments/', list: '/costs' },
  },
  contracts: {
    read: 'contracts.read',
    title: `concat_ws(' · ', concat_ws(' ', r.code, r.name), r.supplier)`,
    day: 'r.signed_on',
    ...own('/contracts'),
  },
  policies: { read: 'policies.read', title: `concat_ws(' ', r.name, r.document_number)`, day: 'r.issued_on', ...own('/policies') },
  surveys: { read: 'surveys.read', title: `concat_ws(' ', r.year, r.title)`, ...own('/surveys') },
  inspections: { read: 'inspections.read', title: `concat_ws(' · ', r.area, r.item)`, day: 'r.inspected_on', ...own('/inspections') },
  materials: { read: 'materials.read', title: `concat_ws(' · ', r.title, r.kind)`, ...own('/materials') },
  contacts: {
    ...{ read: 'organisations.read', title: `concat_ws(' · ', r.name, r.position, ${organisation})` },
    ...{ page: '/organisations/', at: 'r.organisation_id' },
  },
  documents: {
    ...{ read: 'organisations.read', title: `concat_ws(' · ', r.title, r.number, ${organisation})` },
    ...{ day: 'r.expires_on', ...open('/organisations/documents') },
  },
  stays: {
    ...{ read: 'organisations.read', title: `concat_ws(' · ', r.place, ${organisation})` },
    ...{ day: 'r.started_on', ...open('/organisations/stays') },
  },
  applications: { read: 'applications.read', title: `concat_ws(' · ', r.name, r.industry)`, page: '/organisations/applications?open=' },
  assessments: {
    ...{ read: 'organisations.read', title: `concat_ws(' ', r.year, ${organisation}, r.note)` },
    ...{ day: 'r.assessed_on', ...own('/organisations/assessments') },
  },
  scorecards: { read: 'organisations.read', title: `concat_ws(' · ', r.name, r.industry)`, ...open('/organisations/scorecards') },
  sign_ins: {
    ...{ read: 'events.read', title: `concat_ws(' · ', r.organisation_name, (select e.title from events e where e.id = r.event_id))` },
    ...{ day: `(r.signed_at at time zone 'Asia/Shanghai')::date`, ...open('/events/sign-ins') },
  },
  event_series: { read: 'events.read', title: 'r.name', day: 'r.starts_on', ...own('/events/series') },
  budget_lines: { read: 'costs.read', title: `concat_ws(' ', r.year, r.sub_project)`, ...open('/costs/budget/list') },
  budget_adjustments: {
    ...{ read: 'costs.read', title: `concat_ws(' · ', r.sub_project, r.document_no, r.reason)` },
    ...{ day: 'r.adjusted_on', ...open('/costs/adjustments') },
  },
  meters: { read: 'costs.read', title: `concat_ws(' · ', r.code, r.place)`, page: '/costs/meters/', list: '/costs/meters/registry' },
  meter_readings: { read: 'costs.read', title: `concat_ws(' · ', r.meter_code, r.reader)`, day: 'r.read_on', ...open('/costs/meters') },
  bills: { read: 'costs.read', title: `concat_ws(' · ', r.meter_code, r.bill_no)`, day: 'r.starts_on', ...own('/costs/bills') },
  contract_lines: {
    ...{ read: 'contracts.read', title: `concat_ws(' · ', r.item, (select c.name from contracts c where c.id = r.contract_id))` },
    ...open('/contracts/lines'),
  },
  settlements: {
    ...{
      read: 'contracts.read',
      title: `concat_ws(' · ', concat_ws(' ', r.code, r.item), (select c.name from contracts c where c.id = r.contract_id))`,
    },
    ...{ day: 'r.settled_on', ...open('/contracts/settlements') },
  },
  contract_amendments: {
    ...{ read: 'contracts.read', title: `concat_ws(' · ', r.code, r.reason, (select c.name from contracts c where c.id = r.contract_id))` },
    ...{ day: 'r.effective_on', page: '/contracts/', at: 'r.contract_id' },
  },
  procurements: {
    read: 'contracts.read',
    title: `concat_ws(' ', r.code, r.title)`,
    day: 'r.requested_on',
    ...own('/contracts/procurements'),
  },
  acceptances: {
    ...{ read: 'contracts.read', title: `concat_ws(' · ', r.code, r.accepted_by)` },
    ...{ day: 'r.accepted_on', ...own('/contracts/acceptances') },
  },
  survey_responses: {
    ...{ read: 'surveys.read', title: `concat_ws(' · ', r.organisation_name, r.survey_label)` },
    ...{ day: `(r.submitted_at at time zone 'Asia/Shanghai')::date`, ...open('/surveys/responses') },
  },
  partners: { read: 'requests.read', title: 'r.name', ...open('/requests/partners') },
  referrals: {
    ...{ read: 'requests.read', title: `concat_ws(' · ', (select p.name from partners p where p.id = r.partner_id), r.outcome)` },
    ...{ day: 'r.referred_on', ...open('/requests/referrals') },
  },
  service_teams: { read: 'requests.read', title: 'r.name', ...own('/requests/teams') },
  inspection_areas: { read: 'inspections.read', title: 'r.name', ...open('/inspections/areas') },
  material_handouts: {
    ...{ read: 'materials.read', title: `concat_ws(' · ', r.occasion, r.audience)` },
    ...{ day: 'r.handed_on', ...open('/materials/handouts') },
  },
  rectifications: {
    ...{ read: 'evaluations.read', title: `concat_ws(' · ', r.year, r.name, r.owner)`, day: 'r.due_on' },
    ...open('/evaluations/rectifications'),
  },
  rooms: { read: 'rooms.read', title: `concat_ws(' · ', concat_ws(' ', r.code, r.name), r.floor)`, ...open('/rooms/list') },
  seats: {
    ...{ read: 'rooms.read', title: '(select seat_label(k.code, r.code) from rooms k where k.id = r.room_id)' },
    ...open('/rooms/seats'),
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [KindName, ...KindName[]]
