-- Readings stand on their meter, bills on the readings, their neighbours and their payments: all of it is written one at a time.
do $$
declare
  source text;
begin
  foreach source in array array['meters', 'meter_readings', 'bills'] loop
    execute format('create or replace trigger a_turn before insert or update or delete on %I for each statement execute function one_at_a_time()', source);
  end loop;
end $$;

-- A sentence with its figures for what a person can mend.
create or replace function refuse_meter(reason text, field text, figures jsonb) returns void language plpgsql as $$
begin
  raise exception using errcode = 'CH030', message = format('meters refuse: %s', reason),
    detail = (figures || jsonb_build_object('reason', reason, 'fields', jsonb_build_array(field)))::text;
end $$;

-- A reading or bill of a meter that nobody has registered registers it: staff on their round do not stop for that.
create or replace function register_meter() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from meters m where m.code = new.meter_code) then
    insert into meters (code, kind, multiplier)
    values (new.meter_code, coalesce(to_jsonb(new) ->> 'kind', 'electricity'), coalesce((to_jsonb(new) ->> 'multiplier')::numeric, 1))
    on conflict (code) do nothing;
  end if;
  return new;
end $$;
create or replace trigger register_meter before insert or update on meter_readings for each row execute function register_meter();
create or replace trigger register_meter before insert or update on bills for each row execute function register_meter();

-- 尖 峰 平 谷 make up the usage.
create or replace function refuse_parts(parts numeric[], whole numeric) returns void language plpgsql as $$
declare
  total numeric := (select sum(p) from unnest(parts) p);
begin
  if array_position(parts, null) is null and total <> whole then
    perform refuse_meter('parts', 'sharpUsage', jsonb_build_object('sum', trim_scale(total)::text, 'usage', trim_scale(whole)::text));
  end if;
end $$;

-- A reading has the kind of its meter, lies within the meter's life and runs forwards. Runs after register_meter, by its name.
create or replace function stamp_reading() returns trigger language plpgsql as $$
declare
  meter meters;
begin
  select * into meter from meters m where m.code = new.meter_code;
  if not found then return new; end if; -- the foreign key says what is wrong
  new.kind := meter.kind;
  if new.removed_at is not null then return new; end if;
  if meter.removed_at is not null then perform refuse_meter('removed', 'meterCode', jsonb_build_object('code', meter.code)); end if;
  if new.read_on > (now() at time zone 'Asia/Shanghai')::date then perform refuse_meter('future', 'readOn', jsonb_build_object('day', new.read_on)); end if;
  if new.read_on < meter.installed_on then perform refuse_meter('before_installed', 'readOn', jsonb_build_object('day', meter.installed_on)); end if;
  if new.read_on > meter.retired_on then perform refuse_meter('after_retired', 'readOn', jsonb_build_object('day', meter.retired_on)); end if;
  if new.change = 'none' and new.current < new.previous then
    perform refuse_meter('backwards', 'current', jsonb_build_object('previous', trim_scale(new.previous)::text, 'current', trim_scale(new.current)::text));
  end if;
  if new.change = 'swap' and new.swap_final < new.previous then
    perform refuse_meter('swap_final', 'swapFinal', jsonb_build_object('previous', trim_scale(new.previous)::text, 'current', trim_scale(new.swap_final)::text));
  end if;
  if new.change = 'swap' and new.current < new.swap_start then
    perform refuse_meter('swap_start', 'swapStart', jsonb_build_object('previous', trim_scale(new.swap_start)::text, 'current', trim_scale(new.current)::text));
  end if;
  perform refuse_parts(array[new.sharp_usage, new.peak_usage, new.flat_usage, new.valley_usage], new.usage);
  return new;
end $$;
create or replace trigger stamp_reading before insert or update on meter_readings for each row execute function stamp_reading();

-- A meter's life covers its readings, and it stays while it has any.
create or replace function stamp_meter() returns trigger language plpgsql as $$
declare
  first_day date;
  last_day date;
begin
  select min(r.read_on), max(r.read_on) into first_day, last_day from meter_readings r where r.meter_code = new.code and r.removed_at is null;
  if new.removed_at is not null and (first_day is not null or exists (select 1 from bills b where b.meter_code = new.code and b.removed_at is null)) then
    perform refuse_meter('used', 'retiredOn', jsonb_build_object('code', new.code));
  end if;
  if first_day < new.installed_on then perform refuse_meter('read_before', 'installedOn', jsonb_build_object('day', first_day)); end if;
  if last_day > new.retired_on then perform refuse_meter('read_after', 'retiredOn', jsonb_build_object('day', last_day)); end if;
  return new;
end $$;
create or replace trigger stamp_meter before update on meters for each row
  when ((old.installed_on, old.retired_on, old.removed_at) is distinct from (new.installed_on, new.retired_on, new.removed_at))
  execute function stamp_meter();

