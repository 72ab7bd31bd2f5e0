/** For each table with facts: what a person calls one of its rows, and the page that opens it. Titles are SQL over the row `r`. */
const organisation = `(select o.name from organisations o where o.id = r.organisation_id)`
const material = (id: string) => `(select m.title from materials m where m.id = ${id})`
const contract = `(select c.code from contracts c where c.id = r.contract_id)`

export const sources: Record<string, { title: string; page: string }> = {
  stays: {
    title: `concat_ws(' ', ${organisation}, r.place, r.started_on || coalesce('—' || r.ended_on, ''))`,
    page: '/organisations/stays',
  },
  seats: {
    title: `(select concat_ws(' ', k.floor, seat_label(k.code, r.code)) from rooms k where k.id = r.room_id)`,
    page: '/rooms/seats',
  },
  events: { title: `concat_ws(' ', r.code, r.title)`, page: '/events' },
  sign_ins: {
    title: `concat_ws(' · ', (select e.title from events e where e.id = r.event_id), r.organisation_name)`,
    page: '/events/sign-ins',
  },
  matches: { title: `concat_ws(' ', r.code, ${organisation}, '↔', r.counterpart)`, page: '/events/matches' },
  articles: { title: `r.title`, page: '/articles' },
  follower_days: { title: `r.day::text`, page: '/articles/followers' },
  budget_lines: { title: `concat_ws(' ', r.year, r.sub_project)`, page: '/costs/budget' },
  budget_adjustments: { title: `concat_ws(' ', r.adjusted_on, r.sub_project, r.document_no)`, page: '/costs/adjustments' },
  payments: { title: `concat_ws(' ', r.invoice_no, r.summary)`, page: '/costs' },
  meter_readings: { title: `concat_ws(' ', r.meter_code, r.read_on)`, page: '/costs/meters' },
  contracts: { title: `concat_ws(' ', r.code, r.name)`, page: '/contracts' },
  settlements: { title: `concat_ws(' ', r.code, ${contract}, r.item)`, page: '/contracts/settlements' },
  survey_responses: {
    title: `concat_ws(' · ', r.organisation_name, to_char(r.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'))`,
    page: '/surveys/responses',
  },
  surveys: { title: `concat_ws(' ', r.year, r.title)`, page: '/surveys' },
  requests: { title: `concat_ws(' ', r.code, ${organisation}, r.category)`, page: '/requests' },
  referrals: {
    title: `concat_ws(' → ', (select q.code from requests q where q.id = r.request_id), (select p.name from partners p where p.id = r.partner_id))`,
    page: '/requests/referrals',
  },
  inspections: { title: `concat_ws(' ', r.inspected_on, r.area, r.item)`, page: '/inspections' },
  material_versions: { title: `concat_ws(' ', ${material('r.material_id')}, r.number)`, page: '/materials/versions' },
  material_handouts: {
    title: `concat_ws(' · ', (select concat_ws(' ', ${material('v.material_id')}, v.number) from material_versions v where v.id = r.version_id), r.occasion)`,
    page: '/materials/handouts',
  },
  material_downloads: {
    title: `concat_ws(' · ', (select concat_ws(' ', ${material('v.material_id')}, v.number) from material_versions v where v.id = r.version_id),
      to_char(r.downloaded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'))`,
    page: '/materials/downloads',
  },
  policies: { title: `r.name`, page: '/policies' },
}

/** The page of one record: its list with the record open. */
export const recordPath = (source: string, id: string): string => `${sources[source]?.page ?? ''}?open=${id}`
