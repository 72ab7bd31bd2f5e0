import type { Day } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import type { Condition, Limits } from './conditions.ts'
import type { AlertKind, Params, Severity } from './schema.ts'

type Found = { subject: string; period: string; variant: string; severity: Severity; params: Params; path: string }

/** The days that limits of a kind speak of, as numbers. */
const daysOf = (limits: Limits, kind: AlertKind): number[] => [...(limits.get(kind) ?? [])].map(Number).filter(Number.isInteger)

/** Requests that wait for somebody: to be accepted, to be assigned, to be closed before or after the day promised, to be asked about. */
export async function requestsDue(on: Db | Tx, day: Day, limits: Limits): Promise<Condition[]> {
  if (!limits.has('request')) return []
  const rows = await on.$queryRaw<Found[]>`
    with asked as (
      select r.id, r.code, r.category, r.status, r.promised_on, r.received_on, r.team_id, coalesce(o.name, r.organisation_name, '') as organisation
      from requests r left join organisations o on o.id = r.organisation_id
      where r.removed_at is null and r.status in ('submitted', 'accepted', 'assigned', 'in_progress', 'closed')
    ),
    stages as (
      select a.*, case a.status when 'submitted' then 'submitted' when 'accepted' then 'unassigned' when 'closed' then 'unvisited' end as stage, '' as variant
      from asked a where a.status in ('submitted', 'accepted')
        or (a.status = 'closed' and a.received_on > ${day}::date - 90)
      union all
      select a.*, 'overdue', '' from asked a where a.status in ('accepted', 'assigned', 'in_progress') and a.promised_on < ${day}::date
      union all
      select a.*, 'due', n::text from asked a, unnest(${daysOf(limits, 'request')}::int[]) n
      where a.status in ('accepted', 'assigned', 'in_progress') and a.promised_on between ${day}::date and ${day}::date + n
    )
    select 'request:' || id as subject, stage as period, variant,
      case stage when 'overdue' then 'urgent' when 'unvisited' then 'note' else 'soon' end as severity,
      jsonb_build_object('stage', stage, 'code', code, 'category', category, 'organisation', organisation, 'day', promised_on, 'team', team_id) as params,
      '/requests/' || id as path
    from stages order by promised_on nulls first, code`
  return rows.map((row) => ({ kind: 'request', ...row }))
}

/** Papers of organisations, agreements of stays, contracts and policies whose last day comes. What has run out long ago is known. */
export async function papersExpiring(on: Db | Tx, day: Day, limits: Limits): Promise<Condition[]> {
  const days = daysOf(limits, 'expiry')
  if (days.length === 0) return []
  const rows = await on.$queryRaw<Found[]>`
    with papers as (
      select 'organisation:' || o.id as subject, 'paper' as paper, o.name, o.next_expiry_on as last_on, '/organisations/' || o.id as path
      from organisations o where o.removed_at is null and o.stage = 'resident' and o.next_expiry_on is not null
      union all
      select 'contract:' || c.id, 'contract', concat_ws(' ', c.code, c.name), c.last_on, '/contracts/' || c.id
      from contracts c where c.removed_at is null and c.last_on is not null and c.settled_on is null
      union all
      select 'policy:' || p.id, 'policy', p.name, p.expires_on, '/policies/' || p.id
      from policies p where p.removed_at is null and p.expires_on is not null
      union all
      select 'review:' || p.id, 'review', p.name, p.review_due_on, '/policies/' || p.id
      from policies p where p.removed_at is null and p.review_due_on is not null and p.repealed_on is null
    )
    select subject, last_on::text as period, n::text as variant, case when last_on < ${day}::date then 'urgent' else 'soon' end as severity,
      jsonb_build_object('paper', paper, 'name', name, 'day', last_on, 'isOver', case when last_on < ${day}::date then 'yes' else 'no' end) as params, path
    from papers, unnest(${days}::int[]) n where last_on between ${day}::date - 30 and ${day}::date + n order by last_on, name`
  return rows.map((row) => ({ kind: 'expiry', ...row }))
}

/** Surveys whose last day comes while they are open. */
export async function surveysClosing(on: Db | Tx, day: Day, limits: Limits): Promise<Condition[]> {
  const days = daysOf(limits, 'survey')
  if (days.length === 0) return []
  const rows = await on.$queryRaw<Found[]>`
    select 'survey:' || s.id as subject, s.closes_on::text as period, n::text as variant, 'soon' as severity,
      jsonb_build_object('title', s.title, 'day', s.closes_on, 'answers',
        (select count(*)::int from survey_responses r where r.survey_id = s.id and r.removed_at is null and r.superseded_by_id is null)) as params,
      '/surveys/' || s.id as path
    from surveys s, unnest(${days}::int[]) n
    where s.removed_at is null and s.status = 'published' and s.closes_on between ${day}::date and ${day}::date + n order by s.closes_on, s.title`
  return rows.map((row) => ({ kind: 'survey', ...row }))
}

/** Measures that an evaluation promised by a day, until two weeks after it, or until they are carried out. */
export async function measuresDue(on: Db | Tx, day: Day, limits: Limits): Promise<Condition[]> {
  const days = daysOf(limits, 'measure')
  if (days.length === 0) return []
  const rows = await on.$queryRaw<Found[]>`
    select e.year || ':' || e.code as subject, e.measure_due::text as period, n::text as variant,
      case when e.measure_due < ${day}::date then 'urgent' else 'soon' end as severity,
      jsonb_build_object('code', e.code, 'name', coalesce(i.name, e.code), 'year', e.year::text, 'day', e.measure_due, 'measure', left(e.measure, 200)) as params,
      '/evaluations?year=' || e.year as path
    from explanations e left join indicators i using (year, code), unnest(${days}::int[]) n
    where not exists (select 1 from rectifications r where r.year = e.year and r.code = e.code and r.state <> 'open' and r.removed_at is null)
      and e.measure <> '' and e.measure_due between ${day}::date - 14 and ${day}::date + n order by e.measure_due, e.code`
  return rows.map((row) => ({ kind: 'measure', ...row }))
}

/** What failed an inspection, or was promised by an evaluation, and is not put right by its day. */
export async function rectificationsOverdue(on: Db | Tx, day: Day, limits: Limits): Promise<Condition[]> {
  if (!limits.has('rectification')) return []
  const rows = await on.$queryRaw<Found[]>`
    select 'inspection:' || i.id as subject, i.due_on::text as period, '' as variant, 'urgent' as severity,
      jsonb_build_object('area', i.area, 'item', i.item, 'day', i.due_on, 'responsible', coalesce(i.responsible, '')) as params, '/inspections/' || i.id as path
    from inspections i where i.removed_at is null and i.stage = 'open' and i.due_on < ${day}::date
    union all
    select 'rectification:' || r.id, r.due_on::text, '', 'urgent',
      jsonb_build_object('area', r.year::text, 'item', r.name, 'day', r.due_on, 'responsible', r.owner), '/evaluations/rectifications?open=' || r.id
    from rectifications r where r.removed_at is null and r.state = 'open' and r.due_on < ${day}::date
    order by period, subject`
  return rows.map((row) => ({ kind: 'rectification', ...row }))
}
