-- The life of a request. One who takes a step adds it to request_steps, and the request is stamped from it. A form, a ledger or psql that writes the
-- request itself tells the whole in one go: the steps are then written down from it. Either way row and time line agree.

create or replace function house_today() returns date language sql stable return (now() at time zone 'Asia/Shanghai')::date;

-- A row written directly is made whole: a ledger knows neither the day of acceptance nor that of the revisit, and names teams by their names.
create or replace function stamp_request() returns trigger language plpgsql as $$
declare
  is_new boolean := tg_op = 'INSERT';
begin
  if pg_trigger_depth() > 1 then return new; end if; -- stamped from a step
  if new.status = 'closed' and new.revisit_score is not null then new.status := 'revisited'; end if;
  if new.status not in ('submitted', 'declined') and (is_new or old.status in ('submitted', 'declined')) then
    new.accepted_on := coalesce(new.accepted_on, new.received_on);
  end if;
  if new.accepted_on < new.received_on then new.accepted_on := new.received_on; end if;
  if is_new or new.first_promised_on is null then new.first_promised_on := coalesce(new.first_promised_on, new.promised_on); end if;
  if new.status <> 'revisited' then
    new.revisited_on := null;
  else
    new.revisited_on := greatest(coalesce(new.revisited_on, new.closed_on), new.closed_on);
  end if;
  if is_new or new.team is distinct from old.team then
    new.team_id := (select t.id from service_teams t where t.name = new.team and t.removed_at is null);
  end if;
  return new;
end $$;
create or replace trigger stamp_request before insert or update on requests for each row execute function stamp_request();

-- The steps that a row tells which was written in one go.
create or replace function tell_request() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 or is_rehearsal() then return null; end if;
  if tg_op = 'INSERT' then
    insert into request_steps (request_id, step, done_on, note, team_id, team, promised_on, score)
    select r.id, t.step, t.done_on, case when t.step = 'close' then r.result end, case when t.step = 'assign' then r.team_id end,
           case when t.step = 'assign' then r.team end, case when t.step = 'accept' then r.promised_on end,
           case when t.step = 'revisit' then r.revisit_score end
    from new_rows r, lateral (values
      (1, 'submit', case when r.status in ('submitted', 'declined') then r.received_on end),
      (2, 'accept', r.accepted_on),
      (3, 'assign', case when r.team is not null then r.accepted_on end),
      (4, 'start', case when r.status = 'in_progress' then r.accepted_on end),
      (5, 'close', r.closed_on),
      (6, 'withdraw', case when r.status = 'withdrawn' then coalesce(r.closed_on, r.received_on) end),
      (7, 'decline', case when r.status = 'declined' then r.received_on end),
      (8, 'revisit', r.revisited_on)) t (place, step, done_on)
    where t.done_on is not null order by r.received_on, r.id, t.place;
  else
    insert into request_steps (request_id, step, done_on, note, team_id, team, promised_on, score)
    select n.id, t.step, t.done_on, case when t.step = 'close' then n.result end, case when t.step = 'assign' then n.team_id end,
           case when t.step = 'assign' then n.team end, case when t.step in ('accept', 'extend') then n.promised_on end,
           case when t.step = 'revisit' then n.revisit_score end
    from new_rows n join old_rows o using (id), lateral (values
      (1, 'reopen', case when o.closed_on is not null and n.closed_on is null
                      or o.status in ('withdrawn', 'declined') and n.status not in ('withdrawn', 'declined') then house_today() end),
      (2, 'accept', case when o.accepted_on is null then n.accepted_on end),
      (3, 'extend', case when o.promised_on <> n.promised_on then house_today() end),
      (4, 'assign', case when n.team is not null and n.team is distinct from o.team then greatest(n.accepted_on, least(n.closed_on, house_today())) end),
      (5, 'start', case when n.status = 'in_progress' and o.status in ('submitted', 'accepted', 'assigned') then house_today() end),
      (6, 'close', case when n.closed_on is distinct from o.closed_on then n.closed_on end),
      (7, 'withdraw', case when n.status = 'withdrawn' and o.status <> 'withdrawn' then house_today() end),
      (8, 'revisit', case when (n.revisited_on, n.revisit_score) is distinct from (o.revisited_on, o.revisit_score) then n.revisited_on end)
      ) t (place, step, done_on)
    where t.done_on is not null order by n.id, t.place;
  end if;
  return null;
