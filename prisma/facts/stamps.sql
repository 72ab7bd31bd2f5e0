-- What a fact needs from another row is stamped on its own row when that other row is written.

-- Evidence of an event or payment: the kinds of its files, and those a ledger declares to be on paper.
create or replace function stamp_evidence() returns trigger language plpgsql as $$
begin
  new.evidence := array(
    select distinct kind from (
      select unnest(new.declared) as kind
      union all select e.kind from evidence e where e.source = tg_table_name and e.record_id = new.id and e.removed_at is null
    ) k order by kind);
  return new;
end $$;
create or replace trigger stamp_evidence before insert or update on events for each row execute function stamp_evidence();

-- What an event that was held still lacks before it counts, for lists to be narrowed by; runs after stamp_evidence, by its name.
create or replace function stamp_missing() returns trigger language plpgsql as $$
begin
  new.missing := case when new.status = 'held' then array(
    select kind from unnest(array['sign_in', 'minutes', 'photo']) with ordinality k (kind, place) where kind <> all (new.evidence) order by place) else '{}' end;
  return new;
end $$;
create or replace trigger stamp_missing before insert or update on events for each row execute function stamp_missing();
create or replace trigger stamp_evidence before insert or update on payments for each row execute function stamp_evidence();

-- A file that comes or goes tells the record that keeps the kinds of its files: one table after the other, and records in the order of their ids,
-- so that two statements about the same ones cannot wait for each other in a circle.
create or replace function pass_evidence() returns trigger language plpgsql as $$
declare
  sources text[];
  ids uuid[];
  parent text;
  filed uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(source), array_agg(record_id) into sources, ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(source), array_agg(record_id) into sources, ids from old_rows;
  else
    select array_agg(source), array_agg(record_id) into sources, ids
    from (select source, record_id from new_rows union select source, record_id from old_rows) r;
  end if;
  for parent, filed in
    select r.source, array_agg(r.id) from unnest(sources, ids) r (source, id)
    where r.source in ('events', 'inspections', 'material_versions', 'payments') group by r.source order by r.source
  loop
    execute format('select 1 from %I where id = any ($1) order by id for no key update', parent) using filed;
    execute format('update %I set evidence = evidence where id = any ($1)', parent) using filed;
  end loop;
  return null;
end $$;

select after_statements('evidence', 'pass_evidence', 'pass_evidence()');

-- A sign-in carries its event's kind and status, so that attendance is a fact of the sign-in alone.
create or replace function stamp_sign_in() returns trigger language plpgsql as $$
begin
  select e.kind, case when e.removed_at is null then e.status else 'removed' end into new.kind, new.status
  from events e where e.id = new.event_id for share;
  if not found then
    new.kind := ''; -- the foreign key says what is wrong
    new.status := '';
  end if;
  return new;
end $$;
create or replace trigger stamp_event before insert or update on sign_ins for each row execute function stamp_sign_in();

create or replace function pass_event() returns trigger language plpgsql as $$
begin
  update sign_ins s set kind = s.kind from new_rows n join old_rows o using (id)
  where s.event_id = n.id and (n.kind, n.status, n.removed_at) is distinct from (o.kind, o.status, o.removed_at);
  return null;
end $$;
create or replace trigger pass_event after update on events referencing old table as old_rows new table as new_rows
  for each statement execute function pass_event();

-- What is stamped from its siblings is written by one transaction at a time: the lock comes before any row, so nobody waits in a circle.
create or replace function one_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7002);
  return null;
end $$;
do $$
declare
  source text;
begin
  foreach source in array array['budget_lines', 'budget_adjustments', 'contracts', 'contract_amendments', 'contract_lines', 'settlements', 'contract_findings',
      'survey_responses'] loop
    execute format('create or replace trigger a_turn before insert or update or delete on %I for each statement execute function one_at_a_time()', source);
  end loop;
end $$;

-- One valid answer per organisation and survey: the last one submitted; earlier ones carry the id of the one that counts.
-- Anonymous answers stand for themselves.
create or replace function supersede_responses() returns trigger language plpgsql as $$
declare
  pair record;
