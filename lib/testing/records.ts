import fc, { type GeneratorValue } from 'fast-check'
import { plusDays } from '../day.ts'

export type Row = Record<string, string | number | boolean | null | readonly string[]>
/** Shared rows that records of tests hang on. */
export type Parents = {
  events: string[]
  contracts: string[]
  budgetLines: string[]
  survey: string
  organisations: string[]
  room: string
  seats: string[]
  /** One material for each writer: whoever issues a version writes to its material. */
  materials: string[]
  materialVersions: string[]
}
/** Whoever draws records: the source of chance, its number (unique keys must not meet), and a counter. */
export type Drawer = { chance: GeneratorValue; writer: number; next: () => number; parents: Parents }

/** Few days, so that writers meet on the same sums; three years, so that records move between them. */
const days = ['2022-12-31', '2023-01-01', '2023-05-31', '2023-12-31', '2024-01-01', '2024-02-29']
const pick = <T>({ chance }: Drawer, list: readonly T[]): T => chance(fc.constantFrom, ...list) as T
const day = (from: Drawer) => pick(from, days)
const maybeDay = (from: Drawer) => pick(from, [...days, null])
const count = ({ chance }: Drawer, max = 50) => chance(fc.integer, { min: 1, max })
const yuan = (from: Drawer) => `${count(from, 9999)}.${count(from, 9)}5`
const text = (from: Drawer) => `w${from.writer}-${from.next()}`
const subset = (from: Drawer, list: readonly string[]) => list.filter(() => from.chance(fc.boolean))
const instant = (from: Drawer) =>
  `${day(from)}T${pick(from, ['00', '08', '23'])}:30:00.${String(from.writer * 10_000 + from.next()).padStart(6, '0')}+08`
/** An id that no other draw of the run has; chance alone likes to repeat the small ones. */
export const drawId = (from: Drawer): string =>
  `00000000-0000-7000-8000-${(from.writer * 1_000_000 + from.next()).toString(16).padStart(12, '0')}`
const salonProof = ['sign_in', 'minutes', 'photo']
const vouchers = ['approval', 'invoice', 'acceptance', 'receipt']

/** One row of each table with facts, as people might write it. */
export const drawRow = {
  stays: (d) => ({ place: '501', ...stretch(d) }),
  seats: (d) => {
    const from = day(d)
    return { room_id: d.parents.room, code: text(d), available_from: from, closed_on: pick(d, [null, plusDays(from, count(d, 400))]) }
  },
  events: (d) => ({
    ...{ code: text(d), title: '交流', kind: pick(d, ['salon', 'visit']), held_on: day(d), region: pick(d, ['港', '澳', null]) },
    ...{ status: pick(d, ['planned', 'held', 'held', 'cancelled']), declared: pick(d, [salonProof, subset(d, salonProof)]) },
  }),
  sign_ins: (d) => ({ event_id: pick(d, d.parents.events), organisation_name: text(d), heads: count(d), signed_at: instant(d) }),
  matches: (d) => ({
    ...{ code: text(d), organisation_id: pick(d, d.parents.organisations), counterpart: '某公司' },
    ...{ stage: pick(d, ['intent', 'met', 'signed', 'ended']), reached_on: day(d) },
  }),
  articles: (d) => ({
    ...{ mid: text(d), idx: 1, title: '推文', published_on: day(d) },
    ...{ read_times: pick(d, [count(d), null]), read_users: pick(d, [count(d), null]) },
  }),
  follower_days: (d) => ({ day: ownDay(d), total_users: count(d), new_users: pick(d, [count(d), null]) }),
  budget_lines: (d) => ({
    ...{ year: pick(d, [2022, 2023, 2024]), level1: '一', level2: '二', sub_project: text(d) },
    ...{ initial_yuan: yuan(d), control: 'warn' },
  }),
  budget_adjustments: (d) => ({
    budget_line_id: pick(d, d.parents.budgetLines),
    amount_yuan: yuan(d),
    adjusted_on: `2023-0${count(d, 9)}-15`,
  }),
  payments: (d) => ({
    ...{ sub_project: pick(d, ['日常运作', '活动']), category: pick(d, ['水', '电']), summary: '付款', amount_yuan: yuan(d) },
    ...{ paid_on: maybeDay(d), accrual_month: day(d), declared: pick(d, [vouchers, subset(d, vouchers)]) },
  }),
  meter_readings: (d) => ({
    ...{ meter_code: text(d), kind: pick(d, ['water', 'electricity']), read_on: day(d) },
    ...{ previous: 0, current: 60, usage: count(d) },
  }),
  contracts: (d) => ({
    code: text(d),
    name: '合同',
    sub_project: '活动',
    supplier: '某公司',
    amount_yuan: yuan(d),
    signed_on: maybeDay(d),
    starts_on: day(d),
  }),
  settlements: (d) => ({
    ...{ contract_id: pick(d, d.parents.contracts), code: text(d), item: pick(d, ['保洁', '推文']), unit: pick(d, ['次', '篇']) },
    ...{ quantity: count(d), unit_price_yuan: pick(d, ['10', '12.5']), amount_yuan: yuan(d), settled_on: day(d) },
  }),
  survey_responses: (d) => ({
    ...{ survey_id: d.parents.survey, organisation_name: pick(d, ['甲会', '乙会', '']), submitted_at: instant(d) },
    ...{ score: count(d), full_score: 50 },
  }),
  surveys: (d) => ({
    ...{ title: text(d), year: pick(d, [2022, 2023, 2024]), opens_on: maybeDay(d), status: pick(d, ['draft', 'published']) },
    ...{ asked_count: pick(d, [null, count(d)]), asked_reason: '名册' },
  }),
  requests: (d) => ({
    ...{ code: text(d), organisation_id: pick(d, d.parents.organisations), received_on: '2022-01-01', category: pick(d, ['政策', '场地']) },
    ...{ summary: '诉求', promised_on: day(d), closed_on: maybeDay(d), status: pick(d, ['accepted', 'closed', 'withdrawn']) },
    revisit_score: pick(d, [null, 2, 5]),
  }),
  inspections: (d) => ({ inspected_on: day(d), area: pick(d, ['大厅', '会议室']), item: text(d), passed: d.chance(fc.boolean) }),
  material_versions: (d) => ({
    ...{ material_id: d.parents.materials[d.writer % d.parents.materials.length] ?? '', number: d.next() + 1, issued_on: day(d) },
    url: pick(d, [null, 'https://example.org/film']),
  }),
  material_handouts: (d) => ({ version_id: pick(d, d.parents.materialVersions), handed_on: day(d), copies: count(d) }),
  material_downloads: (d) => ({
    ...{ version_id: pick(d, d.parents.materialVersions), downloaded_at: instant(d), device: d.parents.survey, locale: 'zh-Hans' },
  }),
  policies: (d) => {
    const issued = maybeDay(d)
    return {
      ...{ name: text(d), required: d.chance(fc.boolean), required_from: day(d), issued_on: issued },
      repealed_on: issued && pick(d, [null, plusDays(issued, count(d, 400))]),
    }
  },
} satisfies Record<string, (from: Drawer) => Row>

