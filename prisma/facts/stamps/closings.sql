-- What a closing freezes of a year, each in one statement a table, and what keeps closings as they are.

create or replace function fact_tables() returns setof text language sql stable as $$
  select t.typname::text from pg_proc p join pg_type t on t.oid = p.proargtypes[0] where p.proname = 'facts_of' order by t.typname
$$;

-- Columns that say nothing of what happened: counters of edits, what the search looks into, and what triggers stamp from other rows.
create or replace function bookkeeping_of(source text) returns text[] language sql stable as $$
  select array['version', 'updated_at', 'search_text'] || coalesce(array_agg(a) filter (where a <> ''), '{}')
  from pg_trigger t, string_to_table(encode(t.tgargs, 'escape'), '\000') a
  where t.tgrelid = source::regclass and t.tgname = 'z_version'
$$;

-- The columns that a row's hash is taken over, by table. They are kept with each closing: a column that comes later changes no earlier hash. What is
-- personal is not among them: it is forgotten in its time, and a closed year stays provable.
create or replace function hashed_columns() returns jsonb language sql stable as $$
  select jsonb_object_agg(source, (
    select jsonb_agg(c.attname order by c.attname) from pg_attribute c
    where c.attrelid = source::regclass and c.attnum > 0 and not c.attisdropped and c.attname <> all (bookkeeping_of(source))
      and not coalesce(personal_masks() -> source ? c.attname::text, false)))
  from fact_tables() source
$$;

-- Every record with a fact in a year, counted or left out, and those before it that a level or a stock still stands on: the hash of its row over the
-- columns given, and its facts as [measure, day, value, facet, excluded]. Written the same whatever the session's time zone and style of dates.
create or replace function year_records(wanted int, levels text[], stocks text[], columns jsonb)
returns table (source text, id uuid, sha256 text, facts jsonb) language plpgsql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
declare
  first_day date := make_date(wanted, 1, 1);
  last_day date := make_date(wanted, 12, 31);
  standing text[];
  unhashed text[];
begin
  select array_agg(m || ' ' || d.day) into standing from unnest(stocks) m cross join lateral (
    select k.day from rollup k where k.measure = m and k.day <= last_day group by k.day having sum(k.records) > 0 order by k.day desc limit 1) d
  where d.day < first_day;
  for source in select fact_tables() loop
    select array_agg(c.attname) into unhashed from pg_attribute c
    where c.attrelid = source::regclass and c.attnum > 0 and not c.attisdropped and not coalesce(columns -> source ? c.attname::text, false);
    return query execute format($q$
      select %1$L, r.id, encode(sha256(convert_to((to_jsonb(r) - $5)::text, 'UTF8')), 'hex'),
        jsonb_agg(jsonb_build_array(f.measure, f.day::text, f.value::text, f.facet, f.excluded)
          order by f.measure collate "C", f.day, f.facet collate "C", f.value, f.excluded collate "C")
      from %1$I r cross join lateral facts_of(r) f
      where f.day between $1 and $2 or (f.day < $1 and (f.measure = any ($3) or f.measure || ' ' || f.day = any ($4)))
      group by r.id
      having bool_or(f.day >= $1 or f.measure || ' ' || f.day = any ($4)) or sum(f.value) filter (where f.excluded is null) <> 0 $q$, source)
    using first_day, last_day, levels, coalesce(standing, '{}'), coalesce(unhashed, '{}');
  end loop;
end $$;

-- What people wrote for a year, by table: whole rows but for their counters, and for what became of a remark afterwards.
create or replace function year_texts(wanted int) returns jsonb language plpgsql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
declare
  source text;
  rows jsonb;
  found jsonb := '{}';
