-- What every fact table shares: the trigger that keeps rollup, the audit, versions, and the checks that prove them.
-- Re-applied as a whole whenever its text changes; the rollup is rebuilt in the same transaction.

-- A slot of rollup that no other open transaction writes to, so that writers never wait for one another here and cannot deadlock.
create or replace function rollup_slot() returns int language plpgsql volatile as $$
begin
  for step in 0..15 loop
    if pg_try_advisory_xact_lock(7001, (pg_backend_pid() + step) % 16) then
      return (pg_backend_pid() + step) % 16;
    end if;
  end loop;
  return 16 + pg_backend_pid(); -- sixteen writers at once: this backend's own number is free by definition
end $$;

-- Writers of facts share this lock to the end of their transaction; closing a year and rebuilding take it alone. So closing waits for every
-- writer, writers wait for closing, and neither touches a row of the other.
create or replace function write_facts() returns void language sql volatile as 'select pg_advisory_xact_lock_shared(7005)';
create or replace function write_years() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7005);
  return null;
end $$;
create or replace trigger wait_for_writers before insert or update or delete or truncate on years
  for each statement execute function write_years();

-- Refuses the change of a closed year.
create or replace function refuse_closed_years(wanted int[]) returns void language plpgsql as $$
declare
  closed int;
  known int;
begin
  if wanted is null then return; end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    perform 1 from years where year = any (wanted) for share; -- an older snapshot must not overlook a closing
  end if;
  select count(*), min(year) filter (where closed_at is not null) into known, closed from years where year = any (wanted);
  if known < cardinality(wanted) then
    raise exception using errcode = 'CH002', message = 'a fact lies outside the years the house knows', detail = wanted::text;
  end if;
  if closed is not null then
    raise exception using errcode = 'CH001', message = format('year %s is closed: its figures cannot move', closed), detail = closed::text;
  end if;
end $$;

-- What stands until it ends: a closed year's level moves with what began before it, too. lib/indicators/rules.ts has the same list.
create or replace function stock_measures() returns text[] language sql immutable return
  array['stays.active', 'stays.area', 'seats.available', 'seats.occupied', 'policies.required', 'policies.in_force'];

-- Gives a table its facts: one trigger a kind of statement, adding the facts of new rows to rollup and taking those of old rows away.
create or replace function install_facts(source text) returns void language plpgsql as $$
declare
  kind text;
  gains text := format('select f.*, 1 as sign from new_rows r, facts_of(row(r.*)::%I) f', source);
  losses text := format('select f.*, -1 as sign from old_rows r, facts_of(row(r.*)::%I) f', source);
  years_moved text := 'select extract(year from day)::int as year from delta where value <> 0 or records <> 0';
