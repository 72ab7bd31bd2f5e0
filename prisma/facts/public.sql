-- What people without an account write, in one statement each: a burst of them never holds a transaction open between two round trips.

-- A name without what people write differently: case, width, spaces and marks.
create or replace function name_key(name text) returns text language sql immutable parallel safe return
  regexp_replace(lower(normalize(name, NFKC) collate "C"), '[[:space:][:punct:]·•・。、“”‘’《》〈〉「」【】—–…]', '', 'g');
create index if not exists organisations_name_key_idx on organisations (name_key(name)) where removed_at is null;
create index if not exists survey_responses_name_key_idx on survey_responses (survey_id, name_key(organisation_name)) where removed_at is null;

-- Signs a visitor in at an event that is there, not cancelled, and whose links were not renewed: else no row comes back. A second time by the
-- same person changes nothing and tells when the first was; who took it back may sign in again. `names`: the organisation as typed, then in the
-- other script; a known organisation's own name takes their place.
create or replace function public_arrive(actor text, operation text, wanted_event uuid, wanted_round int, new_id uuid, names text[], visitor text, people int)
returns table (id uuid, signed_at timestamptz, is_new boolean) language plpgsql as $$
#variable_conflict use_column
declare
  event record;
  known record;
  kept record;
begin
  perform set_config('app.actor', actor, true), set_config('app.operation', operation, true);
  select e.id, e.held_on into event from events e
  where e.id = wanted_event and e.sign_in_round = wanted_round and e.removed_at is null and e.status <> 'cancelled';
  if not found then return; end if;
  -- an event that is only planned has no fact yet that the closed year could refuse
  if exists (select from years y where y.year = extract(year from event.held_on) and y.closed_at is not null) then
    raise exception using errcode = 'CH001', message = 'the year of the event is closed', detail = extract(year from event.held_on)::text;
  end if;
  select o.id, o.name into known from organisations o
  where name_key(o.name) = any (array(select name_key(n) from unnest(names) n)) and o.removed_at is null
  order by o.name = names[1] desc, o.created_at limit 1;
  -- no arbiter named: a double tap may meet itself on the id as well as on the name
  return query
    insert into sign_ins (id, event_id, organisation_id, organisation_name, visitor_name, heads, via, signed_at)
    values (new_id, event.id, known.id, coalesce(known.name, names[1]), visitor, people, 'link', now())
    on conflict do nothing
    returning sign_ins.id, sign_ins.signed_at, true;
  if found then return; end if;
  select s.id, s.signed_at, s.removed_at into kept from sign_ins s
  where s.event_id = event.id and s.organisation_name = coalesce(known.name, names[1]) and s.visitor_name = visitor for update;
  if not found then
    raise exception using errcode = '23505', message = 'the id belongs to another record';
  elsif kept.removed_at is null then
    return query select kept.id, kept.signed_at, kept.id = new_id;
  else
    return query
      update sign_ins s set removed_at = null, organisation_id = known.id, heads = people, via = 'link', signed_at = now()
      where s.id = kept.id returning s.id, s.signed_at, true;
  end if;
end $$;

-- A resident asks for something, without an account: it waits to be accepted. `names` as in public_arrive; a link of an organisation's own says
-- `wanted_organisation`. Sent twice it is one; with other content under the same id no row comes back.
create or replace function public_ask(actor text, operation text, new_id uuid, new_code text, wanted_organisation uuid, names text[], wanted_category text,
  said text, contact text, phone text) returns table (code text, created_at timestamptz) language plpgsql as $$
#variable_conflict use_column
declare
  known uuid;
begin
  perform set_config('app.actor', actor, true), set_config('app.operation', operation, true);
  select o.id into known from organisations o
  where o.removed_at is null and case when wanted_organisation is null
    then name_key(o.name) = any (array(select name_key(n) from unnest(names) n)) else o.id = wanted_organisation end
  order by o.name = names[1] desc, o.created_at limit 1;
  insert into requests (id, code, organisation_id, organisation_name, contact_name, contact_phone, via, received_on, category, summary, status)
  values (new_id, new_code, known, names[1], contact, phone, 'link', house_today(), wanted_category, said, 'submitted')
  on conflict do nothing;
  return query
    select r.code, r.created_at from requests r
    where r.id = new_id and r.via = 'link' and r.summary = said and r.contact_name = contact and r.contact_phone = phone;
end $$;

