-- Where contract and settlement differ (the rules of contracts in product terms; amounts in yuan, compared to the fen).
create or replace view contract_differences as
  with live as (select s.* from settlements s join contracts c on c.id = s.contract_id where s.removed_at is null),
  line as (select * from contract_lines where removed_at is null)
  select contract_id, 'item_not_in_contract' as kind, item as subject from live s
    where not exists (select 1 from line l where l.contract_id = s.contract_id and l.item = s.item)
  union select s.contract_id, 'unit_differs', s.item from live s join line l using (contract_id, item) where s.unit <> l.unit
  union select s.contract_id, 'price_differs', s.item from live s join line l using (contract_id, item) where s.unit_price_yuan <> l.unit_price_yuan
  union select s.contract_id, 'over_ceiling', s.item from live s join line l using (contract_id, item)
    group by s.contract_id, s.item having sum(s.quantity) > max(l.max_quantity)
  union select s.contract_id, 'outside_term', s.code from live s join contracts c on c.id = s.contract_id
    where s.settled_on < c.starts_on or s.settled_on > c.ends_on
  union select id, 'signed_late', code from contracts where signed_on > starts_on
  union select contract_id, 'amount_differs', code from live where round(quantity * unit_price_yuan, 2) <> amount_yuan
  union select s.contract_id, 'over_total', c.code from live s join contracts c on c.id = s.contract_id
    group by s.contract_id, c.code, c.amount_yuan having sum(s.amount_yuan) > c.amount_yuan;

-- Brings a contract's findings up to date and stamps the contract; a finding that a person resolved stays resolved.
create or replace function check_contracts(ids uuid[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  delete from contract_findings f where f.contract_id = any (ids)
    and not exists (select 1 from contract_differences d where (d.contract_id, d.kind, d.subject) = (f.contract_id, f.kind, f.subject));
  insert into contract_findings (contract_id, kind, subject)
    select contract_id, kind, subject from contract_differences where contract_id = any (ids)
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

-- What a contract comes to with its amendments; runs in the writer's own statement, before the row is kept.
create or replace function stamp_contract() returns trigger language plpgsql as $$
begin
  select new.amount_yuan + coalesce(sum(a.amount_change_yuan), 0), coalesce((array_agg(a.new_ends_on order by a.effective_on desc, a.id desc)
    filter (where a.new_ends_on is not null))[1], new.ends_on)
  into new.total_yuan, new.last_on from contract_amendments a where a.contract_id = new.id and a.removed_at is null;
  return new;
end $$;
create or replace trigger stamp_contract before insert or update on contracts for each row execute function stamp_contract();

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

do $$
declare
  source text;
  kind text;
begin
  foreach source in array array['contracts', 'contract_lines', 'settlements'] loop
    foreach kind in array array['insert', 'update', 'delete'] loop
      execute format('create or replace trigger check_contract_%2$s after %2$s on %1$I %3$s for each statement execute function pass_contract(%4$L)',
        source, kind, transition_tables(kind), case source when 'contracts' then 'id' else 'contract_id' end);
    end loop;
  end loop;
end $$;

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

create or replace function stamp_contract_line() returns trigger language plpgsql as $$
begin
  select a.effective_on into new.effective_on from contract_amendments a where a.id = new.amendment_id;
  return new;
end $$;
create or replace trigger stamp_contract_line before insert or update on contract_lines for each row execute function stamp_contract_line();

do $$
declare
  kind text;
begin
  foreach kind in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger pass_amendment_%1$s after %1$s on contract_amendments %2$s for each statement execute function pass_amendment()',
      kind, transition_tables(kind));
  end loop;
end $$;

create or replace function pass_finding() returns trigger language plpgsql as $$
begin
  perform stamp_contracts(array[old.contract_id, new.contract_id]);
  return null;
end $$;
create or replace trigger pass_finding after insert or update or delete on contract_findings for each row execute function pass_finding();
