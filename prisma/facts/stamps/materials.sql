-- What the facts of publicity need from elsewhere: a version has its material's kind and its own files, hand-outs and downloads have the kind.

create or replace function stamp_material_version() returns trigger language plpgsql as $$
begin
  -- the material is written to once the row is there: a weaker lock would have to be raised
  select m.kind into new.kind from materials m where m.id = new.material_id for no key update;
  if not found then new.kind := ''; end if; -- the foreign key says what is wrong
  new.evidence := array(select distinct e.kind from evidence e
    where e.source = 'material_versions' and e.record_id = new.id and e.removed_at is null order by e.kind);
  if tg_op = 'UPDATE' then
    if new.removed_at is not null and old.removed_at is null and exists (select 1 from material_handouts h where h.version_id = new.id and h.removed_at is null) then
      raise exception using errcode = 'check_violation', message = 'the hand-outs of "material_versions" break "material_versions_handed_out"';
    end if;
    if new.issued_on > old.issued_on and exists (
        select 1 from material_handouts h where h.version_id = new.id and h.removed_at is null and h.handed_on < new.issued_on) then
      raise exception using errcode = 'check_violation', message = 'the hand-outs of "material_versions" break "material_versions_before_handouts"';
    end if;
  end if;
  return new;
end $$;
create or replace trigger stamp_material before insert or update on material_versions for each row execute function stamp_material_version();

create or replace function stamp_handout() returns trigger language plpgsql as $$
declare
  issued record;
begin
  select v.kind, v.issued_on, v.removed_at into issued from material_versions v where v.id = new.version_id for share;
  new.kind := coalesce(issued.kind, '');
  if new.removed_at is null and new.handed_on < issued.issued_on then
    raise exception using errcode = 'check_violation', message = 'the day of "material_handouts" breaks "material_handouts_after_issue"';
  end if;
  if new.removed_at is null and issued.removed_at is not null then
    raise exception using errcode = 'check_violation', message = 'the version of "material_handouts" breaks "material_handouts_of_removed"';
  end if;
  return new;
end $$;
create or replace trigger stamp_material before insert or update on material_handouts for each row execute function stamp_handout();

create or replace function stamp_download() returns trigger language plpgsql as $$
begin
  select v.kind into new.kind from material_versions v where v.id = new.version_id for share;
  if not found then new.kind := ''; end if;
  return new;
end $$;
create or replace trigger stamp_material before insert or update on material_downloads for each row execute function stamp_download();

-- A material that is called by another kind takes its versions along, and they what hangs on them. One with versions stays.
create or replace function pass_material() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n join old_rows o using (id) join material_versions v on v.material_id = n.id
      where n.removed_at is not null and o.removed_at is null and v.removed_at is null) then
    raise exception using errcode = 'check_violation', message = 'the versions of "materials" break "materials_with_versions"';
  end if;
  -- a statement without rows has its triggers, too: the two tables would call one another for ever
  if exists (select 1 from new_rows n join old_rows o using (id) where n.kind <> o.kind) then
    update material_versions v set kind = v.kind from new_rows n join old_rows o using (id) where v.material_id = n.id and n.kind <> o.kind;
  end if;
  return null;
end $$;
create or replace trigger pass_material after update on materials referencing old table as old_rows new table as new_rows
  for each statement execute function pass_material();

create or replace function pass_version() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op = 'UPDATE' then
    update material_handouts h set kind = h.kind from new_rows n join old_rows o using (id) where h.version_id = n.id and n.kind <> o.kind;
    update material_downloads d set kind = d.kind from new_rows n join old_rows o using (id) where d.version_id = n.id and n.kind <> o.kind;
    select array_agg(distinct material_id) into touched from (select material_id from new_rows union select material_id from old_rows) r;
  elsif tg_op = 'INSERT' then
    select array_agg(distinct material_id) into touched from new_rows;
  else
    select array_agg(distinct material_id) into touched from old_rows;
  end if;
  if touched is null then return null; end if;
  perform 1 from materials where id = any (touched) order by id for no key update;
  update materials m set latest_number = l.number, latest_on = l.issued_on, valid_until_on = l.valid_until_on
  from (select t.id, v.number, v.issued_on, v.valid_until_on from unnest(touched) t (id)
    left join lateral (select v.* from material_versions v where v.material_id = t.id and v.removed_at is null order by v.number desc limit 1) v on true) l
  where m.id = l.id and (m.latest_number, m.latest_on, m.valid_until_on) is distinct from (l.number, l.issued_on, l.valid_until_on);
  return null;
end $$;

select after_statements('material_versions', 'pass_version', 'pass_version()');
