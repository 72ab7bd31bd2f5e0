create or replace function facts_of(r stays) returns setof fact language sql stable begin atomic
  select 'stays.active', r.started_on, 1::numeric, null::text, null::text where r.removed_at is null
  union all
  select 'stays.active', r.ended_on, -1::numeric, null::text, null::text where r.removed_at is null and r.ended_on is not null;
end;
