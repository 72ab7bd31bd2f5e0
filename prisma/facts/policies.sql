create or replace function facts_of(r policies) returns setof fact language sql stable begin atomic
  select 'policies.required', r.required_from, 1::numeric, null::text, case when not r.required then 'not_required' end
  where r.removed_at is null
  union all
  select 'policies.in_force', greatest(r.issued_on, r.required_from), 1::numeric, null::text,
         case when not r.required then 'not_required' when r.issued_on is null then 'not_issued' end
  where r.removed_at is null
  union all
  select 'policies.in_force', greatest(r.repealed_on, r.issued_on, r.required_from), -1::numeric, null::text, null::text
  where r.removed_at is null and r.required and r.issued_on is not null and r.repealed_on is not null;
end;
