create or replace function facts_of(r inspections) returns setof fact language sql stable begin atomic
  select 'inspections.done', r.inspected_on, 1::numeric, r.area, null::text where r.removed_at is null
  union all
  -- the first result counts: what was put right since stays failed
  select 'inspections.passed', r.inspected_on, 1::numeric, r.area, case when not r.passed then 'failed' end where r.removed_at is null
  union all
  -- dated by its end, so that a failure of a closed year can still be put right
  select 'inspections.rectified', coalesce(r.verified_on, r.rectified_on, r.inspected_on), 1::numeric, r.area,
         case when r.rectified_on is null then 'not_rectified' when r.verified_on is null then 'not_verified' end
  where r.removed_at is null and not r.passed;
end;
