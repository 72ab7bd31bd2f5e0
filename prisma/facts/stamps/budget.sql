-- What a sub-project's budget comes to is stamped from its adjustments; each adjustment bears the name of its sub-project.

create or replace function stamp_budget_line() returns trigger language plpgsql as $$
begin
  select new.initial_yuan + coalesce(sum(a.amount_yuan), 0) into new.adjusted_yuan
  from budget_adjustments a where a.budget_line_id = new.id and a.removed_at is null;
  if new.removed_at is not null and exists (select 1 from budget_adjustments a where a.budget_line_id = new.id and a.removed_at is null) then
    raise exception using errcode = '23514', message = 'the adjustments of "budget_lines" go first: "budget_lines_removed_without_adjustments"';
  end if;
  return new;
end $$;
create or replace trigger stamp_budget_line before insert or update on budget_lines for each row execute function stamp_budget_line();

create or replace function stamp_budget_adjustment() returns trigger language plpgsql as $$
declare
  line record;
begin
  select l.sub_project, l.year, l.removed_at into line from budget_lines l where l.id = new.budget_line_id;
  if not found then return new; end if; -- the foreign key says what is wrong
  new.sub_project := line.sub_project;
  if extract(year from new.adjusted_on) <> line.year then
    raise exception using errcode = '23514', message = 'the day of "budget_adjustments" breaks "budget_adjustments_within_year"';
  end if;
  if new.removed_at is null and line.removed_at is not null then
    raise exception using errcode = '23514', message = 'the line of "budget_adjustments" breaks "budget_adjustments_of_removed_line"';
  end if;
  return new;
end $$;
create or replace trigger stamp_budget_adjustment before insert or update on budget_adjustments for each row execute function stamp_budget_adjustment();

create or replace function pass_budget_adjustment() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct budget_line_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct budget_line_id) into ids from old_rows;
  else
    select array_agg(distinct budget_line_id) into ids from (select budget_line_id from new_rows union select budget_line_id from old_rows) r;
  end if;
  if ids is null then return null; end if;
  update budget_lines set adjusted_yuan = adjusted_yuan where id = any (ids);
  return null;
end $$;

create or replace function pass_budget_line() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from new_rows n join old_rows o using (id) where n.sub_project <> o.sub_project) then return null; end if;
  update budget_adjustments a set sub_project = n.sub_project from new_rows n where a.budget_line_id = n.id and a.sub_project <> n.sub_project;
  return null;
end $$;
create or replace trigger pass_budget_line after update on budget_lines referencing old table as old_rows new table as new_rows
  for each statement execute function pass_budget_line();

-- The year whose budget a payment uses.
create or replace function stamp_payment() returns trigger language plpgsql as $$
begin
  new.budget_year := extract(year from coalesce(new.paid_on, new.accrual_month));
  return new;
end $$;
create or replace trigger stamp_payment before insert or update on payments for each row execute function stamp_payment();

do $$
declare
  kind text;
begin
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger pass_budget_adjustment_%1$s after %1$s on budget_adjustments %2$s for each statement execute function pass_budget_adjustment()',
      kind, transition_tables(kind));
  end loop;
end $$;