create or replace function stamp_bill() returns trigger language plpgsql as $$
begin
  if new.removed_at is not null then return new; end if;
  if exists (select 1 from meters m where m.code = new.meter_code and m.removed_at is not null) then
    perform refuse_meter('removed', 'meterCode', jsonb_build_object('code', new.meter_code));
  end if;
  perform refuse_parts(array[new.sharp_usage, new.peak_usage, new.flat_usage, new.valley_usage], new.usage);
  return new;
end $$;
create or replace trigger stamp_bill before insert or update on bills for each row execute function stamp_bill();

-- What is wrong with the bills of some meters, each with the two figures that do not agree.
-- A reading stands for the end of its day, so its usage belongs to the days after the reading before it; those days share it evenly. A bill is held
-- against the shares of its own days. They must cover four fifths of them, and stand for the rest.
-- Allowed: 1 unit or 2 %, 5 % where no reading was taken within a day of the bill's ends. Suppliers round each part to the fen, so a fen a part is allowed.
create or replace function bill_differences(codes text[])
returns table (bill_id uuid, kind text, part text, given text, expected text) language sql stable as $$
  with live as (
    select b.*, b.ends_on - b.starts_on + 1 as days from bills b where b.meter_code = any (codes) and b.removed_at is null
  ),
  span as (
    select r.meter_code, r.usage, r.read_on as until,
      coalesce(lag(r.read_on) over (partition by r.meter_code order by r.read_on), m.installed_on - 1) as after
    from meter_readings r join meters m on m.code = r.meter_code where r.meter_code = any (codes) and r.removed_at is null
  ),
  share as (
    select l.id, sum(least(s.until, l.ends_on) - greatest(s.after + 1, l.starts_on) + 1) as covered,
      sum(s.usage * (least(s.until, l.ends_on) - greatest(s.after + 1, l.starts_on) + 1) / (s.until - s.after)) as usage,
      bool_or(abs(s.after + 1 - l.starts_on) <= 1) and bool_or(abs(s.until - l.ends_on) <= 1) as fits
    from live l join span s on s.meter_code = l.meter_code and s.until > s.after and s.after < l.ends_on and s.until >= l.starts_on group by l.id
  ),
  read as (
    select l.id, l.usage, l.days, coalesce(s.covered, 0) as covered, s.fits, round(s.usage * l.days / s.covered, 3) as expected
    from live l left join share s using (id)
  ),
  priced as (
    select l.id, l.amount_yuan, l.other_yuan + p.sum as expected, p.parts
    from live l, lateral (
      select sum(round(v.usage * v.price, 2)) as sum, count(*) filter (where v.usage > 0) as parts, count(*) filter (where v.price is null and v.usage <> 0) as unpriced
      from (values (l.sharp_usage, l.sharp_price_yuan), (l.peak_usage, l.peak_price_yuan), (l.flat_usage, l.flat_price_yuan), (l.valley_usage, l.valley_price_yuan)) v (usage, price)
    ) p where l.sharp_usage is not null and p.unpriced = 0
    union all
    select l.id, l.amount_yuan, l.other_yuan + round(l.usage * l.unit_price_yuan, 2), 1 from live l
    where l.unit_price_yuan is not null and (l.sharp_usage is null or num_nulls(l.sharp_price_yuan, l.peak_price_yuan, l.flat_price_yuan, l.valley_price_yuan) = 4)
  ),
  before as (
    select l.id, p.*, (select max(o.ends_on) from live o where o.meter_code = l.meter_code and (o.starts_on, o.id) < (l.starts_on, l.id)) as covered_until
    from live l left join lateral (
      select o.unit_price_yuan, o.sharp_price_yuan, o.peak_price_yuan, o.flat_price_yuan, o.valley_price_yuan from live o
      where o.meter_code = l.meter_code and (o.starts_on, o.id) < (l.starts_on, l.id) order by o.starts_on desc, o.id desc limit 1
    ) p on true
  ),
  paid as (
    select l.id, l.amount_yuan, sum(p.amount_yuan) as sum from live l join payments p on p.bill_id = l.id and p.removed_at is null group by l.id, l.amount_yuan
  )
  select id, 'no_readings', null, covered::text, days::text from read where covered * 5 < days * 4
  union all
  select id, 'usage_differs', null, trim_scale(usage)::text, trim_scale(expected)::text from read
    where covered * 5 >= days * 4 and abs(usage - expected) > 1 and abs(usage - expected) > expected * case when fits then 0.02 else 0.05 end
  union all
  select id, 'amount_differs', null, amount_yuan::text, expected::text from priced where abs(amount_yuan - expected) > 0.01 * greatest(parts, 1)
  union all
  select l.id, 'price_jumps', v.part, trim_scale(v.now)::text, trim_scale(v.was)::text from live l join before b using (id), lateral (values
      ('single', l.unit_price_yuan, b.unit_price_yuan), ('sharp', l.sharp_price_yuan, b.sharp_price_yuan), ('peak', l.peak_price_yuan, b.peak_price_yuan),
      ('flat', l.flat_price_yuan, b.flat_price_yuan), ('valley', l.valley_price_yuan, b.valley_price_yuan)) v (part, now, was)
    where v.was > 0 and abs(v.now - v.was) > v.was * 0.1
  union all
  select l.id, 'gap', null, (b.covered_until + 1)::text, (l.starts_on - 1)::text from live l join before b using (id) where l.starts_on > b.covered_until + 1
  union all
  select l.id, 'overlap', null, greatest(l.starts_on, o.starts_on)::text, least(l.ends_on, o.ends_on)::text from live l join live o
    on o.meter_code = l.meter_code and o.id <> l.id and o.starts_on <= l.ends_on and o.ends_on >= l.starts_on
  union all
  select id, 'paid_differs', null, sum::text, amount_yuan::text from paid where sum <> amount_yuan