begin
  if exists (select from pg_proc p, unnest(stock_measures()) m where p.proname = 'facts_of' and p.proargtypes[0] = source::regtype
      and pg_get_functiondef(p.oid) like '%''' || m || '''%') then
    years_moved := years_moved || $y$
          union select y.year from years y join delta d on d.measure = any (stock_measures()) and d.day < make_date(y.year, 1, 1)
          where y.closed_at is not null group by y.year, d.measure, d.facet having sum(d.value) <> 0$y$;
  end if;
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format($f$
      create or replace function keep_rollup_%1$s_%2$s() returns trigger language plpgsql as $t$
      declare
        moved int[];
        touched text[];
      begin
        perform write_facts();
        with change as materialized (%3$s),
        delta as materialized (
          select measure, day, coalesce(facet, '') as facet, coalesce(sum(sign * value) filter (where excluded is null), 0) as value,
            coalesce(sum(sign) filter (where excluded is null), 0)::int as records, coalesce(sum(sign) filter (where excluded is not null), 0)::int as left_out
          from change where excluded is null or value is not null group by 1, 2, 3
        ),
        kept as (
          insert into rollup as kept (measure, day, facet, slot, value, records, left_out)
          select measure, day, facet, (select rollup_slot()), value, records, left_out from delta
          where value <> 0 or records <> 0 or left_out <> 0 order by 1, 2, 3
          on conflict (measure, day, facet, slot)
          do update set value = kept.value + excluded.value, records = kept.records + excluded.records, left_out = kept.left_out + excluded.left_out
        ),
        seen as (
          select measure from change group by measure, day, facet, value, excluded having sum(sign) <> 0
        )
        select (select array_agg(distinct year) from (%4$s) years_moved),
               (select array_agg(distinct measure order by measure) from seen)
        into moved, touched;
        perform refuse_closed_years(moved);
        perform pg_notify('facts', json_build_array(m)::text) from unnest(touched) m; -- alike ones of a transaction are sent once
        return null;
      end $t$ $f$,
      source, kind, case kind when 'insert' then gains when 'delete' then losses else gains || ' union all ' || losses end, years_moved);
    execute format('create or replace trigger rollup_%2$s after %2$s on %1$I %3$s for each statement execute function keep_rollup_%1$s_%2$s()',
      source, kind, transition_tables(kind));
  end loop;
end $$;

create or replace function transition_tables(kind text) returns text language sql immutable return
  'referencing ' || concat_ws(' ', case when kind <> 'insert' then 'old table as old_rows' end, case when kind <> 'delete' then 'new table as new_rows' end);

-- One trigger a kind of statement, `<name>_insert`, `_update` and `_delete`, each seeing the rows it touched as new_rows and old_rows.
create or replace function after_statements(source text, name text, does text) returns void language plpgsql as $$
declare
  kind text;
begin
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger %I after %s on %I %s for each statement execute function %s',
      name || '_' || kind, kind, source, transition_tables(kind), does);
  end loop;
end $$;

create or replace function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'CH003', message = format('%s holds records: delete them, so that sums and audit know of it', tg_table_name);
end $$;

-- How a period is read from rollup: sum over it; level = running sum up to its end; level_days = that
-- running sum of every day of it, added up (seat-days); last = value of the last day on or before its end that has
-- one; months_covered = months of it in which every facet named has a fact. Where nothing counted was found there are no records, and the value is 0
-- when something of a known value was left out (of a stock never), else null: missing is not zero.
create or replace function reduce_measure(wanted text, reducer text, facets text[], first_day date, last_day date, out value numeric, out records int)
language plpgsql stable as $$
begin
  if reducer = 'sum' then
    select sum(k.value), sum(k.records) into value, records from rollup k
    where k.measure = wanted and k.day between first_day and last_day and (facets is null or k.facet = any (facets));
  elsif reducer = 'level' then
    select sum(k.value), sum(k.records) into value, records from rollup k
    where k.measure = wanted and k.day <= last_day and (facets is null or k.facet = any (facets));
  elsif reducer = 'level_days' then
    select sum(k.value * (last_day - greatest(k.day, first_day) + 1)), sum(k.records) into value, records from rollup k
    where k.measure = wanted and k.day <= last_day and (facets is null or k.facet = any (facets));
  elsif reducer = 'last' then
    select sum(k.value), sum(k.records) into value, records from rollup k
    where k.measure = wanted and k.day <= last_day and (facets is null or k.facet = any (facets))
    group by k.day having sum(k.records) > 0 order by k.day desc limit 1;
  elsif reducer = 'months_covered' then
    select count(*) filter (where covered = cardinality(facets)), sum(logged) into value, records from (
      select count(*) as covered, sum(logged) as logged from (
        select date_trunc('month', k.day::timestamp) as month, k.facet, sum(k.records)::int as logged from rollup k
        where k.measure = wanted and k.day between first_day and last_day and k.facet = any (facets)
        group by 1, 2 having sum(k.records) > 0
      ) by_facet group by month
    ) by_month;
  end if;
  if coalesce(records, 0) = 0 then
    records := 0;
    value := (select 0 from rollup k
      where reducer <> 'last' and k.measure = wanted and k.day <= last_day and (k.day >= first_day or reducer in ('level', 'level_days'))
        and (facets is null or k.facet = any (facets)) having sum(k.records + k.left_out) > 0);
  end if;
end $$;

-- The sums as they should be, from the records.
create or replace view rollup_expected as
  select measure, day, coalesce(facet, '') as facet, coalesce(sum(value) filter (where excluded is null), 0) as value,
    count(*) filter (where excluded is null)::int as records, count(*) filter (where excluded is not null)::int as left_out
  from facts where excluded is null or value is not null group by 1, 2, 3;

-- Where rollup and facts differ: no row, or something is wrong.
create or replace view rollup_differences as
  select coalesce(k.measure, e.measure) as measure, coalesce(k.day, e.day) as day, coalesce(k.facet, e.facet) as facet,
         k.value as kept_value, e.value as expected_value, k.records as kept_records, e.records as expected_records,
         k.left_out as kept_left_out, e.left_out as expected_left_out
  from (select measure, day, facet, sum(value) as value, sum(records)::int as records, sum(left_out)::int as left_out from rollup group by 1, 2, 3
        having sum(value) <> 0 or sum(records) <> 0 or sum(left_out) <> 0) k
  full join rollup_expected e using (measure, day, facet)
  where (k.value, k.records, k.left_out) is distinct from (e.value, e.records, e.left_out);

-- What is personal in a row (personal_masks() is made of lib/personal-data.ts) as the audit keeps it. The same as lib/mask.ts.
create or replace function masked_text(value text, mask text) returns text language sql immutable as $$
  select case
    when mask = 'whole' then '…'
    when mask = 'name' then case when char_length(value) = 1 then '*' else left(value, 1) || repeat('*', least(char_length(value) - 1, 2)) end
    when position('@' in value) > 0 then
      case when left(value, 1) in ('@', '*') then '' else left(value, 1) end || '***' || substr(value, position('@' in value))
    when char_length(value) >= 9 then left(value, 3) || '****' || right(value, 4)
    when char_length(value) >= 6 then left(value, 2) || '****' || right(value, 2)
    else '****' end
$$;
create or replace function masked_row(held jsonb, masks jsonb) returns jsonb language sql immutable as $$
  select held || coalesce((
    select jsonb_object_agg(m.key, masked_text(held ->> m.key, m.value)) from jsonb_each_text(masks) m where held ->> m.key <> ''), '{}')
$$;
-- Of a row that changed: both masked, the later one naming under `~` what changed and cannot be told from its mask.
create or replace function masked_change(was jsonb, becomes jsonb, masks jsonb, out before jsonb, out after jsonb) language plpgsql immutable as $$
declare
  hidden jsonb;
begin
  before := masked_row(was, masks);
  after := masked_row(becomes, masks);
  select jsonb_agg(k order by k) into hidden from jsonb_object_keys(masks) k
  where was -> k is distinct from becomes -> k and before -> k is not distinct from after -> k;
  if hidden is not null then after := after || jsonb_build_object('~', hidden); end if;
end $$;

-- Signs every change: actor and operation are named by the kernel in the transaction; psql signs with its database user. Lists that are open
-- hear which table changed.
create or replace function keep_audit() returns trigger language plpgsql as $$
declare
  hidden text[] := array['password_hash', 'secret_sealed', 'secret_hash', 'code_hash', 'code_salt', 'search_text'];
  derived text[] := array['search_text'] || tg_argv[1:];
  masks jsonb := personal_masks() -> tg_table_name;
  signed int;
begin
  if is_rehearsal() then return null; end if;
  if tg_op = 'INSERT' and masks is null then
    insert into audit_entries (actor, operation, source, record_id, before, after)
    select audit_actor(), audit_operation(), tg_table_name, audit_id(to_jsonb(n)), null, to_jsonb(n) - hidden from new_rows n;
  elsif tg_op = 'INSERT' then
    insert into audit_entries (actor, operation, source, record_id, before, after)
    select audit_actor(), audit_operation(), tg_table_name, audit_id(to_jsonb(n)), null, masked_row(to_jsonb(n) - hidden, masks) from new_rows n;
  elsif tg_op = 'DELETE' then
    insert into audit_entries (actor, operation, source, record_id, before, after)
    select audit_actor(), audit_operation(), tg_table_name, audit_id(to_jsonb(o)),
      case when masks is null then to_jsonb(o) - hidden else masked_row(to_jsonb(o) - hidden, masks) end, null from old_rows o;
  elsif masks is not null then
    insert into audit_entries (actor, operation, source, record_id, before, after)
    select audit_actor(), audit_operation(), tg_table_name, audit_id(coalesce(n.row, o.row)), m.before, m.after
    from (select to_jsonb(r) as row from new_rows r) n
    full join (select to_jsonb(r) as row from old_rows r) o on n.row ->> tg_argv[0] = o.row ->> tg_argv[0]
    cross join lateral masked_change(o.row - hidden, n.row - hidden, masks) m
    where n.row - derived is distinct from o.row - derived;
  else
    insert into audit_entries (actor, operation, source, record_id, before, after)
    select audit_actor(), audit_operation(), tg_table_name, audit_id(coalesce(n.row, o.row)), o.row - hidden, n.row - hidden
    from (select to_jsonb(r) as row from new_rows r) n
    full join (select to_jsonb(r) as row from old_rows r) o on n.row ->> tg_argv[0] = o.row ->> tg_argv[0] -- full: a key may have changed
    where n.row - derived is distinct from o.row - derived;
  end if;
  get diagnostics signed = row_count;
  if signed > 0 then perform pg_notify('records', tg_table_name); end if; -- alike ones of a transaction are sent once
  return null;
end $$;

-- A rehearsal writes to hear what the database says of it, and is always taken back: its rows need no signature and no search text. It is marked by
-- a row that no transaction can keep.
create or replace function rehearsal_mark() returns uuid language sql stable return lpad(to_hex(pg_backend_pid()), 32, '0')::uuid;
create or replace function begin_rehearsal() returns void language sql volatile as $$
  insert into import_jobs (id, year, actor_name, state) values (rehearsal_mark(), 0, '', 'cancelled');
  select set_config('app.rehearsal', 'on', true);
$$;
create or replace function is_rehearsal() returns boolean language plpgsql stable as $$
begin
  return coalesce(current_setting('app.rehearsal', true), '') = 'on' and exists (select 1 from import_jobs where id = rehearsal_mark());
end $$;
create or replace function refuse_rehearsal() returns trigger language plpgsql as $$
begin
  raise exception 'a rehearsal cannot be kept';
end $$;
create constraint trigger never_kept after insert on import_jobs deferrable initially deferred
  for each row when (new.year = 0) execute function refuse_rehearsal();


-- An import on its way has no audit of its own; who shows what waits hears of its states, not of each row.
create or replace function tell_records() returns trigger language plpgsql as $$
begin
  perform pg_notify('records', tg_table_name);
  return null;
end $$;
create or replace trigger tell after insert or update of state or delete on import_jobs for each statement execute function tell_records();

create or replace function audit_actor() returns text language sql stable return
  coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user);
create or replace function audit_operation() returns text language sql stable return
  coalesce(nullif(current_setting('app.operation', true), ''), 'sql');
-- Somebody opened what is shown masked: nothing changed, and the audit says who did it. Again within five minutes is the same look.
create or replace function note_opening(table_name text, row_id uuid) returns void language sql volatile as $$
  insert into audit_entries (actor, operation, source, record_id)
  select audit_actor(), audit_operation(), table_name, row_id
  where not exists (select 1 from audit_entries where record_id = row_id and actor = audit_actor() and operation = audit_operation()
    and at > now() - interval '5 minutes');
$$;
create or replace function audit_id(r jsonb) returns uuid language sql immutable return coalesce(r ->> 'id', r ->> 'user_id')::uuid;

create or replace function install_audit(source text, key text, unwatched text default '') returns void language plpgsql as $$
declare
  kind text;
begin
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger audit_%2$s after %2$s on %1$I %3$s for each statement execute function keep_audit(%4$L, %5$L)',
      source, kind, transition_tables(kind), key, unwatched);
  end loop;
  execute format('create or replace trigger refuse_truncate before truncate on %I for each statement execute function refuse_truncate()', source);
end $$;

-- What the audit held in clear before it masked what is personal: once, before anything is sealed.
do $$ begin
  if not exists (select 1 from audit_seals) then
    update audit_entries e set before = masked_row(e.before, m.value), after = masked_row(e.after, m.value) from jsonb_each(personal_masks()) m
    where e.source = m.key and (e.before is distinct from masked_row(e.before, m.value) or e.after is distinct from masked_row(e.after, m.value));
  end if;
end $$;

-- The audit and its seals are added to and never changed; what is older than the house keeps it goes in one piece from the old end
-- (lib/audit/retention.ts), and never anything younger than six months.
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name <> 'audit_prunings' and current_setting('app.audit_forgets', true) = 'on' then return null; end if;
  raise exception using errcode = 'CH004', message = 'the audit can only grow';
end $$;
create or replace function refuse_young_audit() returns trigger language plpgsql as $$
declare
  young boolean;
begin
  execute format('select exists (select 1 from old_rows where %I > now() - interval ''6 months'')', tg_argv[0]) into young;
  if young then raise exception using errcode = 'CH004', message = 'the audit is kept for six months at least'; end if;
  return null;
end $$;
create or replace trigger only_grow before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();
create or replace trigger only_grow before update or delete or truncate on audit_seals
  for each statement execute function refuse_audit_change();
create or replace trigger only_grow before update or delete or truncate on audit_prunings
  for each statement execute function refuse_audit_change();
create or replace trigger only_old after delete on audit_entries referencing old table as old_rows
  for each statement execute function refuse_young_audit('at');
create or replace trigger only_old after delete on audit_seals referencing old table as old_rows
  for each statement execute function refuse_young_audit('sealed_at');

-- Counts a person's changes of a row; what triggers stamp (named as arguments) does not make an open form stale.
create or replace function keep_version() returns trigger language plpgsql as $$
declare
  ignored text[] := array['version', 'updated_at', 'search_text'] || tg_argv;
begin
  new.version := old.version;
  new.updated_at := old.updated_at;
  if to_jsonb(new) - ignored is distinct from to_jsonb(old) - ignored then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end $$;

create or replace function install_version(source text, stamped text[] default '{}') returns void language plpgsql as $$
begin
  execute format('create or replace trigger z_version before update on %I for each row execute function keep_version(%s)',
    source, (select string_agg(quote_literal(s), ', ') from unnest(stamped) s));
end $$;

select install_version(t) from unnest(array['stays', 'follower_days', 'meters', 'meter_readings', 'allocation_rules', 'contract_amendments',
  'procurements', 'acceptances', 'settlements', 'survey_invitations', 'requests', 'inspection_areas', 'inspection_rechecks', 'evidence', 'indicators', 'explanations', 'contacts',
  'documents', 'rooms', 'seats', 'life_steps', 'scorecards', 'applications', 'event_kinds', 'event_series', 'invitations', 'match_confirmations',
  'saved_views']) t;
select install_version('users', array['password_hash', 'password_at']);
select install_version('articles', array['reported', 'figures_on']), install_version('wechat_accounts'), install_version('organisations', array['next_expiry_on']), install_version('assessments', array['total', 'maximum']), install_version('events', array['evidence', 'missing']), install_version('payments', array['evidence', 'missing', 'budget_year']),
  install_version('budget_lines', array['adjusted_yuan']), install_version('budget_adjustments', array['sub_project', 'has_document']),
  install_version('bills', array['findings', 'paid_yuan']), install_version('contract_lines', array['effective_on']),
  install_version('matches', array['met_on']), install_version('sign_ins', array['kind', 'status']), install_version('contracts', array['total_yuan', 'last_on', 'settled_on', 'open_findings']),
  install_version('surveys', array['invited', 'revision']), install_version('survey_responses', array['superseded_by_id', 'satisfied', 'survey_label', 'survey_removed']), install_version('inspections', array['evidence', 'stage', 'missing']),
  install_version('policies', array['effective_on', 'expires_on', 'has_file', 'in_force']), install_version('policy_versions', array['ended_on', 'end_reason', 'has_file']);

select install_audit(t, 'id') from unnest(array['stays', 'events', 'sign_ins', 'matches', 'articles', 'follower_days', 'budget_lines', 'budget_adjustments',
  'payments', 'allocation_rules', 'meters', 'meter_readings', 'bills', 'contracts', 'contract_amendments', 'procurements', 'acceptances', 'contract_lines', 'settlements', 'contract_findings', 'surveys', 'survey_invitations', 'survey_responses', 'requests',
  'inspections', 'inspection_areas', 'inspection_rechecks', 'policies', 'policy_versions', 'evidence', 'import_batches', 'indicators', 'explanations', 'users', 'contacts', 'documents', 'rooms', 'seats', 'life_steps',
  'scorecards', 'assessments', 'applications', 'event_kinds', 'event_series', 'invitations', 'match_confirmations', 'saved_views', 'sheet_mappings', 'wechat_accounts']) t;
select install_audit('organisations', 'id', 'next_expiry_on'), install_audit('years', 'year'), install_audit('settings', 'name'), install_audit('user_sessions', 'id', 'last_seen_at');
select install_version(t), install_audit(t, 'id') from unnest(array['request_categories', 'service_teams', 'service_team_members', 'partners', 'referrals', 'calendar_days']) t;
select install_audit('request_steps', 'id');
select install_version(t), install_audit(t, 'id') from unnest(array['completeness_items', 'completeness_excuses', 'completeness_months']) t;
select install_version('materials', array['latest_number', 'latest_on', 'valid_until_on']), install_version('material_versions', array['kind', 'evidence']),
  install_version('material_handouts', array['kind']), install_audit('materials', 'id'), install_audit('material_versions', 'id'),
  install_audit('material_handouts', 'id'), install_audit('material_downloads', 'id');
select install_version(t), install_audit(t, 'id') from unnest(array['indicator_sets', 'frameworks', 'target_decisions', 'mid_year_snapshots', 'monitoring_texts']) t;
select install_version(t), install_audit(t, 'id') from unnest(array['alert_subscriptions', 'alert_preferences', 'alert_rules', 'digest_preferences', 'mail_accounts', 'wecom_robots']) t;
select install_version('walls'), install_audit('walls', 'id');
select install_version(t), install_audit(t, 'id') from unnest(array['evaluations', 'evaluation_comments', 'rectifications']) t;
select install_audit('evaluation_steps', 'id'), install_audit('backups', 'id');
select install_audit('second_factors', 'user_id', 'last_step'), install_audit('recovery_codes', 'id'), install_audit('join_links', 'id');
select install_version(t), install_audit(t, 'id') from unnest(array['report_narratives', 'report_templates']) t;
select install_audit('evidence_requirements', 'id'), install_audit('evidence_materials', 'id');
select install_version('api_keys', array['last_used_at']), install_audit('api_keys', 'id', 'last_used_at'), install_audit('user_identities', 'id', 'last_used_at');
select install_version('outside_doors'), install_audit('outside_doors', 'id');
