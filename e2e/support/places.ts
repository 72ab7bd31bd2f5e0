import { randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { navigation } from '#components/shell/nav.ts'
import { isAllowed, type Permission, type Role, roles } from '#lib/permissions.ts'
import { publicLink } from '#lib/public-link.ts'
import { sql } from './database.ts'
import { house } from './house.ts'
import { survey } from './surveys.ts'

/** Entrances that send on whoever is signed in, or a house that is set up. */
const passages = ['/', '/setup']
/** What a page is asked for, so that there is something on it. */
const questions: Record<string, string> = {
  '/board': '?year=2023',
  '/completeness': '?year=2023',
  '/evaluations': '?year=2023',
  '/indicators': '?year=2023',
  '/indicators/compare': '?year=2023&before=2023',
  '/indicators/layouts': '?year=2023&framework=national',
  '/indicators/targets': '?year=2024',
  '/indicators/what-if': '?year=2023&actuals=P3:100',
  '/evaluations/evidence': '?year=2023',
  '/evaluations/mid-year': '?year=2023',
  '/evaluations/check': '?year=2023',
  '/evaluations/narrative': '?year=2023',
  '/evaluations/templates': '?year=2023',
  '/inspections/grid': '?year=2023',
  '/inspections/round': '?month=2023-04',
  '/inspections/sheet': '?month=2023-04&done=true',
  '/policies/register': '?on=2023-12-31',
  '/trace': '?year=2023&code=P1',
}

/** Every page of the app as its folders say: `/events/[id]`. Groups in round brackets and drawers are no part of an address. */
export const everyPage = (): string[] =>
  globSync('app/**/page.tsx')
    .filter((file) => !file.includes('@') && !file.includes('(.)'))
    .map(pathOf)
    .filter((path) => !passages.includes(path))
    .sort()
const pathOf = (file: string): string =>
  file
    .replaceAll('\\', '/')
    .replace(/^app|\/page\.tsx$/g, '')
    .replace(/\/\([a-z]+\)/g, '') || '/'

/** The pages for people without an account. */
export const everyPublicPage = (): string[] => globSync('app/(public)/**/page.tsx').map(pathOf).sort()

/** Who looks at a page: nobody where no account is needed, else the first role that may, beginning with those who may most there. */
export function readerOf(path: string): Role | null {
  if (path === '/sign-in' || path === '/join/[token]' || everyPublicPage().includes(path)) return null
  // it lists every browser that somebody is signed in with, and most journeys are officers'
  if (path === '/account') return 'office'
  const permission = permissionOf(path)
  const readers: readonly Role[] = ['officer', ...roles]
  return readers.find((role) => isAllowed(role, permission)) ?? 'officer'
}

/** What somebody has to hold to be offered a page. */
export function permissionOf(path: string): Permission {
  const item = navigation.flatMap(({ items }) => items).find((one) => path === one.path || path.startsWith(`${one.path}/`))
  return item?.pages?.find((page) => page.path === path)?.permission ?? item?.permission ?? 'self.read'
}

/** The address of a page, with a record of the sample year where it is about one. `officer` is somebody's signed-in requests. */
export async function addressOf(path: string, officer: APIRequestContext): Promise<string> {
  const found = examples[path]
  if (found) return found(officer)
  if (path.includes('[')) throw new Error(`${path}: e2e/support/places.ts knows no example of it`)
  return path + (questions[path] ?? '')
}

type Example = (officer: APIRequestContext) => Promise<string>
const first = async (table: string, order: string): Promise<string> => {
  const [row] = await sql<{ id: string }>(`select id from ${table} where removed_at is null order by ${order} limit 1`)
  if (!row) throw new Error(`${table} is empty`)
  return row.id
}
const ask = async <Answer>(officer: APIRequestContext, operation: string, input: unknown): Promise<Answer> => {
  const answer = await officer.post(`/rpc/${operation}`, { data: { json: input } })
  return (await answer.json()).json
}
const event = () => first('events', "(kind = 'salon') desc, held_on desc")
const examples: Record<string, Example> = {
  '/organisations/[id]': async () => `/organisations/${await first('organisations', 'code')}`,
  '/organisations/assessments/[id]': async () => `/organisations/assessments/${await assessment()}`,
  '/articles/[id]': async () => `/articles/${await first('articles', 'published_on')}`,
  '/costs/meters/[id]': async () => `/costs/meters/${await first('meters', 'code')}`,
  '/costs/bills/[id]': async (officer) => `/costs/bills/${await someBill(officer)}`,
  '/costs/payments/[id]': async () => `/costs/payments/${await first('payments', 'paid_on')}`,
  '/events/[id]': async () => `/events/${await event()}`,
  '/events/[id]/poster': async () => `/events/${await event()}/poster`,
  '/events/[id]/sign-in': async () => `/events/${await event()}/sign-in`,
  '/events/matches/[id]': async () => `/events/matches/${await first('matches', 'reached_on')}`,
  '/events/series/[id]': async () => `/events/series/${await series()}`,
  '/inspections/[id]': async () => `/inspections/${await first('inspections', 'passed, inspected_on')}`,
  '/policies/[id]': async () => `/policies/${await first('policies', 'issued_on nulls last, name')}`,
  '/contracts/[id]': async () => `/contracts/${await contract()}`,
  '/contracts/[id]/settle': async () => `/contracts/${await contract()}/settle`,
  '/contracts/procurements/[id]': async () => `/contracts/procurements/${await procurement()}`,
  '/contracts/acceptances/[id]': async () => `/contracts/acceptances/${await acceptance()}`,
  '/requests/[id]': async () => `/requests/${await first('requests', 'received_on')}`,
  '/requests/teams/[id]': async () => `/requests/teams/${await team()}`,
  '/surveys/[id]': async () => `/surveys/${await first('surveys', 'year')}`,
  '/surveys/[id]/edit': async () => `/surveys/${await first('surveys', 'year')}/edit`,
  '/surveys/[id]/poster': async () => `/surveys/${await first('surveys', 'year')}/poster`,
  '/surveys/[id]/links': async () => `/surveys/${await first('surveys', 'year')}/links`,
  '/surveys/[id]/enter': async () => `/surveys/${await first('surveys', 'year')}/enter`,
  '/materials/[id]': async (officer) => `/materials/${await material(officer)}`,
  '/m/[token]': async (officer) => {
    const { address } = await ask<{ address: string }>(officer, 'materials/link', { id: await material(officer) })
    return new URL(address).pathname
  },
  '/imports/[id]': async () => `/imports/${await someImport()}`,
  '/arrive/[token]': async (officer) => {
    const { address } = await ask<{ address: string }>(officer, 'events/link', { id: await event() })
    return new URL(address).pathname
  },
  '/survey/[token]': async () => new URL((await survey()).address).pathname,
  '/confirm/[token]': async (officer) => {
    const { resident } = await ask<{ resident: string }>(officer, 'matches/links', { id: await first('matches', 'reached_on') })
    return new URL(resident).pathname
  },
  '/unsubscribe/[token]': async () => `/unsubscribe/${await mailToken()}`,
  '/wall/[token]': async (officer) => {
    // made once: the same request again is the same link
    const input = { id: '01900000-0000-7000-8000-0000000a1100', name: '一楼大堂', days: 365 }
    return new URL((await ask<{ url: string }>(officer, 'walls/share', input)).url).pathname
  },
  '/join/[token]': joinLink,
  '/ask/[token]': async (officer) => {
    const { url } = await ask<{ url: string }>(officer, 'requests/askLink', { organisationId: await first('organisations', 'code') })
    return new URL(url).pathname
  },
}

/** What a mail to the sample's operator would carry: looking at its page switches nothing off. */
async function mailToken(): Promise<string> {
  const { secret, url } = await house()
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
  const [user] = await sql<{ id: string }>(`select id from users where user_name = 'operator'`)
  return new URL(publicLink('unsubscribe', user?.id ?? '', 'alerts')).pathname.split('/').at(-1) ?? ''
}

/** A link for somebody who was added, and has not chosen a password yet; looking at its page uses nothing up. */
async function joinLink(): Promise<string> {
  const { secret, url } = await house()
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
  const id = '01900000-0000-7000-8000-00000000c001'
  await sql(
    `with person as (insert into users (id, user_name, name, role) values ($1, 'newcomer', '新同事', 'viewer')
       on conflict do nothing returning id)
     insert into join_links (id, user_id, made_by, expires_at) select id, id, 'admin', now() + interval '3 days' from person`,
    [id],
  )
  return new URL(publicLink('join', id, 1)).pathname
}

/** The sample year has no team: one is made, once. */
async function team(): Promise<string> {
  const [known] = await sql<{ id: string }>('select id from service_teams where removed_at is null limit 1')
  if (known) return known.id
  const [made] = await sql<{ id: string }>(
    `insert into service_teams (name) values ('第1服务小组') on conflict (name) do update set name = excluded.name returning id`,
  )
  return made?.id ?? ''
}

/** The sample year has no publicity: one film is made, once. */
async function material(officer: APIRequestContext): Promise<string> {
  const id = '01900000-0000-7000-8000-00000000b001'
  const words = { title: '南沙宣传片', kind: '宣传视频', language: 'zhHans', description: '三分钟看南沙', responsible: null }
  await ask(officer, 'materials/log', { id, ...words })
  const version = { materialId: id, number: 1, issuedOn: '2023-06-01', validFrom: null, validUntilOn: null, note: null }
  await ask(officer, 'materialVersions/log', { id: id.replace('b001', 'b002'), ...version, url: 'https://example.org/film' })
  return id
}

const contract = () => first('contracts', 'open_findings desc, code')
/** The sample year has no requirement and no acceptance: one of each is made, once. */
async function procurement(): Promise<string> {
  const [known] = await sql<{ id: string }>('select id from procurements where removed_at is null limit 1')
  if (known) return known.id
  const [made] = await sql<{ id: string }>(`insert into procurements
    (code, title, sub_project, purpose, budget_yuan, requested_by, requested_on, items, acceptance_criteria)
    values ('CG-2023-01', '沙龙物料', '活动经费', '活动使用', 5000, '经办人', '2023-05-10',
      '[{"item": "展架", "specification": "80×180", "unit": "个", "quantity": "10", "unitPriceYuan": "120"}]', '数量、规格与清单一致')
    on conflict do nothing returning id`)
  // another worker may have been first
  return made?.id ?? procurement()
}
async function acceptance(): Promise<string> {
  const [known] = await sql<{ id: string }>('select id from acceptances where removed_at is null limit 1')
  if (known) return known.id
  const [made] = await sql<{ id: string }>(
    `insert into acceptances (contract_id, code, accepted_on, accepted_by, results, conclusion)
     values ($1, 'YS-2023-01', '2023-12-28', '经办人', '[{"item": "场地租赁", "unit": "月", "quantity": "10", "passes": true, "note": ""}]', 'passed')
     returning id`,
    [await contract()],
  )
  return made?.id ?? ''
}

/** The sample year has no series: one is made, once. */
async function series(): Promise<string> {
  const [known] = await sql<{ id: string }>('select id from event_series where removed_at is null limit 1')
  if (known) return known.id
  const [made] = await sql<{ id: string }>(
    `insert into event_series (name, starts_on) values ('“倾”沙龙系列', '2023-01-01')
     on conflict (name) do update set name = excluded.name returning id`,
  )
  if (!made) throw new Error('no series was made')
  return made.id
}

/** The sample year has no assessments: one is made, once, by a scorecard that no other journey is offered. */
async function assessment(): Promise<string> {
  const [known] = await sql<{ id: string }>('select id from assessments where removed_at is null limit 1')
  if (known) return known.id
  const item = randomUUID()
  const items = [{ id: item, name: '活动参与', maximum: '40', guide: null }]
  const scores = [{ item, name: '活动参与', maximum: '40', score: '32', note: null }]
  const [made] = await sql<{ id: string }>(
    `with card as (insert into scorecards (name, items, is_in_use) values ('无障碍检查用考核表', $2::jsonb, false) returning id)
     insert into assessments (organisation_id, scorecard_id, year, assessed_on, scores)
     select $1::uuid, card.id, 2022, '2022-12-20', $3::jsonb from card
     on conflict do nothing returning id`,
    [await first('organisations', 'code'), JSON.stringify(items), JSON.stringify(scores)],
  )
  // another worker may have been first
  return made?.id ?? assessment()
}

/** The sample year has no bills: one of its meters gets one. */
async function someBill(officer: APIRequestContext): Promise<string> {
  const known = await sql<{ id: string }>('select id from bills where removed_at is null order by starts_on limit 1')
  if (known[0]) return known[0].id
  const [meter] = await sql<{ code: string }>(
    `select code from meters where kind = 'electricity' and removed_at is null order by code limit 1`,
  )
  const parts = ['sharp', 'peak', 'flat', 'valley'].flatMap((part) => [`${part}Usage`, `${part}PriceYuan`])
  const bill = {
    ...{ id: randomUUID(), meterCode: meter?.code, billNo: null, startsOn: '2023-03-01', endsOn: '2023-03-31', usage: '4000' },
    ...{
      unitPriceYuan: '0.8',
      otherYuan: '0',
      amountYuan: '3300',
      dueOn: '2023-04-20',
      ...Object.fromEntries(parts.map((name) => [name, null])),
    },
  }
  return (await ask<{ id: string }>(officer, 'bills/log', bill)).id
}

/** An import that waits for a yes, with a row that is refused; made once. Nobody's worker takes it up. */
async function someImport(): Promise<string> {
  const id = '01900000-0000-7000-8000-00000000a11e'
  const issue = { code: 'not_a_number', params: { value: '约一百' }, severity: 'refused', cell: 'D2', column: '阅读次数' }
  const row = { sheet: '', row: 2, layout: 'articles', label: '导入之路', outcome: 'refused', effect: null, issues: [issue] }
  const counts = { rows: 1, new: 0, changed: 0, same: 0, warned: 0, refused: 1, skipped: 0 }
  const sheets = [{ sheet: '', layout: 'articles', headerRow: 1 }]
  const file = { fileName: '推文.csv', sha256: '0'.repeat(64), sizeBytes: 100 }
  const report = { ...file, sheets, state: 'refused', counts, notes: [], batchId: null, views: [] }
  await sql(
    `with job as (insert into import_jobs (id, year, actor_name, state) values ($1, 2023, 'officer', 'judged') on conflict do nothing returning id),
          file as (insert into import_files (id, job_id, position, file_name, sha256, size_bytes, report)
                   select id, id, 0, '推文.csv', $2, 100, $3::jsonb from job returning id)
     insert into import_judgements (file_id, position, outcome, report) select id, 0, 'refused', $4::jsonb from file`,
    [id, file.sha256, JSON.stringify(report), JSON.stringify(row)],
  )
  return id
}
