import type { Day } from '../day.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { type CompletenessKind, isYearly } from './rules.ts'

const sql = Prisma.sql

/** The tables that are looked into: a page with what was found is read anew when one of them is written to. */
export const lookedInto = [
  ...['completeness_items', 'completeness_excuses', 'completeness_months', 'stays', 'meters', 'meter_readings', 'bills', 'payments'],
  ...['inspections', 'inspection_areas', 'events', 'articles', 'follower_days', 'requests', 'contracts', 'surveys', 'survey_responses'],
]

/** A month between `m.first` and `m.last`. */
const inMonth = (day: Prisma.Sql) => sql`${day} between m.first and m.last`

/**
 * What each kind expects of a month `m`, of an item `i`: one row a subject, with what it is called, whether it is there, and the record that is
 * there but not whole.
 */
const expected: Record<CompletenessKind, Prisma.Sql> = {
  readings: sql`
    select t.code as subject, t.code as label, t.kind as hint, null::uuid as record_id, exists (
      select 1 from meter_readings r where r.meter_code = t.code and r.removed_at is null and ${inMonth(sql`r.read_on`)}) as is_there
    from meters t where ${inUse()}`,
  // a bill of the month is one that ends in it, or spans it
  bills: sql`
    select t.code, t.code, t.kind, null::uuid, exists (
      select 1 from bills b where b.meter_code = t.code and b.removed_at is null
        and (${inMonth(sql`b.ends_on`)} or (b.starts_on <= m.first and b.ends_on >= m.last)))
    from meters t where ${inUse()}`,
  upkeep: sql`
    select s.category, s.category, case when p.id is null then '' else 'unpaid' end, p.id, exists (
      select 1 from payments p where p.category = s.category and p.removed_at is null and p.paid_on is not null and ${inMonth(sql`p.accrual_month`)})
    from unnest(i.subjects) s (category) left join lateral (
      select p.id from payments p where p.category = s.category and p.removed_at is null and p.paid_on is null and ${inMonth(sql`p.accrual_month`)}
      order by p.created_at limit 1) p on true`,
  vouchers: sql`
    select p.id::text, p.summary, array_to_string(p.missing, ' '), p.id, cardinality(p.missing) = 0
    from payments p where p.removed_at is null and ${inMonth(sql`p.paid_on`)}`,
  // areas whose checklist has something for the month; those without a checklist that are inspected in the year
  inspections: sql`
    select a.area, a.area, case when k.id is null then '' else 'round' end, null::uuid, exists (
      select 1 from inspections n where n.area = a.area and n.removed_at is null and ${inMonth(sql`n.inspected_on`)})
    from (
      select unnest(i.subjects) as area
      union select k.name from inspection_areas k where cardinality(i.subjects) = 0 and k.removed_at is null
        and k.starts_on <= m.last and (k.ends_on is null or k.ends_on >= m.first) and exists (
          select 1 from jsonb_to_recordset(k.items) t ("from" date, until date, frequency text)
          where (t."from" is null or t."from" <= m.last) and (t.until is null or t.until >= m.first)
            and (t.frequency <> 'quarterly' or extract(month from m.first)::int % 3 = 0))
      union select n.area from inspections n where cardinality(i.subjects) = 0 and n.removed_at is null
        and n.inspected_on >= date_trunc('year', m.first) and n.inspected_on < date_trunc('year', m.first) + interval '1 year'
        and not exists (select 1 from inspection_areas k where k.name = n.area and k.removed_at is null)
    ) a left join inspection_areas k on k.name = a.area and k.removed_at is null`,
  // one whose day has passed was held, or cancelled; one that was held is proved
  events: sql`
    select e.id::text, concat_ws(' ', e.code, e.title), case e.status when 'planned' then 'planned' else array_to_string(e.missing, ' ') end, e.id,
      e.status = 'held' and cardinality(e.missing) = 0
    from events e where e.removed_at is null and e.status <> 'cancelled' and ${inMonth(sql`e.held_on`)} and e.held_on < c.today`,
  articles: sql`
    select a.id::text, a.title, 'not_reported', a.id, coalesce(a.read_times, a.read_users) is not null
    from articles a where a.removed_at is null and ${inMonth(sql`a.published_on`)}
    union all select '', '', '', null::uuid, false where not exists (
      select 1 from articles a where a.removed_at is null and ${inMonth(sql`a.published_on`)})`,
  followers: sql`
    select d.day::text, d.day::text, '', null::uuid, exists (select 1 from follower_days f where f.day = d.day and f.removed_at is null)
    from (select generate_series(m.first, least(m.last, c.today - 1), interval '1 day')::date as day) d`,
  requests: sql`
    select '', '', '', null::uuid, exists (select 1 from requests r where r.removed_at is null and ${inMonth(sql`r.received_on`)})`,
  settlements: sql`
    select k.id::text, concat_ws(' ', k.code, k.name), '', k.id, k.settled_on is not null
    from contracts k where k.removed_at is null and ${inMonth(sql`k.last_on`)}`,
  surveys: sql`
    select '', '', case when exists (select 1 from surveys v where v.removed_at is null and v.year = extract(year from m.first)) then 'unanswered' else '' end,
      null::uuid, exists (
        select 1 from survey_responses r join surveys v on v.id = r.survey_id
        where r.removed_at is null and v.removed_at is null and v.year = extract(year from m.first))`,
}

/** Meters that counted on some day of the month. */
function inUse(): Prisma.Sql {
  return sql`t.removed_at is null and (t.installed_on is null or t.installed_on <= m.last) and (t.retired_on is null or t.retired_on >= m.first)`
}

/**
 * The part of a query that finds every subject expected from one month to another: `wanted` has item_id, kind, month, subject, label, hint, record_id,
 * is_there. Nothing is expected of a month that has not begun, nor before the house opened. `item` looks for one item alone.
 */
export function wanted(from: Day, to: Day, now: Day, item: string | null): Prisma.Sql {
  const each = Object.entries(expected).map(([kind, subjects]) => {
    const isOnce = isYearly(kind as CompletenessKind)
    const since = sql`coalesce(i.first_month, c.opened)`
    return sql`
      select i.id as item_id, i.kind, m.first as month, s.*
      from c, ${isOnce ? sql`years` : sql`months`} m, items i, lateral (${subjects}) s (subject, label, hint, record_id, is_there)
      where i.kind = ${kind} and m.first <= coalesce(i.last_month, m.first)
        and m.first >= ${isOnce ? sql`date_trunc('year', ${since})` : since}`
  })
  return sql`
    c as (
      select ${now}::date as today, date_trunc('month', coalesce(min(started_on), ${now}::date))::date as opened from stays where removed_at is null
    ),
    items as (select * from completeness_items where removed_at is null and (${item}::uuid is null or id = ${item}::uuid)),
    months as (
      select f::date as first, (f + interval '1 month' - interval '1 day')::date as last
      from generate_series(${from}::date, least(${to}::date, ${now}::date), interval '1 month') f
    ),
    years as (
      select (y + interval '11 months')::date as first, (y + interval '1 year' - interval '1 day')::date as last
      from generate_series(date_trunc('year', ${from}::date), least(${to}::date, ${now}::date), interval '1 year') y
    ),
    wanted as (${Prisma.join(each, ' union all ')})`
}
