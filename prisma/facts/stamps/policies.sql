-- A sentence with its figures for what a person can mend.
create or replace function refuse_policy(reason text, field text, figures jsonb default '{}') returns void language plpgsql as $$
begin
  raise exception using errcode = 'CH051', message = format('policies refuse: %s', reason),
    detail = (figures || jsonb_build_object('reason', reason, 'fields', jsonb_build_array(field)))::text;
end $$;

-- The days of a version stand in their order. A version without a first day in force is a draft.
create or replace function check_policy_version() returns trigger language plpgsql as $$
begin
  if new.removed_at is not null then return new; end if;
  if new.effective_on is not null and new.issued_on is null then perform refuse_policy('not_issued', 'issuedOn'); end if;
  if new.issued_on > house_today() then perform refuse_policy('issued_future', 'issuedOn', jsonb_build_object('day', new.issued_on)); end if;
  if new.effective_on > house_today() then perform refuse_policy('effective_future', 'effectiveOn', jsonb_build_object('day', new.effective_on)); end if;
  if new.effective_on < new.issued_on then perform refuse_policy('effective_before', 'effectiveOn', jsonb_build_object('day', new.issued_on)); end if;
  if new.repealed_on < coalesce(new.effective_on, new.issued_on) then
    perform refuse_policy('repealed_before', 'repealedOn', jsonb_build_object('day', coalesce(new.effective_on, new.issued_on)));
  end if;
  if new.expires_on < coalesce(new.effective_on, new.issued_on) then
    perform refuse_policy('expires_before', 'expiresOn', jsonb_build_object('day', coalesce(new.effective_on, new.issued_on)));
  end if;
  if exists (select 1 from policy_versions v where v.policy_id = new.policy_id and v.effective_on = new.effective_on and v.removed_at is null and v.id <> new.id) then
    perform refuse_policy('same_day', 'effectiveOn', jsonb_build_object('day', new.effective_on));
  end if;
  return new;
end $$;
create or replace trigger check_policy_version before insert or update on policy_versions for each row execute function check_policy_version();