export type FactTable = keyof typeof drawRow
export const factTables = Object.keys(drawRow) as FactTable[]

/** A new record, with an id of its own. */
export const drawRecord = (table: FactTable, from: Drawer): Row & { id: string } => ({ id: drawId(from), ...(drawRow[table](from) as Row) })

/** What makes a record unique beyond its id: two writers never meet there, or they would wait for each other by the nature of SQL. */
const identity: Partial<Record<FactTable, string[]>> = {
  stays: ['organisation_id', 'started_on'],
  seats: ['code'],
  events: ['code'],
  sign_ins: ['organisation_name'],
  matches: ['code'],
  articles: ['mid'],
  follower_days: ['day'],
  budget_lines: ['sub_project'],
  meter_readings: ['meter_code'],
  contracts: ['code'],
  settlements: ['code'],
  surveys: ['title', 'year'],
  requests: ['code'],
  inspections: ['item'],
  material_versions: ['material_id', 'number'],
  policies: ['name'],
}

/** New values for some columns of a record, and whether it is removed. */
export function drawChange(table: FactTable, from: Drawer): Row {
  const drawn = Object.entries(drawRow[table](from) as Row).filter(([name]) => !identity[table]?.includes(name))
  // a download stays what it was
  if (table === 'material_downloads') return Object.fromEntries(drawn)
  return { ...Object.fromEntries(drawn), removed_at: pick(from, [null, null, '2024-06-01T00:00:00Z']) }
}

/** Seats that one writer of a test may use up. */
export const seatsEach = 150

/** A stay of one of the writer's six organisations from a day on which none of them began yet; every third one in a seat that nobody else ever has. */
function stretch(from: Drawer): Row {
  const turn = from.next()
  const started = plusDays('2022-11-01', Math.floor(turn / 6) % 700)
  const organisations = from.parents.organisations
  return {
    organisation_id: organisations[(from.writer * 6 + (turn % 6)) % organisations.length] ?? '',
    started_on: started,
    ended_on: pick(from, [null, plusDays(started, count(from, 400))]),
    area_sqm: pick(from, [null, count(from)]),
    seat_id: turn % 3 === 0 ? (from.parents.seats[from.writer * seatsEach + turn / 3] ?? null) : null,
  }
}

/** A day that no other writer uses, and this one only once. */
const ownDay = (from: Drawer) => plusDays('2022-01-01', (from.next() % 1000) * 24 + (from.writer % 24))
