-- A year has its set as soon as it has an indicator; an active set and the set of a closed year stay as they are, whatever writes: a form, an import, psql.
-- The share lock makes activation and edits wait for one another.
create or replace function keep_indicator_sets() returns trigger language plpgsql as $$
declare
  touched int[];
  held int;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct year order by year) into touched from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct year order by year) into touched from old_rows;
  else
    select array_agg(distinct coalesce(n.year, o.year) order by coalesce(n.year, o.year)) into touched
    from new_rows n full join old_rows o on o.id = n.id
    where n.id is null or o.id is null or to_jsonb(n) - array['version', 'updated_at'] <> to_jsonb(o) - array['version', 'updated_at'];
  end if;
  if touched is null then return null; end if;
  select min(year) into held from years where year = any (touched) and closed_at is not null;
  if held is not null then
    raise exception using errcode = 'CH001', message = format('year %s is closed: its indicators cannot change', held), detail = held::text;
  end if;
  if tg_op <> 'DELETE' then
    insert into indicator_sets (year) select unnest(touched) on conflict (year) do nothing;
  end if;
  perform 1 from indicator_sets where year = any (touched) order by year for share;
  select min(year) into held from indicator_sets where year = any (touched) and state = 'active';
  if held is not null then
    raise exception using errcode = 'CH060', message = format('the indicators of %s are active', held),
      detail = json_build_object('year', held::text)::text;
  end if;
  return null;
end $$;
select after_statements('indicators', 'keep_sets', 'keep_indicator_sets()');