-- Keeps an answer to a survey whose link holds; no row comes back where it does not. Answers are written one at a time (stamps.sql), so one that is
-- sent twice at once meets itself here, and questions cannot change between the look and the writing. `state` says what stood in its way: early,
-- closed, used (with the time of the answer that used the link) or changed. `names`: the organisation as typed, then in the other script; a known
-- organisation's own name takes their place, or the name under which one that is not known answered before; whoever has an organisation's own link is that one.
create or replace function public_answer(actor text, operation text, purpose text, link_id uuid, link_round int, new_id uuid, names text[], given jsonb,
  seen_revision int, spoken text)
returns table (state text, id uuid, at timestamptz, replaces boolean) language plpgsql as $$
#variable_conflict use_column
declare
  own survey_invitations;
  asked surveys;
  kept survey_responses;
  organisation organisations;
  keys text[] := array(select name_key(n) from unnest(names) n);
  known_as text;
  house_day date := house_today();
begin
  perform set_config('app.actor', actor, true), set_config('app.operation', operation, true);
  for look in 1..2 loop
    if purpose = 'invitation' then
      select i.* into own from survey_invitations i where i.id = link_id and i.round = link_round and i.removed_at is null;
      if not found then return; end if;
    end if;
    select s.* into asked from surveys s
    where s.id = coalesce(own.survey_id, link_id) and s.removed_at is null and s.status <> 'draft' and (own.id is not null or s.link_round = public_answer.link_round);
    if not found then return; end if;
    select r.* into kept from survey_responses r where r.id = new_id;
    exit when found or look = 2;
    perform pg_advisory_xact_lock(7002);
  end loop;
  if kept.id is not null and (kept.survey_id, kept.answers, kept.invitation_id) is distinct from (asked.id, given, own.id) then
    raise exception using errcode = '23505', message = 'the id belongs to another record';
  elsif kept.id is null then
    state := case when asked.status = 'closed' or house_day > asked.closes_on then 'closed' when house_day < asked.opens_on then 'early'
                  when own.answered_at is not null then 'used' when asked.revision <> seen_revision then 'changed' end;
    if state is not null then
      return query select state, new_id, own.answered_at, false;
      return;
    end if;
    select o.* into organisation from organisations o
    where o.removed_at is null and case when own.id is null then name_key(o.name) = any (keys) else o.id = own.organisation_id end
    order by o.name = names[1] desc, o.created_at limit 1;
    if organisation.id is null and own.id is null then
      select r.organisation_name into known_as from survey_responses r
      where r.survey_id = asked.id and name_key(r.organisation_name) = any (keys) and r.removed_at is null order by r.submitted_at limit 1;
    end if;
    -- the clock, not the transaction's beginning: of two answers that waited for one another the later one counts
    insert into survey_responses (id, survey_id, organisation_id, organisation_name, submitted_at, answers, score, full_score, via, invitation_id, language,
      revision)
    values (new_id, asked.id, coalesce(own.organisation_id, organisation.id), coalesce(organisation.name, own.organisation_name, known_as, names[1]),
      clock_timestamp(), given, 0, 0, case when own.id is null then 'link' else 'invitation' end, own.id, spoken, asked.revision)
    returning * into kept;
    update survey_invitations i set answered_at = kept.submitted_at where i.id = own.id;
  end if;
  return query select 'kept', kept.id, kept.submitted_at, exists (
    select from survey_responses r where r.survey_id = kept.survey_id and r.organisation_name = kept.organisation_name and r.removed_at is null
      and r.submitted_at < kept.submitted_at);
end $$;

-- Somebody without an account takes a version: one row, unless the same device took it within half an hour. Tells whether it was counted now.
create or replace function public_download(actor text, operation text, new_id uuid, wanted_version uuid, wanted_device uuid, wanted_locale text)
returns boolean language plpgsql as $$
begin
  perform set_config('app.actor', actor, true), set_config('app.operation', operation, true);
  -- two taps at once are one after the other
  perform pg_advisory_xact_lock(7016, hashtext(wanted_device::text || wanted_version::text));
  insert into material_downloads (id, version_id, device, locale)
  select new_id, v.id, wanted_device, wanted_locale from material_versions v
  where v.id = wanted_version and v.removed_at is null and not exists (
    select 1 from material_downloads d where d.device = wanted_device and d.version_id = wanted_version and d.downloaded_at > now() - interval '30 minutes');
  return found;
end $$;
