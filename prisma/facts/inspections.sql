create or replace function facts_of(r inspections) returns setof fact language sql stable begin atomic
  select 'inspections.done', r.inspected_on, 1::numeric, r.area, null::text where r.removed_at is null
  union all
  select 'inspections.passed', r.inspected_on, 1::numeric, r.area, case when not r.passed then 'failed' end where r.removed_at is null;
end;