-- Until when each version of some policies is in force, whether its file is there, and what that makes of the policies.
-- Policies in the order of their ids, so that two statements about the same ones cannot wait for each other in a circle.
create or replace function stamp_policies(ids uuid[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform 1 from policies where id = any (ids) order by id for no key update;
  update policy_versions v set ended_on = n.ended_on, end_reason = n.end_reason, has_file = n.has_file
  from (
    select k.id, k.has_file, least(k.repealed_on, k.after_last, k.next_on) as ended_on,
      case least(k.repealed_on, k.after_last, k.next_on) when k.next_on then 'replaced' when k.repealed_on then 'repealed' when k.after_last then 'expired' end as end_reason
    from (
      select w.id, case when w.effective_on is not null then w.repealed_on end as repealed_on,
        case when w.effective_on is not null then w.expires_on + 1 end as after_last,
        lead(w.effective_on) over (partition by w.policy_id, w.removed_at is null, w.effective_on is null order by w.effective_on) as next_on,
        exists (select 1 from evidence e where e.source = 'policy_versions' and e.record_id = w.id and e.kind = 'document' and e.removed_at is null) as has_file
      from policy_versions w where w.policy_id = any (ids)
    ) k
  ) n where n.id = v.id and v.removed_at is null and (v.ended_on, v.end_reason, v.has_file) is distinct from (n.ended_on, n.end_reason, n.has_file);
  update policies p set issued_on = n.issued_on, effective_on = n.effective_on, expires_on = n.expires_on, repealed_on = n.repealed_on,
    document_number = case when n.id is not null then n.document_number when p.effective_on is null then p.document_number end, has_file = n.has_file, in_force = n.in_force
  from (
    select k.id as policy_id, l.id, l.issued_on, l.effective_on, l.expires_on, l.repealed_on, l.document_number, l.has_file,
      coalesce((select range_agg(daterange(v.effective_on, v.ended_on)) from policy_versions v
        where v.policy_id = k.id and v.effective_on is not null and v.removed_at is null), '{}') as in_force
    from policies k left join lateral (
      select v.* from policy_versions v where v.policy_id = k.id and v.effective_on is not null and v.removed_at is null order by v.effective_on desc limit 1
    ) l on true where k.id = any (ids)
  ) n where n.policy_id = p.id
    and (p.issued_on, p.effective_on, p.expires_on, p.repealed_on, p.has_file, p.in_force, p.document_number) is distinct from
        (n.issued_on, n.effective_on, n.expires_on, n.repealed_on, n.has_file, n.in_force, case when n.id is not null then n.document_number when p.effective_on is null then p.document_number end);
end $$;

create or replace function pass_policy_version() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct policy_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct policy_id) into ids from old_rows;
  else
    -- its own stamps change nothing
    select array_agg(distinct r.policy_id) into ids from (
      select policy_id, id, effective_on, issued_on, expires_on, repealed_on, document_number, removed_at from new_rows
      except select policy_id, id, effective_on, issued_on, expires_on, repealed_on, document_number, removed_at from old_rows
    ) r;
  end if;
  perform stamp_policies(ids);
  return null;
end $$;

-- The file of a version's text that comes or goes.
create or replace function pass_policy_file() returns trigger language plpgsql as $$
declare
  filed uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(record_id) into filed from new_rows where source = 'policy_versions';
  elsif tg_op = 'DELETE' then
    select array_agg(record_id) into filed from old_rows where source = 'policy_versions';
  else
    select array_agg(record_id) into filed from (select source, record_id from new_rows union select source, record_id from old_rows) r where source = 'policy_versions';
  end if;
  if filed is null then return null; end if;
  perform stamp_policies(array(select distinct policy_id from policy_versions where id = any (filed)));
  return null;
end $$;

select after_statements('policy_versions', 'pass_policy_version', 'pass_policy_version()');
select after_statements('evidence', 'pass_policy_file', 'pass_policy_file()');

-- A list of policies that is imported, or whoever writes past the house, names the day of issue on the policy itself: that is a version of it.
-- What such a one says of its days is seen here first, so that the policy and its version agree at once.
create or replace function take_policy_days() returns trigger language plpgsql as $$
begin
  if new.required_ends_on < new.required_from then perform refuse_policy('required_days', 'requiredEndsOn', jsonb_build_object('day', new.required_from)); end if;
  if pg_trigger_depth() > 1 then return new; end if; -- stamped from its versions
  if tg_op = 'UPDATE' then
    if (new.issued_on, new.repealed_on) is not distinct from (old.issued_on, old.repealed_on) then return new; end if;
  elsif new.issued_on is null then
    return new;
  end if;
  if new.repealed_on < new.issued_on then perform refuse_policy('repealed_before', 'repealedOn', jsonb_build_object('day', new.issued_on)); end if;
  if tg_op = 'INSERT' or old.issued_on is null then
    new.effective_on := new.issued_on;
    new.has_file := false;
    new.in_force := datemultirange(daterange(new.issued_on, new.repealed_on));
  end if;
  return new;
end $$;
create or replace trigger take_policy_days before insert or update on policies for each row execute function take_policy_days();

-- A later day of issue is a new version; an earlier one that is known is an older list and changes nothing but that version; an unknown one corrects the last.
create or replace function keep_policy_version() returns trigger language plpgsql as $$
declare
  kept policy_versions;
begin
  if pg_trigger_depth() > 1 then return null; end if;
  if tg_op = 'UPDATE' then
    if (new.issued_on, new.repealed_on, new.document_number) is not distinct from (old.issued_on, old.repealed_on, old.document_number) then return null; end if;
    -- an import that is taken back takes its version along
    if old.issued_on is not null and (new.issued_on is null or (audit_operation() = 'imports.undo' and new.issued_on <> old.issued_on)) then
      update policy_versions set removed_at = now() where policy_id = new.id and issued_on = old.issued_on and removed_at is null;
    end if;
  end if;
  if new.issued_on is not null then
    select * into kept from policy_versions v where v.policy_id = new.id and v.issued_on = new.issued_on and v.removed_at is null order by v.effective_on desc limit 1;
    if found then
      update policy_versions set repealed_on = new.repealed_on, document_number = new.document_number
        where id = kept.id and (repealed_on, document_number) is distinct from (new.repealed_on, new.document_number);
    elsif tg_op = 'UPDATE' and new.issued_on < old.issued_on and audit_operation() <> 'imports.undo' then
      update policy_versions set issued_on = new.issued_on, effective_on = new.issued_on, repealed_on = new.repealed_on, document_number = new.document_number
        where policy_id = new.id and issued_on = old.issued_on and removed_at is null;
    else
      insert into policy_versions (policy_id, document_number, issued_on, effective_on, repealed_on)
      values (new.id, new.document_number, new.issued_on, new.issued_on, new.repealed_on);
    end if;
  end if;
  perform stamp_policies(array[new.id]);
  return null;
end $$;
create or replace trigger keep_policy_version after insert or update on policies for each row execute function keep_policy_version();
