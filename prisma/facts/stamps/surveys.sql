-- Answers stand on their survey, a survey on its invitations: all of it is written one at a time, and the lock comes before any row.
do $$
declare
  source text;
begin
  foreach source in array array['surveys', 'survey_invitations'] loop
    execute format('create or replace trigger a_turn before insert or update or delete on %I for each statement execute function one_at_a_time()', source);
  end loop;
end $$;

-- What can be answered: without the wording, the order and the points, which change nothing of what somebody has filled in.
create or replace function survey_structure(questions jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(q ->> 'id', jsonb_build_array(q -> 'kind', q -> 'required', q -> 'fullScore',
    (select coalesce(jsonb_agg(o ->> 'id' order by o ->> 'id'), '[]') from jsonb_array_elements(q -> 'options') o))), '{}')
  from jsonb_array_elements(questions) q;
$$;

-- The points of an answer and the most that it could have: of the questions that count and were answered. An option without points
-- (不了解) is no answer, and the best option's points are a choice's full score.
create or replace function survey_points(questions jsonb, answers jsonb, out score numeric, out full_score numeric) language sql immutable as $$
  select coalesce(sum(p.points), 0), coalesce(sum(p.full_score), 0)
  from jsonb_array_elements(questions) q cross join lateral (
    select (answers ->> (q ->> 'id'))::numeric as points, (q ->> 'fullScore')::numeric as full_score
    where q ->> 'kind' = 'score' and jsonb_typeof(answers -> (q ->> 'id')) = 'number'
    union all
    select (o ->> 'points')::numeric, (select max((a ->> 'points')::numeric) from jsonb_array_elements(q -> 'options') a)
    from jsonb_array_elements(q -> 'options') o
    where q ->> 'kind' = 'choice' and o ->> 'id' = answers ->> (q ->> 'id') and jsonb_typeof(o -> 'points') = 'number'
  ) p
  where (q ->> 'counts')::boolean;
$$;

-- An answer given to the house's own questions is scored here and nowhere else, whatever a client says; one that was scored elsewhere keeps its
-- score. Each carries what its facts need of its survey.
create or replace function stamp_response() returns trigger language plpgsql as $$
declare
  survey record;
begin
  select s.year || ' ' || s.title as label, s.removed_at is not null as is_removed, s.satisfied_from_percent, s.questions
  into survey from surveys s where s.id = new.survey_id;
  if not found then return new; end if; -- the foreign key says what is wrong
  if new.revision is not null then
    select p.score, p.full_score into new.score, new.full_score from survey_points(survey.questions, new.answers) p;
  end if;
  new.survey_label := survey.label;
  new.survey_removed := survey.is_removed;
  new.satisfied := new.full_score > 0 and new.score * 100 >= new.full_score * survey.satisfied_from_percent;
  return new;
end $$;
create or replace trigger stamp_survey before insert or update on survey_responses for each row execute function stamp_response();

create or replace function pass_survey() returns trigger language plpgsql as $$
begin
  update survey_responses r set survey_id = r.survey_id
  from new_rows n join old_rows o using (id)
  where r.survey_id = n.id and ((n.year, n.title, n.removed_at is null, n.satisfied_from_percent)
      is distinct from (o.year, o.title, o.removed_at is null, o.satisfied_from_percent)
    or (r.revision is not null and n.questions <> o.questions and survey_points(n.questions, r.answers) is distinct from survey_points(o.questions, r.answers)));
  return null;
end $$;
create or replace trigger pass_survey after update on surveys referencing old table as old_rows new table as new_rows
  for each statement execute function pass_survey();

-- Whoever is filling in a page opened before a question or option changed is shown the new ones.
create or replace function stamp_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision;
  if old.status <> 'draft' and survey_structure(new.questions) <> survey_structure(old.questions) then
    new.revision := old.revision + 1;
  end if;
  return new;
end $$;
create or replace trigger stamp_revision before update on surveys for each row execute function stamp_revision();

create or replace function pass_invitations() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct survey_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct survey_id) into ids from old_rows;
  else
    select array_agg(distinct survey_id) into ids from (select survey_id from new_rows union select survey_id from old_rows) r;
  end if;
  update surveys s set invited = n.invited
  from (select k.id, (select count(*) from survey_invitations i where i.survey_id = k.id and i.removed_at is null)::int as invited
        from surveys k where k.id = any (ids)) n
  where n.id = s.id and s.invited <> n.invited;
  return null;
end $$;
select after_statements('survey_invitations', 'pass_invitations', 'pass_invitations()');
