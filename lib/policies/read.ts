import { type Day, firstOfYear, yearOf } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { viewOf } from '../record-kind.ts'
import { type RegisterView, registerView } from './schema.ts'

type Row = Record<string, unknown>

/** Every policy as it stood on a day: what was in force then, and how long in that year one was missing. */
export async function readRegister(on: Db | Tx, day: Day): Promise<RegisterView> {
  const rows = await on.$queryRaw<Row[]>`
    with asked as (
      select p.*, p.required and ${day}::date between p.required_from and coalesce(p.required_ends_on, 'infinity') as is_required,
        case when p.required then datemultirange(daterange(p.required_from, p.required_ends_on, '[]'))
          * datemultirange(daterange(${firstOfYear(yearOf(day))}::date, ${day}::date, '[]')) - p.in_force else '{}' end as gaps
      from policies p where p.removed_at is null
    )
    select a.id, a.name, a.category, a.responsible, a.is_required as "isRequired", a.required_from as "requiredFrom", a.review_due_on as "reviewDueOn",
      case when v.id is not null then 'in_force' when u.id is not null then 'upcoming' when e.end_reason is not null then e.end_reason
        when d.id is not null then 'draft' when a.is_required then 'missing' else 'not_required' end as state,
      case when v.id is not null then json_build_object('id', v.id, 'documentNumber', v.document_number, 'issuedOn', v.issued_on,
        'effectiveOn', v.effective_on, 'expiresOn', v.expires_on, 'hasFile', v.has_file) end as version,
      (select coalesce(sum(upper(g) - lower(g)), 0)::int from unnest(a.gaps) g) as "missingDays",
      (select count(distinct date_trunc('month', m.day))::int from unnest(a.gaps) g, generate_series(lower(g), upper(g) - 1, interval '1 day') m (day)) as "missingMonths"
    from asked a
    left join lateral (select * from policy_versions v where v.policy_id = a.id and v.removed_at is null
      and v.effective_on <= ${day}::date and coalesce(v.ended_on, 'infinity') > ${day}::date limit 1) v on true
    left join lateral (select id from policy_versions u where u.policy_id = a.id and u.removed_at is null
      and u.issued_on <= ${day}::date and u.effective_on > ${day}::date limit 1) u on true
    left join lateral (select end_reason from policy_versions e where e.policy_id = a.id and e.removed_at is null
      and e.ended_on <= ${day}::date order by e.ended_on desc, e.effective_on desc limit 1) e on true
    left join lateral (select id from policy_versions d where d.policy_id = a.id and d.removed_at is null and d.effective_on is null
      and (d.created_at at time zone 'Asia/Shanghai')::date <= ${day}::date limit 1) d on true
    order by not a.is_required, a.category nulls last, a.name`
  const [figures] = await on.$queryRaw<{ required: string | null; inForce: string | null }[]>`
    select r.value::text as required, f.value::text as "inForce"
    from reduce_measure('policies.required', 'level', null, ${firstOfYear(yearOf(day))}::date, ${day}::date) r,
      reduce_measure('policies.in_force', 'level', null, ${firstOfYear(yearOf(day))}::date, ${day}::date) f`
  const required = figures?.required ?? null
  return registerView.parse({
    on: day,
    lines: rows.map(viewOf),
    required,
    // of those asked for none may be there
    inForce: required === null ? null : (figures?.inForce ?? '0'),
    measures: ['policies.required', 'policies.in_force'],
    tables: ['policies', 'policy_versions'],
  })
}
