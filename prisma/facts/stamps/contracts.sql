-- Where contract and settlement differ, settlement by settlement, with what was agreed and what was found (the rules of contracts in product terms;
-- amounts in yuan, compared to the fen). Unit and price are those of the line in force on the day of the settlement: the latest that begins on or
-- before it. Ceiling, term and total belong to the contract's whole life and are those that were agreed last.
create or replace function contract_causes(ids uuid[])
returns table (contract_id uuid, kind text, subject text, source text, record_id uuid, code text, found_on date, agreed text, agreed_to text, found text, unit text)
language sql stable as $$
  with settled as materialized (
    select s.* from settlements s where s.contract_id = any (ids) and s.removed_at is null
  ),
  agreed_line as (
    select l.contract_id, l.item, l.unit, trim_scale(l.unit_price_yuan) as price, l.max_quantity, coalesce(l.effective_on, '-infinity') as from_on
    from contract_lines l left join contract_amendments a on a.id = l.amendment_id
    where l.contract_id = any (ids) and l.removed_at is null and a.removed_at is null
  ),
  term as materialized (
    select l.contract_id, l.item, l.from_on, lead(l.from_on) over (partition by l.contract_id, l.item order by l.from_on) as until_on,
      array_agg(distinct l.unit) as units, array_agg(distinct l.price) as prices, sum(l.max_quantity) as ceiling,
      array_agg(distinct (l.unit, l.price)::text) as rates
    from agreed_line l group by l.contract_id, l.item, l.from_on
  ),
  held as materialized (
    select s.*, t.contract_id is not null as is_agreed, t.units, t.prices, t.rates from settled s left join term t
      on t.contract_id = s.contract_id and t.item = s.item and s.settled_on >= t.from_on and (t.until_on is null or s.settled_on < t.until_on)
  ),
  last_of_item as (
    select s.contract_id, s.item, sum(s.quantity) as quantity, (array_agg(s.id order by s.settled_on desc, s.code desc))[1] as id,
      (array_agg(s.code order by s.settled_on desc, s.code desc))[1] as code, max(s.settled_on) as settled_on,
      (array_agg(s.unit order by s.settled_on desc, s.code desc))[1] as unit
    from settled s group by s.contract_id, s.item
  ),
  last_of_all as (
    select s.contract_id, sum(s.amount_yuan) as amount, (array_agg(s.id order by s.settled_on desc, s.code desc))[1] as id,
      (array_agg(s.code order by s.settled_on desc, s.code desc))[1] as code, max(s.settled_on) as settled_on
    from settled s group by s.contract_id
  )
  select h.contract_id, 'item_not_in_contract', h.item, 'settlements', h.id, h.code, h.settled_on, null, null, h.item, h.unit
    from held h where not h.is_agreed
  union all
  select h.contract_id, 'unit_differs', h.item, 'settlements', h.id, h.code, h.settled_on, array_to_string(h.units, ' / '), null, h.unit, h.unit
    from held h where h.is_agreed and h.unit <> all (h.units)
  union all
  select h.contract_id, 'price_differs', h.item, 'settlements', h.id, h.code, h.settled_on, array_to_string(h.prices, ' / '), null,
      trim_scale(h.unit_price_yuan)::text, h.unit
    from held h where h.is_agreed and case when h.unit = any (h.units) then (h.unit, trim_scale(h.unit_price_yuan))::text <> all (h.rates)
      else trim_scale(h.unit_price_yuan) <> all (h.prices) end
  union all
  select i.contract_id, 'over_ceiling', i.item, 'settlements', i.id, i.code, i.settled_on, trim_scale(t.ceiling)::text, null, trim_scale(i.quantity)::text, i.unit
    from last_of_item i join term t on t.contract_id = i.contract_id and t.item = i.item and t.until_on is null where i.quantity > t.ceiling
  union all
  select s.contract_id, 'outside_term', s.code, 'settlements', s.id, s.code, s.settled_on, c.starts_on::text, c.last_on::text, s.settled_on::text, null
    from settled s join contracts c on c.id = s.contract_id where s.settled_on < c.starts_on or s.settled_on > c.last_on
  union all
  select c.id, 'signed_late', c.code, 'contracts', c.id, c.code, c.signed_on, c.starts_on::text, null, c.signed_on::text, null
    from contracts c where c.id = any (ids) and c.signed_on > c.starts_on
  union all
  select s.contract_id, 'amount_differs', s.code, 'settlements', s.id, s.code, s.settled_on, round(s.quantity * s.unit_price_yuan, 2)::text, null,
      s.amount_yuan::text, s.unit
    from settled s where round(s.quantity * s.unit_price_yuan, 2) <> s.amount_yuan
  union all
  select a.contract_id, 'over_total', c.code, 'settlements', a.id, a.code, a.settled_on, c.total_yuan::text, null, a.amount::text, null
    from last_of_all a join contracts c on c.id = a.contract_id where a.amount > c.total_yuan;