begin
  foreach source in array array['evaluation_comments', 'evaluation_steps', 'explanations', 'report_narratives'] loop
    execute format('select coalesce(jsonb_agg(to_jsonb(r) - $2 order by r.id), ''[]'') from %I r where %s', source,
      case when exists (select from pg_attribute where attrelid = source::regclass and attname = 'year') then 'r.year = $1'
           else 'r.evaluation_id in (select e.id from evaluations e where e.year = $1)' end)
    into rows using wanted, bookkeeping_of(source) || array['resolved_at', 'resolved_by'];
    found := found || jsonb_build_object(source, rows);
  end loop;
  return found;
end $$;

-- What a year's figures are defined by: its indicators, its set, and the layouts that it can be printed in. Limits are those of the snapshot, and later
-- years may have others.
create or replace function year_definitions(wanted int) returns jsonb language sql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
  select jsonb_build_object(
    'indicators', (select coalesce(jsonb_agg(to_jsonb(r) - array['version', 'updated_at'] order by r.position, r.code collate "C"), '[]') from indicators r where r.year = wanted),
    'indicator_sets', (select coalesce(jsonb_agg(to_jsonb(r) - array['version', 'updated_at']), '[]') from indicator_sets r where r.year = wanted),
    'frameworks', (select coalesce(jsonb_agg(to_jsonb(r) - array['version', 'updated_at', 'created_at', 'id', 'limits'] order by r.code collate "C"), '[]') from frameworks r))
$$;

-- A closing is made once and stays. Only its reopening and where it was filed are written into it, each once.
create or replace function keep_closing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.year, new.number, new.sha256, new.previous_sha256, new.replaces_sha256, new.closed_at, new.closed_by)
        is not distinct from (old.id, old.year, old.number, old.sha256, old.previous_sha256, old.replaces_sha256, old.closed_at, old.closed_by)
      and new.content = old.content and new.snapshot = old.snapshot
      and (old.reopened_at is null or (new.reopened_at, new.reopened_by, new.reopen_reason) is not distinct from (old.reopened_at, old.reopened_by, old.reopen_reason))
      and (old.filed_on is null or (new.filed_place, new.filed_on, new.filed_by) is not distinct from (old.filed_place, old.filed_on, old.filed_by)) then
      return new;
    end if;
  end if;
  raise exception using errcode = 'CH071', message = 'a closing stays as it was made', detail = json_build_object('reason', 'kept', 'year', old.year::text)::text;
end $$;
create or replace trigger a_kept before update or delete on closings for each row execute function keep_closing();
create or replace trigger refuse_truncate before truncate on closings for each statement execute function refuse_truncate();

-- Signs closings, reopenings and filings in the audit without their content, which is kept here whole.
create or replace function closing_head(c closings) returns jsonb language sql stable return jsonb_build_object('id', c.id, 'year', c.year, 'number', c.number,
  'sha256', c.sha256, 'previous_sha256', c.previous_sha256, 'replaces_sha256', c.replaces_sha256, 'closed_at', c.closed_at, 'closed_by', c.closed_by,
  'reopened_at', c.reopened_at, 'reopened_by', c.reopened_by, 'reopen_reason', c.reopen_reason,
  'filed_place', c.filed_place, 'filed_on', c.filed_on, 'filed_by', c.filed_by);
create or replace function audit_closing() returns trigger language plpgsql as $$
begin
  insert into audit_entries (actor, operation, source, record_id, before, after)
  values (audit_actor(), audit_operation(), 'closings', new.id, case when tg_op = 'UPDATE' then closing_head(old) end, closing_head(new));
  perform pg_notify('records', 'closings');
  return null;
end $$;
create or replace trigger audit_closing after insert or update on closings for each row execute function audit_closing();

select install_version('late_facts'), install_audit('late_facts', 'id');

-- What belongs to a closed year stays as it is, whatever writes: a form, an import, psql. Moved facts are refused where rollup is kept (kernel.sql), and
-- indicators in stamps/indicators.sql. Whoever writes one of these shares the writers' lock first, so that closing waits for it.
create or replace function refuse_in_closed_year(years int[], what text) returns void language plpgsql as $$
declare
  closed int;
