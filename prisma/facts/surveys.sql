-- How many were asked: on the first day on which they could answer, or at the year's end where nobody said which that was.
create or replace function facts_of(r surveys) returns setof fact language sql stable begin atomic
  select 'surveys.population', coalesce(r.opens_on, make_date(r.year, 12, 31)), coalesce(r.asked_count, nullif(r.invited, 0))::numeric,
         r.year || ' ' || r.title, case when r.status = 'draft' then 'survey_draft' end
  where r.removed_at is null and coalesce(r.asked_count, nullif(r.invited, 0)) is not null;
end;