$$;

create or replace view contract_differences as
  select distinct contract_id, kind, subject from contract_causes(array(select id from contracts));

-- Brings a contract's findings up to date and stamps the contract; a finding that a person resolved stays resolved as long as it is there.
create or replace function check_contracts(ids uuid[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  delete from contract_findings f where f.contract_id = any (ids)
    and not exists (select 1 from contract_causes(ids) d where (d.contract_id, d.kind, d.subject) = (f.contract_id, f.kind, f.subject));
  insert into contract_findings (contract_id, kind, subject)
    select distinct d.contract_id, d.kind, d.subject from contract_causes(ids) d
    on conflict (contract_id, kind, subject) do nothing;
  perform stamp_contracts(ids);
end $$;

create or replace function stamp_contracts(ids uuid[]) returns void language sql as $$
  update contracts c set settled_on = n.settled_on, open_findings = n.open_findings
  from (
    select k.id, (select max(s.settled_on) from settlements s where s.contract_id = k.id and s.removed_at is null) as settled_on,
      (select count(*)::int from contract_findings f where f.contract_id = k.id and f.resolved_at is null) as open_findings
    from contracts k where k.id = any (ids)
  ) n where n.id = c.id and (c.settled_on, c.open_findings) is distinct from (n.settled_on, n.open_findings);
$$;

create or replace function refuse_contract(broken text) returns void language plpgsql as $$
begin
  raise exception using errcode = '23514', message = format('a rule of contracts is broken: "%s"', broken);
end $$;

-- What a contract comes to with its amendments; runs in the writer's own statement, before the row is kept.
create or replace function stamp_contract() returns trigger language plpgsql as $$
begin
  select new.amount_yuan + coalesce(sum(a.amount_change_yuan), 0), coalesce((array_agg(a.new_ends_on order by a.effective_on desc, a.id desc)
    filter (where a.new_ends_on is not null))[1], new.ends_on)
  into new.total_yuan, new.last_on from contract_amendments a where a.contract_id = new.id and a.removed_at is null;
  if new.amount_yuan < 0 then perform refuse_contract('contracts_amount_not_negative'); end if;
  if new.total_yuan < 0 then perform refuse_contract('contracts_total_not_negative'); end if;
  if new.last_on < new.starts_on then perform refuse_contract('contracts_days_in_order'); end if;
  if exists (select 1 from contract_amendments a where a.contract_id = new.id and a.removed_at is null and a.signed_on < new.signed_on) then
    perform refuse_contract('contract_amendments_after_signing');
  end if;
  return new;
end $$;
create or replace trigger stamp_contract before insert or update on contracts for each row execute function stamp_contract();

-- A contract stays while settlements, payments or acceptances stand on it; one that is gone takes none.
create or replace function refuse_contract_in_use() returns trigger language plpgsql as $$
begin
  if exists (select 1 from settlements s where s.contract_id = new.id and s.removed_at is null)
      or exists (select 1 from payments p where p.contract_id = new.id and p.removed_at is null)
      or exists (select 1 from acceptances a where a.contract_id = new.id and a.removed_at is null) then
    perform refuse_contract('contracts_removed_in_use');
  end if;
  return new;
end $$;
create or replace trigger a_contract_in_use before update on contracts for each row
  when (old.removed_at is null and new.removed_at is not null) execute function refuse_contract_in_use();
create or replace function refuse_gone_contract() returns trigger language plpgsql as $$
begin
  if new.removed_at is null and exists (select 1 from contracts c where c.id = new.contract_id and c.removed_at is not null) then
    perform refuse_contract('contracts_is_removed');
  end if;
  return new;
end $$;
create or replace trigger a_gone_contract before insert or update of contract_id, removed_at on settlements for each row execute function refuse_gone_contract();
create or replace trigger a_gone_contract before insert or update of contract_id, removed_at on acceptances for each row execute function refuse_gone_contract();

create or replace function refuse_bad_settlement() returns trigger language plpgsql as $$
begin
  if new.quantity < 0 or new.unit_price_yuan < 0 then perform refuse_contract('settlements_not_negative'); end if;
  return new;
end $$;
create or replace trigger a_bad_settlement before insert or update of quantity, unit_price_yuan on settlements for each row execute function refuse_bad_settlement();

-- A contract stands on a requirement that was approved.
create or replace function refuse_unapproved() returns trigger language plpgsql as $$
begin
  perform 1 from procurements p where p.id = new.procurement_id and p.status = 'approved' and p.removed_at is null for share;
  if not found then perform refuse_contract('procurements_not_approved'); end if;
  return new;
end $$;
create or replace trigger a_unapproved_new before insert on contracts for each row when (new.procurement_id is not null) execute function refuse_unapproved();
create or replace trigger a_unapproved_changed before update on contracts for each row
  when (new.procurement_id is not null and new.procurement_id is distinct from old.procurement_id) execute function refuse_unapproved();
create or replace trigger a_unapproved_new before insert on acceptances for each row when (new.procurement_id is not null) execute function refuse_unapproved();

-- What was approved stays as it is: it can be withdrawn, and then written anew.
create or replace function refuse_approved_change() returns trigger language plpgsql as $$
declare
  ignored text[] := array['status', 'approved_on', 'approved_by', 'version', 'updated_at', 'search_text'];
begin
  if to_jsonb(new) - ignored is distinct from to_jsonb(old) - ignored then perform refuse_contract('procurements_approved_stays'); end if;
  if new.status <> 'approved' and (exists (select 1 from contracts c where c.procurement_id = new.id and c.removed_at is null)
      or exists (select 1 from acceptances a where a.procurement_id = new.id and a.removed_at is null)) then
    perform refuse_contract('procurements_in_use');
  end if;
  return new;
end $$;
create or replace trigger a_approved_change before update on procurements for each row when (old.status = 'approved') execute function refuse_approved_change();

create or replace function pass_contract() returns trigger language plpgsql as $$
declare
  key text := tg_argv[0];
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct (to_jsonb(r) ->> key)::uuid) into ids from new_rows r;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct (to_jsonb(r) ->> key)::uuid) into ids from old_rows r;
  else
    select array_agg(distinct (r ->> key)::uuid) into ids
    from (select to_jsonb(n) as r from new_rows n union all select to_jsonb(o) from old_rows o) both_rows;
  end if;
  perform check_contracts(ids);
  return null;