begin
  for pair in execute case tg_op
      when 'INSERT' then 'select distinct survey_id, organisation_name from new_rows'
      when 'DELETE' then 'select distinct survey_id, organisation_name from old_rows'
      else 'select survey_id, organisation_name from new_rows union select survey_id, organisation_name from old_rows' end loop
    update survey_responses r set superseded_by_id = case when pair.organisation_name <> '' then nullif(last.id, r.id) end
    from (select id from survey_responses where survey_id = pair.survey_id and organisation_name = pair.organisation_name
            and removed_at is null order by submitted_at desc, id desc limit 1) last
    where r.survey_id = pair.survey_id and r.organisation_name = pair.organisation_name
      and r.superseded_by_id is distinct from case when pair.organisation_name <> '' then nullif(last.id, r.id) end;
  end loop;
  return null;
end $$;

select after_statements('survey_responses', 'supersede', 'supersede_responses()');

-- The stages of a match in their order; what was ended may have reached any of them before.
create or replace function match_rank(stage text) returns int language sql immutable return
  array_position(array['intent', 'met', 'negotiating', 'signed', 'landed', 'ended'], stage);

-- The day on which two sides first met stays when the match goes on or ends, so that a later signing does not move an earlier year's figure.
create or replace function stamp_match() returns trigger language plpgsql as $$
begin
  select least(min(s.reached_on), case when new.stage in ('met', 'negotiating', 'signed', 'landed') then new.reached_on end) into new.met_on
  from match_steps s
  where s.match_id = new.id and match_rank(s.stage) between match_rank('met') and match_rank(new.stage) - 1;
  return new;
end $$;
create or replace trigger stamp_match before insert or update on matches for each row execute function stamp_match();

-- A stage that was taken back leaves no later step behind.
create or replace function keep_match_steps() returns trigger language plpgsql as $$
begin
  delete from match_steps s where s.match_id = new.id and match_rank(s.stage) > match_rank(new.stage);
  insert into match_steps (match_id, stage, reached_on) values (new.id, new.stage, new.reached_on)
  on conflict (match_id, stage) do update set reached_on = excluded.reached_on;
  return null;
end $$;
create or replace trigger keep_match_steps after insert or update of stage, reached_on on matches for each row execute function keep_match_steps();

-- An event takes only a kind that is in use, and a kind that events have is not removed: each locks the kind's row before it looks.
create or replace function refuse_kind_out_of_use() returns trigger language plpgsql as $$
declare
  usable boolean;
begin
  select k.is_in_use and k.removed_at is null into usable from event_kinds k where k.code = new.kind for share;
  if not usable then
    raise exception using errcode = 'check_violation', message = 'the kind of "events" breaks "events_kind_in_use"';
  end if;
  return new;
end $$;
create or replace trigger a_kind_in_use before insert on events for each row execute function refuse_kind_out_of_use();
create or replace trigger a_kind_changed before update on events for each row
  when (old.kind is distinct from new.kind) execute function refuse_kind_out_of_use();
create or replace function refuse_kind_with_events() returns trigger language plpgsql as $$
begin
  if exists (select 1 from events e where e.kind = new.code) then
    raise exception using errcode = 'check_violation', message = 'the kind of "event_kinds" breaks "event_kinds_removed_unused"';
  end if;
  return new;
end $$;
create or replace trigger a_kind_with_events before update on event_kinds for each row
  when (old.removed_at is null and new.removed_at is not null) execute function refuse_kind_with_events();

-- An assessment's items are those of its scorecard as it stood when the assessment was written; its total is the sum of them, whatever a form says.
create or replace function stamp_assessment() returns trigger language plpgsql as $$
declare
  wanted jsonb;
  given jsonb;