end $$;
create or replace trigger tell_request_insert after insert on requests referencing new table as new_rows
  for each statement execute function tell_request();
create or replace trigger tell_request_update after update on requests referencing old table as old_rows new table as new_rows
  for each statement execute function tell_request();

-- What a step makes of its request. Which step may follow which, lib/requests/rules.ts says; here the request only follows.
create or replace function take_request_step() returns trigger language plpgsql as $$
declare
  was requests;
  now_is requests;
begin
  new.actor := audit_actor();
  new.operation := audit_operation();
  if pg_trigger_depth() > 1 then return new; end if; -- told by a row that stands already
  select * into was from requests where id = new.request_id for no key update;
  if not found then return new; end if; -- the foreign key says what is wrong
  new.before := jsonb_build_object('status', was.status, 'accepted_on', was.accepted_on, 'team', was.team, 'team_id', was.team_id,
    'promised_on', was.promised_on, 'first_promised_on', was.first_promised_on, 'closed_on', was.closed_on, 'result', was.result,
    'revisit_score', was.revisit_score, 'revisited_on', was.revisited_on);
  if new.team_id is not null then
    new.team := (select t.name from service_teams t where t.id = new.team_id);
  end if;
  now_is := was;
  if new.step = 'take_back' then
    now_is := jsonb_populate_record(was, (select s.before from request_steps s where s.id = new.takes_back and s.request_id = new.request_id));
    new.before := null;
  elsif new.step = 'accept' then
    now_is.status := 'accepted';
    now_is.accepted_on := new.done_on;
    now_is.promised_on := new.promised_on;
    now_is.first_promised_on := new.promised_on;
  elsif new.step = 'decline' then
    now_is.status := 'declined';
  elsif new.step = 'assign' then
    now_is.status := 'assigned';
    now_is.team := new.team;
    now_is.team_id := new.team_id;
  elsif new.step = 'start' then
    now_is.status := 'in_progress';
  elsif new.step = 'extend' then
    now_is.promised_on := new.promised_on;
  elsif new.step = 'close' then
    now_is.status := 'closed';
    now_is.closed_on := new.done_on;
    now_is.result := new.note;
  elsif new.step = 'revisit' then
    now_is.status := 'revisited';
    now_is.revisited_on := new.done_on;
    now_is.revisit_score := new.score;
  elsif new.step = 'withdraw' then
    now_is.status := 'withdrawn';
  elsif new.step = 'reopen' then
    now_is.status := case when was.closed_on is not null then 'in_progress' when was.accepted_on is null then 'submitted'
                          when was.team is null then 'accepted' else 'assigned' end;
    now_is.closed_on := null;
    now_is.revisited_on := null;
    now_is.revisit_score := null;
  end if;
  update requests set status = now_is.status, accepted_on = now_is.accepted_on, team = now_is.team, team_id = now_is.team_id,
    promised_on = now_is.promised_on, first_promised_on = now_is.first_promised_on, closed_on = now_is.closed_on, result = now_is.result,
    revisit_score = now_is.revisit_score, revisited_on = now_is.revisited_on
  where id = new.request_id;
  return new;
end $$;
create or replace trigger take_request_step before insert on request_steps for each row execute function take_request_step();

-- A time line is added to and never rewritten; it goes only with its request.
create or replace function refuse_step_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', message = 'steps are added and never changed: "request_steps_only_grow"';
end $$;
create or replace trigger only_grow before update on request_steps for each statement execute function refuse_step_change();

-- A referral carries its partner's field as it was when it was written, so that its fact needs no other row.
create or replace function stamp_referral() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.partner_id <> old.partner_id then
    new.field := coalesce((select p.field from partners p where p.id = new.partner_id), '');
  end if;
  return new;
end $$;
create or replace trigger stamp_referral before insert or update on referrals for each row execute function stamp_referral();
