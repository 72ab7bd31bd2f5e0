create or replace function facts_of(r requests) returns setof fact language sql stable begin atomic
  select 'requests.due', r.promised_on, 1::numeric, r.category, case when r.status = 'withdrawn' then 'withdrawn' end
  where r.removed_at is null and r.promised_on is not null
  union all
  select 'requests.on_time', r.promised_on, 1::numeric, r.category,
         case when r.status = 'withdrawn' then 'withdrawn' when r.closed_on is null then 'still_open' when r.closed_on > r.promised_on then 'late' end
  where r.removed_at is null and r.promised_on is not null
  union all
  select 'requests.revisited', r.revisited_on, 1::numeric, r.category, null where r.removed_at is null and r.revisited_on is not null
  union all
  select 'requests.revisit_score', r.revisited_on, r.revisit_score::numeric, r.category, null
  where r.removed_at is null and r.revisited_on is not null and r.revisit_score is not null;
end;