$$;

-- Stamps the bills of some meters. Something newly wrong opens an accepted bill again: nobody has said yes to that.
create or replace function check_bills(codes text[]) returns void language plpgsql as $$
begin
  if codes is null or not exists (select 1 from bills where meter_code = any (codes)) then return; end if;
  update bills b set findings = n.findings, paid_yuan = n.paid_yuan,
    accepted_note = case when n.findings <@ b.findings then b.accepted_note end
  from (
    select k.id, array(select distinct d.kind from bill_differences(codes) d where d.bill_id = k.id order by 1) as findings,
      coalesce((select sum(p.amount_yuan) from payments p where p.bill_id = k.id and p.removed_at is null and p.paid_on is not null), 0) as paid_yuan
    from bills k where k.meter_code = any (codes)
  ) n where n.id = b.id and (b.findings, b.paid_yuan) is distinct from (n.findings, n.paid_yuan);
end $$;

create or replace function pass_reading() returns trigger language plpgsql as $$
declare
  codes text[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct meter_code) into codes from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct meter_code) into codes from old_rows;
  else
    select array_agg(distinct meter_code) into codes from (select meter_code from new_rows union select meter_code from old_rows) r;
  end if;
  perform check_bills(codes);
  return null;
end $$;

-- Its own stamps are no change of a bill: without that it would call itself for ever.
create or replace function pass_bill() returns trigger language plpgsql as $$
declare
  stamped text[] := array['findings', 'paid_yuan', 'accepted_note', 'search_text', 'version', 'updated_at'];
  codes text[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct meter_code) into codes from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct meter_code) into codes from old_rows;
  else
    select array_agg(distinct code) into codes from new_rows n join old_rows o using (id), unnest(array[n.meter_code, o.meter_code]) code
    where to_jsonb(n) - stamped <> to_jsonb(o) - stamped;
  end if;
  perform check_bills(codes);
  return null;
end $$;

-- Payments without a bill wait for nobody.
create or replace function pass_bill_payment() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct bill_id) into ids from new_rows where bill_id is not null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct bill_id) into ids from old_rows where bill_id is not null;
  else
    select array_agg(distinct bill) into ids from new_rows n join old_rows o using (id), unnest(array[n.bill_id, o.bill_id]) bill
    where bill is not null and (n.bill_id, n.amount_yuan, n.paid_on, n.removed_at) is distinct from (o.bill_id, o.amount_yuan, o.paid_on, o.removed_at);
  end if;
  if ids is null then return null; end if;
  perform pg_advisory_xact_lock(7002); -- that of one_at_a_time
  perform check_bills(array(select distinct meter_code from bills where id = any (ids)));
  return null;
end $$;

-- Readings are of their meter's kind, and a meter's first day says from when its first reading counts.
create or replace function pass_meter() returns trigger language plpgsql as $$
declare
  codes text[];
begin
  update meter_readings r set kind = n.kind from new_rows n where r.meter_code = n.code and r.kind <> n.kind;
  select array_agg(n.code) into codes from new_rows n join old_rows o using (id) where n.installed_on is distinct from o.installed_on;
  perform check_bills(codes);
  return null;
end $$;
create or replace trigger pass_meter after update on meters referencing old table as old_rows new table as new_rows
  for each statement execute function pass_meter();

select after_statements('meter_readings', 'pass_reading', 'pass_reading()');
select after_statements('bills', 'pass_bill', 'pass_bill()');
-- by its name before all that takes another lock for payments: whoever writes budgets or readings takes this one first, too
select after_statements('payments', 'a_bill_payment', 'pass_bill_payment()');