end $$;

select after_statements('contracts', 'check_contract', 'pass_contract(''id'')');
select after_statements('contract_lines', 'check_contract', 'pass_contract(''contract_id'')');
select after_statements('settlements', 'check_contract', 'pass_contract(''contract_id'')');

-- An amendment changes its contract, its lines begin with it.
create or replace function pass_amendment() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct contract_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct contract_id) into ids from old_rows;
  else
    select array_agg(distinct contract_id) into ids from (select contract_id from new_rows union select contract_id from old_rows) r;
  end if;
  if ids is null then return null; end if;
  update contract_lines l set effective_on = a.effective_on from contract_amendments a
  where a.id = l.amendment_id and a.contract_id = any (ids) and l.effective_on is distinct from a.effective_on;
  update contracts set amount_yuan = amount_yuan where id = any (ids); -- its update checks it
  return null;
end $$;

-- The lines of an amendment go before it does.
create or replace function refuse_amendment_with_lines() returns trigger language plpgsql as $$
begin
  if exists (select 1 from contract_lines l where l.amendment_id = new.id and (l.removed_at is null or l.contract_id <> new.contract_id)) then
    perform refuse_contract('contract_amendments_with_lines');
  end if;
  return new;
end $$;
create or replace trigger a_amendment_with_lines before update on contract_amendments for each row
  when ((old.removed_at is null and new.removed_at is not null) or old.contract_id <> new.contract_id) execute function refuse_amendment_with_lines();

create or replace function stamp_contract_line() returns trigger language plpgsql as $$
declare
  own uuid;
begin
  new.effective_on := null;
  if new.max_quantity < 0 or new.unit_price_yuan < 0 then perform refuse_contract('contract_lines_not_negative'); end if;
  if new.amendment_id is null then return new; end if;
  select a.effective_on, a.contract_id into new.effective_on, own from contract_amendments a where a.id = new.amendment_id;
  if own <> new.contract_id then perform refuse_contract('contract_lines_of_own_amendment'); end if;
  return new;
end $$;
create or replace trigger stamp_contract_line before insert or update on contract_lines for each row execute function stamp_contract_line();

select after_statements('contract_amendments', 'pass_amendment', 'pass_amendment()');

create or replace function pass_finding() returns trigger language plpgsql as $$
begin
  perform stamp_contracts(array[old.contract_id, new.contract_id]);
  return null;
end $$;
create or replace trigger pass_finding after insert or update or delete on contract_findings for each row execute function pass_finding();

-- Contracts from before these rules are checked by them once; those of closed years stay as they were judged.
select check_contracts(array(select c.id from contracts c
  where not exists (select 1 from years y where y.closed_at is not null and y.year = extract(year from c.settled_on))));
