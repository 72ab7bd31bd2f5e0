create or replace function facts_of(r policies) returns setof fact language sql stable begin atomic
  select 'policies.required', r.required_from, 1::numeric, null::text, case when not r.required then 'not_required' end
  where r.removed_at is null
  union all
  select 'policies.required', r.required_ends_on + 1, -1::numeric, null::text, null::text
  where r.removed_at is null and r.required and r.required_ends_on is not null
  union all
  select 'policies.in_force', greatest(r.effective_on, r.required_from), 1::numeric, null::text,
         case when not r.required then 'not_required' when isempty(r.in_force) then 'not_issued' else 'not_in_force' end
  where r.removed_at is null
    and (not r.required or isempty(r.in_force * datemultirange(daterange(r.required_from, r.required_ends_on, '[]'))))
  union all
  -- a day on which one text follows another is neither an end nor a beginning
  select 'policies.in_force', lower(s.span), 1::numeric, null::text, null::text
  from unnest(r.in_force * datemultirange(daterange(r.required_from, r.required_ends_on, '[]'))) s (span)
  where r.removed_at is null and r.required
  union all
  select 'policies.in_force', upper(s.span), -1::numeric, null::text, null::text
  from unnest(r.in_force * datemultirange(daterange(r.required_from, r.required_ends_on, '[]'))) s (span)
  where r.removed_at is null and r.required and not upper_inf(s.span);
end;
