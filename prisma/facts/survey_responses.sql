create or replace function facts_of(r survey_responses) returns setof fact language sql stable begin atomic
  select f.measure, (r.submitted_at at time zone 'Asia/Shanghai')::date, f.value, r.survey_label,
         case when r.survey_removed then 'survey_removed'
              when r.superseded_by_id is not null then 'superseded'
              when r.full_score = 0 then 'nothing_scored'
              when f.measure = 'surveys.satisfied' and not r.satisfied then 'unsatisfied' end
  from (values ('surveys.score', r.score), ('surveys.full_score', r.full_score), ('surveys.responses', 1::numeric),
    ('surveys.satisfied', 1::numeric)) f (measure, value)
  where r.removed_at is null;
end;