begin
  perform write_facts();
  if current_setting('transaction_isolation') <> 'read committed' then
    perform 1 from years where year = any (years) for share; -- an older snapshot must not overlook a closing
  end if;
  select min(y.year) into closed from years y where y.year = any (years) and y.closed_at is not null;
  if closed is not null then
    raise exception using errcode = 'CH001', message = format('year %s is closed: its %s cannot change', closed, what),
      detail = json_build_object('year', closed::text, 'what', what)::text;
  end if;
end $$;

-- Rows with a year of their own. The arguments name what they are, and the columns that do not matter.
create or replace function keep_closed_rows() returns trigger language plpgsql as $$
declare
  touched int[];
  ignored text[] := array['version', 'updated_at', 'search_text'] || tg_argv[1:];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct year) into touched from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct year) into touched from old_rows;
  else
    select array_agg(distinct y) into touched
    from new_rows n full join old_rows o on o.id = n.id cross join lateral unnest(array[n.year, o.year]) y
    where y is not null and (n.id is null or o.id is null or to_jsonb(n) - ignored is distinct from to_jsonb(o) - ignored);
  end if;
  if touched is not null then perform refuse_in_closed_year(touched, tg_argv[0]); end if;
  return null;
end $$;
select after_statements('explanations', 'a_closed', $$keep_closed_rows('texts')$$);
select after_statements('budget_lines', 'a_closed', $$keep_closed_rows('budget', 'note', 'control')$$);
select after_statements('indicator_sets', 'a_closed', $$keep_closed_rows('indicators')$$);
select after_statements('report_narratives', 'a_closed', $$keep_closed_rows('texts')$$);

-- The years that a record's facts lie in.
create or replace function years_of(source text, ids uuid[]) returns int[] language plpgsql stable as $$
declare
  found int[];
begin
  if source not in (select fact_tables()) then return null; end if;
  execute format('select array_agg(distinct extract(year from f.day)::int) from %I r, facts_of(r) f where r.id = any ($1)', source) into found using ids;
  return found;
end $$;

-- Files of records that count in a closed year neither come, go nor change; once an evaluation was submitted, those of its year do not go or change.
create or replace function keep_evidence() returns trigger language plpgsql as $$
declare
  parent text;
  filed uuid[];
  lost uuid[];
  years int[];
  held record;
begin
  for parent, filed, lost in execute case tg_op
    when 'INSERT' then 'select source, array_agg(record_id), null::uuid[] from new_rows where removed_at is null group by source'
    when 'DELETE' then 'select source, array_agg(record_id), array_agg(record_id) from old_rows where removed_at is null group by source'
    else $q$
      select s.source, array_agg(s.record_id), array_agg(s.record_id) filter (where s.is_lost) from new_rows n join old_rows o on o.id = n.id
      cross join lateral (values (o.source, o.record_id, o.removed_at is null), (n.source, n.record_id, false)) s (source, record_id, is_lost)
      where (n.source, n.record_id, n.kind, n.sha256, n.removed_at is null) is distinct from (o.source, o.record_id, o.kind, o.sha256, o.removed_at is null)
      group by s.source $q$ end
  loop
    years := years_of(parent, filed);
    if years is null then continue; end if;
    if lost is not null then
      -- an evaluation does not move until this is done (lib/evaluations/stage.ts)
      perform pg_advisory_xact_lock_shared(7020, y) from (select y from unnest(years_of(parent, lost)) y order by y) taken;
    end if;
    perform refuse_in_closed_year(years, 'evidence');
    select year, state into held from evaluations where lost is not null and year = any (years_of(parent, lost)) and state <> 'drafting' order by year limit 1;
    if found then
      raise exception using errcode = 'CH070', message = format('the evaluation of %s was submitted: its evidence stays', held.year),
        detail = json_build_object('year', held.year::text, 'state', held.state)::text;
    end if;
  end loop;
  return null;
end $$;
select after_statements('evidence', 'a_kept', 'keep_evidence()');
