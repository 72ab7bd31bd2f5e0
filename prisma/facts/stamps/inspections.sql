-- A sentence with its figures for what a person can mend.
create or replace function refuse_inspection(reason text, field text, figures jsonb default '{}') returns void language plpgsql as $$
begin
  raise exception using errcode = 'CH050', message = format('inspections refuse: %s', reason),
    detail = (figures || jsonb_build_object('reason', reason, 'fields', jsonb_build_array(field)))::text;
end $$;

create or replace function house_today() returns date language sql stable return (now() at time zone 'Asia/Shanghai')::date;

-- Days in their order, who put right and who looked at it (never the same person), and how far one that failed is. The result itself is never touched:
-- what failed stays failed, whatever was done about it since.
create or replace function stamp_inspection() returns trigger language plpgsql as $$
declare
  former inspections;
begin
  if tg_op = 'UPDATE' then former := old; end if;
  if new.inspected_on is distinct from former.inspected_on and new.inspected_on > house_today() then
    perform refuse_inspection('future', 'inspectedOn', jsonb_build_object('day', new.inspected_on));
  end if;
  if new.rectified_on is distinct from former.rectified_on and new.rectified_on > house_today() then
    perform refuse_inspection('rectified_future', 'rectifiedOn', jsonb_build_object('day', new.rectified_on));
  end if;
  if new.rectified_on < new.inspected_on and (new.rectified_on, new.inspected_on) is distinct from (former.rectified_on, former.inspected_on) then
    perform refuse_inspection('rectified_before', 'rectifiedOn', jsonb_build_object('day', new.inspected_on));
  end if;
  if new.rectified_on is distinct from former.rectified_on then
    new.rectified_by := case when new.rectified_on is not null then audit_actor() end;
    new.rectifier_name := (select u.name from users u where u.user_name = new.rectified_by);
  end if;
  if new.verified_on is not null and new.verified_on is distinct from former.verified_on then
    if new.passed or new.rectified_on is null then perform refuse_inspection('not_rectified', 'verifiedOn'); end if;
    if new.rectified_by = audit_actor() then perform refuse_inspection('own', 'verifiedOn'); end if;
    if new.verified_on < new.rectified_on then perform refuse_inspection('verified_before', 'verifiedOn', jsonb_build_object('day', new.rectified_on)); end if;
    if new.verified_on > house_today() then perform refuse_inspection('verified_future', 'verifiedOn', jsonb_build_object('day', new.verified_on)); end if;
    new.verified_by := audit_actor();
    new.verifier_name := (select u.name from users u where u.user_name = new.verified_by);
  elsif new.passed or new.verified_on is null or new.rectified_on is distinct from former.rectified_on then
    -- what was looked at is no longer what stands there
    new.verified_on := null;
    new.verified_by := null;
    new.verifier_name := null;
  end if;
  new.evidence := array(select distinct e.kind from evidence e where e.source = 'inspections' and e.record_id = new.id and e.removed_at is null order by e.kind);
  new.stage := case when new.passed then null when new.verified_on is not null then 'verified' when new.rectified_on is not null then 'waiting' else 'open' end;
  new.missing := case when new.passed then '{}' else array_remove(array[
    case when coalesce(new.note, '') = '' then 'note' end,
    case when 'photo' <> all (new.evidence) and coalesce(new.no_photo_reason, '') = '' then 'photo' end], null) end;
  return new;
end $$;
create or replace trigger stamp_inspection before insert or update on inspections for each row execute function stamp_inspection();

create or replace function check_inspection_area() returns trigger language plpgsql as $$
begin
  if new.ends_on < new.starts_on then perform refuse_inspection('area_days', 'endsOn', jsonb_build_object('day', new.starts_on)); end if;
  return new;
end $$;
create or replace trigger check_inspection_area before insert or update on inspection_areas for each row execute function check_inspection_area();
