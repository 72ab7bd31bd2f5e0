-- What a budget stands for: payments that stay within it, adjustments that leave what is spent, transfers that come to nothing.

-- Refuses those sub-projects whose payments of a year go beyond their budget, where it is kept strictly. Whoever adds a payment to one waits here for the
-- others who do (in the order of the locks, so that nobody waits in a circle); writers of facts queue first, because closing a year waits for them.
create or replace function refuse_over_budget(years int[], names text[], cause text) returns void language plpgsql as $$
declare
  key int;
  over record;
begin
  perform write_facts();
  for key in select distinct hashtext(y || ' ' || n) from unnest(years, names) u (y, n) order by 1 loop
    perform pg_advisory_xact_lock(7006, key);
  end loop;
  select l.year, l.sub_project, l.adjusted_yuan, p.used into over
  from unnest(years, names) u (y, n)
  join budget_lines l on l.year = u.y and l.sub_project = u.n and l.removed_at is null and l.control = 'stop'
  cross join lateral (select sum(amount_yuan) as used from payments where budget_year = l.year and sub_project = l.sub_project and removed_at is null) p
  where p.used > l.adjusted_yuan order by p.used - l.adjusted_yuan desc, l.sub_project limit 1;
  if not found then return; end if;
  raise exception using errcode = 'CH009', message = format('%s of %s goes beyond its budget', over.sub_project, over.year),
    detail = json_build_object('cause', cause, 'year', over.year::text, 'subProject', over.sub_project, 'budget', yuan_text(over.adjusted_yuan),
      'used', yuan_text(over.used), 'over', yuan_text(over.used - over.adjusted_yuan));
end $$;

create or replace function yuan_text(amount numeric) returns text language sql immutable return to_char(amount, 'FM999,999,999,999,990.00');

-- A ledger that is imported says what has happened: it is warned about, never stopped.
create or replace function is_ledger() returns boolean language sql stable return coalesce(current_setting('app.ledger', true), '') = 'on';

create or replace function keep_within_budget() returns trigger language plpgsql as $$
declare
  years int[];
  names text[];
begin
  if is_ledger() then return null; end if;
  if tg_op = 'INSERT' then
    select array_agg(budget_year), array_agg(sub_project) into years, names from (
      select budget_year, sub_project from new_rows where removed_at is null group by 1, 2 having sum(amount_yuan) > 0) grown;
  else
    select array_agg(budget_year), array_agg(sub_project) into years, names from (
      select budget_year, sub_project from (
        select budget_year, sub_project, amount_yuan from new_rows where removed_at is null
        union all select budget_year, sub_project, -amount_yuan from old_rows where removed_at is null) moved
      group by 1, 2 having sum(amount_yuan) > 0) grown;
  end if;
  if exists (select 1 from unnest(years, names) u (y, n) join budget_lines l on l.year = u.y and l.sub_project = u.n
      where l.removed_at is null and l.control = 'stop') then
    perform refuse_over_budget(years, names, 'payment');
  end if;
  return null;
end $$;

-- Less budget than what is paid or registered already.
create or replace function keep_budget_above_use() returns trigger language plpgsql as $$
declare
  years int[];
  names text[];
begin
  if is_ledger() then return null; end if;
  select array_agg(n.year), array_agg(n.sub_project) into years, names from new_rows n join old_rows o using (id)
  where n.adjusted_yuan < o.adjusted_yuan and n.control = 'stop' and n.removed_at is null;
  if years is not null then
    perform refuse_over_budget(years, names, case when pg_trigger_depth() > 1 then 'adjustment' else 'line' end);
  end if;
  return null;
end $$;

-- A transfer has two sides that come to nothing together: what is done to one is done to the other.
create or replace function keep_transfers_even() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct transfer_id) into touched from new_rows where transfer_id is not null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct transfer_id) into touched from old_rows where transfer_id is not null;
  else
    select array_agg(distinct transfer_id) into touched
    from (select transfer_id from new_rows union select transfer_id from old_rows) r where transfer_id is not null;
    if exists (select 1 from new_rows n join budget_adjustments s on transfer_differs(n, s) where s.id not in (select id from new_rows)) then
      update budget_adjustments s set amount_yuan = -n.amount_yuan, adjusted_on = n.adjusted_on, document_no = n.document_no, reason = n.reason,
        removed_at = n.removed_at
      from new_rows n where transfer_differs(n, s) and s.id not in (select id from new_rows);
    end if;
  end if;
  if exists (
    select 1 from unnest(touched) t (id) cross join lateral (
      select count(*) as sides, count(distinct budget_line_id) as lines, sum(amount_yuan) as total from budget_adjustments a
      where a.transfer_id = t.id and a.removed_at is null) a
    where a.sides > 0 and (a.sides, a.lines, a.total) is distinct from (2, 2, 0)) then
    raise exception using errcode = '23514', message = 'a transfer of "budget_adjustments" has two sides: "budget_adjustments_transfer_even"';
  end if;
  return null;
end $$;

create or replace function transfer_differs(a budget_adjustments, b budget_adjustments) returns boolean language sql immutable return
  a.transfer_id = b.transfer_id and a.id <> b.id
  and (a.amount_yuan, a.adjusted_on, a.document_no, a.reason, a.removed_at) is distinct from (-b.amount_yuan, b.adjusted_on, b.document_no, b.reason, b.removed_at);

create or replace trigger a_within_budget after update on budget_lines referencing old table as old_rows new table as new_rows
  for each statement execute function keep_budget_above_use();
do $$
declare
  kind text;
begin
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger pass_transfer_%1$s after %1$s on budget_adjustments %2$s for each statement execute function keep_transfers_even()',
      kind, transition_tables(kind));
    continue when kind = 'delete';
    execute format('create or replace trigger a_within_budget_%1$s after %1$s on payments %2$s for each statement execute function keep_within_budget()',
      kind, transition_tables(kind));
  end loop;
end $$;