begin
  if tg_op = 'UPDATE' then
    new.scorecard_id := old.scorecard_id;
    select jsonb_agg(jsonb_build_array(s -> 'item', s -> 'name', s -> 'maximum')) into wanted from jsonb_array_elements(old.scores) s;
  else
    select jsonb_agg(jsonb_build_array(i -> 'id', i -> 'name', i -> 'maximum')) into wanted
    from scorecards c, jsonb_array_elements(c.items) i where c.id = new.scorecard_id;
  end if;
  select jsonb_agg(jsonb_build_array(s -> 'item', s -> 'name', s -> 'maximum')), sum((s ->> 'score')::numeric), sum((s ->> 'maximum')::numeric)
  into given, new.total, new.maximum from jsonb_array_elements(new.scores) s;
  if given is distinct from wanted then
    raise exception using errcode = '23514', message = 'the items are not those of the scorecard: "assessments_items_of_scorecard"';
  end if;
  if exists (select 1 from jsonb_array_elements(new.scores) s where (s ->> 'score')::numeric not between 0 and (s ->> 'maximum')::numeric) then
    raise exception using errcode = '23514', message = 'a score lies beyond its maximum: "assessments_score_within_maximum"';
  end if;
  return new;
end $$;
create or replace trigger stamp_assessment before insert or update on assessments for each row execute function stamp_assessment();

-- When an organisation's papers run out: of each kind the latest day (an agreement also stands on the stay), of those the first.
-- Organisations in the order of their ids, so that two statements about the same ones cannot wait for each other in a circle.
create or replace function stamp_expiry(ids uuid[]) returns void language plpgsql as $$
begin
  perform 1 from organisations where id = any (ids) order by id for no key update;
  update organisations o set next_expiry_on = n.expires_on
  from (
    select k.id, nullif((
      select min(latest) from (
        select max(coalesce(p.expires_on, 'infinity')) as latest from (
          select kind, case when kind <> 'agreement' then title end as title, expires_on from documents
          where organisation_id = k.id and removed_at is null
          union all
          select 'agreement', null, agreement_ends_on from stays
          where organisation_id = k.id and removed_at is null and ended_on is null and agreement_ends_on is not null
        ) p group by p.kind, p.title
      ) papers), 'infinity') as expires_on
    from organisations k where k.id = any (ids)
  ) n where n.id = o.id and o.next_expiry_on is distinct from n.expires_on;
end $$;

create or replace function pass_expiry() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct organisation_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct organisation_id) into ids from old_rows;
  else
    select array_agg(distinct organisation_id) into ids from (select organisation_id from new_rows union select organisation_id from old_rows) r;
  end if;
  perform stamp_expiry(ids);
  return null;
end $$;

-- Every organisation has one first contact: the one last marked, or else the one that is there longest.
create or replace function settle_first_contact() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return null; end if; -- its own update
  if tg_op = 'INSERT' then
    perform keep_first_contact(array(select distinct organisation_id from new_rows), array(select id from new_rows where is_primary));
  elsif tg_op = 'DELETE' then
    perform keep_first_contact(array(select distinct organisation_id from old_rows), '{}');
  else
    perform keep_first_contact(array(select organisation_id from new_rows union select organisation_id from old_rows),
      array(select n.id from new_rows n join old_rows o using (id) where n.is_primary and not o.is_primary));
  end if;
  return null;
end $$;

create or replace function keep_first_contact(organisations uuid[], marked uuid[]) returns void language sql as $$
  update contacts c set is_primary = c.id is not distinct from f.id
  from (
    select c.organisation_id, (array_agg(c.id order by c.id = any (marked) desc, c.is_primary desc, c.created_at, c.id)
      filter (where c.removed_at is null))[1] as id
    from contacts c where c.organisation_id = any (organisations) group by c.organisation_id
  ) f where c.organisation_id = f.organisation_id and c.is_primary <> (c.id is not distinct from f.id);
$$;

select after_statements('documents', 'pass_expiry', 'pass_expiry()');
select after_statements('stays', 'pass_expiry', 'pass_expiry()');
select after_statements('contacts', 'settle_first', 'settle_first_contact()');
