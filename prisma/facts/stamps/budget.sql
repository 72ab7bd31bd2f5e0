-- What a sub-project's budget comes to is stamped from its adjustments; each adjustment bears the name of its sub-project.

create or replace function stamp_budget_line() returns trigger language plpgsql as $$
begin
  select new.initial_yuan + coalesce(sum(a.amount_yuan), 0) into new.adjusted_yuan
  from budget_adjustments a where a.budget_line_id = new.id and a.removed_at is null;
  if new.removed_at is null then return new; end if;
  if exists (select 1 from budget_adjustments a where a.budget_line_id = new.id and a.removed_at is null) then
    raise exception using errcode = '23514', message = 'the adjustments of "budget_lines" go first: "budget_lines_removed_without_adjustments"';
  end if;
  if exists (select 1 from payments p where p.budget_year = new.year and p.sub_project = new.sub_project and p.removed_at is null) then
    raise exception using errcode = '23514', message = 'payments use "budget_lines": "budget_lines_removed_without_payments"';
  end if;
  return new;
end $$;
create or replace trigger stamp_budget_line before insert or update on budget_lines for each row execute function stamp_budget_line();

create or replace function stamp_budget_adjustment() returns trigger language plpgsql as $$
declare
  line record;
begin
  new.has_document := exists (select 1 from evidence e
    where e.source = 'budget_adjustments' and e.kind = 'document' and e.removed_at is null
      and (e.record_id = new.id or e.record_id in (select a.id from budget_adjustments a where a.transfer_id = new.transfer_id)));
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

-- A file that documents an adjustment, filed or taken off: one file documents both sides of a transfer.
create or replace function pass_adjustment_file() returns trigger language plpgsql as $$
declare
  filed uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(record_id) into filed from new_rows where source = 'budget_adjustments';
  elsif tg_op = 'DELETE' then
    select array_agg(record_id) into filed from old_rows where source = 'budget_adjustments';
  else
    select array_agg(record_id) into filed
    from (select record_id, source from new_rows union select record_id, source from old_rows) r where source = 'budget_adjustments';
  end if;
  if filed is null then return null; end if;
  update budget_adjustments set has_document = has_document
  where id = any (filed) or transfer_id in (select a.transfer_id from budget_adjustments a where a.id = any (filed));
  return null;
end $$;

-- The year whose budget a payment uses, and the vouchers it lacks: a receipt is there only after it was paid. Runs after stamp_evidence, by its name.
create or replace function stamp_payment() returns trigger language plpgsql as $$
begin
  new.budget_year := extract(year from coalesce(new.paid_on, new.accrual_month));
  new.missing := array(select kind from unnest(array['approval', 'invoice', 'acceptance', 'receipt']) with ordinality k (kind, place)
    where kind <> all (new.evidence) and not (kind = 'receipt' and new.paid_on is null) order by place);
  return new;
end $$;
create or replace trigger stamp_payment before insert or update on payments for each row execute function stamp_payment();

select after_statements('budget_adjustments', 'pass_budget_adjustment', 'pass_budget_adjustment()');
select after_statements('evidence', 'pass_adjustment_file', 'pass_adjustment_file()');
