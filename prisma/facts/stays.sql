create or replace function facts_of(r stays) returns setof fact language sql stable begin atomic
  select 'stays.active', r.started_on, 1::numeric, null::text, null::text where r.removed_at is null
  union all
  select 'stays.active', r.ended_on, -1::numeric, null::text, null::text where r.removed_at is null and r.ended_on is not null
  union all
  select 'seats.occupied', r.started_on, 1::numeric, null::text, null::text where r.removed_at is null and r.seat_id is not null
  union all
  select 'seats.occupied', r.ended_on, -1::numeric, null::text, null::text where r.removed_at is null and r.seat_id is not null and r.ended_on is not null
  union all
  select 'stays.area', r.started_on, r.area_sqm, null::text, null::text where r.removed_at is null and r.area_sqm > 0
  union all
  select 'stays.area', r.ended_on, -r.area_sqm, null::text, null::text where r.removed_at is null and r.area_sqm > 0 and r.ended_on is not null;
end;

-- Links a stay to the seat that its place names, and refuses a seat that is not open or that somebody has in those days, naming who and until when.
-- The lock on the seat's row makes the second of two writers wait and then see the first; `stays_seat_taken` would stop them in any case.
create or replace function seat_stay() returns trigger language plpgsql as $$
declare
  seat record;
  other record;
begin
  if tg_op = 'UPDATE' then
    if new.place <> old.place and new.seat_id is not distinct from old.seat_id then
      new.seat_id := null; -- the text says where it is now
    elsif new.place = old.place and new.seat_id is distinct from old.seat_id and seat_named(new.place) is distinct from new.seat_id then
      new.place := coalesce((select seat_label(r.code, s.code) from seats s join rooms r on r.id = s.room_id where s.id = new.seat_id), new.place);
    end if;
  end if;
  if new.removed_at is not null then return new; end if;
  if new.seat_id is null then
    new.seat_id := seat_named(new.place);
  end if;
  if new.seat_id is null or new.ended_on < new.started_on then return new; end if;
  if tg_op = 'UPDATE' and (new.seat_id, new.started_on, new.ended_on, new.removed_at) is not distinct from (old.seat_id, old.started_on, old.ended_on, old.removed_at) then
    return new;
  end if;
  select s.available_from, s.closed_on, s.removed_at, s.room_id, s.code into seat from seats s where s.id = new.seat_id for no key update;
  if not found then return new; end if; -- the foreign key says what is wrong
  if seat.removed_at is not null or new.started_on < seat.available_from or coalesce(new.ended_on, 'infinity') > seat.closed_on then
    raise exception using errcode = 'CH006', message = 'the seat is not open then', detail = json_build_object(
      'seat', (select seat_label(code, seat.code) from rooms where id = seat.room_id), 'from', seat.available_from,
      'state', case when seat.removed_at is not null then 'removed' when new.started_on < seat.available_from then 'early' else 'closed' end,
      'closed', coalesce(seat.closed_on::text, ''))::text;
  end if;
  select o.name, s.started_on, s.ended_on into other from stays s join organisations o on o.id = s.organisation_id
  where s.seat_id = new.seat_id and s.removed_at is null and s.id <> new.id
    and daterange(s.started_on, s.ended_on) && daterange(new.started_on, new.ended_on)
  order by s.started_on limit 1;
  if found then
    raise exception using errcode = 'CH005', message = 'somebody has this seat then', detail = json_build_object(
      'seat', (select seat_label(code, seat.code) from rooms where id = seat.room_id),
      'organisation', other.name, 'from', other.started_on, 'until', coalesce(other.ended_on::text, 'none'))::text;
  end if;
  return new;
end $$;
create or replace trigger b_seat before insert or update on stays for each row execute function seat_stay();

-- Links every stay whose place names a seat. What cannot be linked stays a text and is given with the reason: a code as above, and its detail.
create or replace function link_places() returns table (id uuid, organisation text, place text, refusal text, detail text) language plpgsql volatile as $$
declare
  stay record;
begin
  for stay in select s.id, o.name, s.place from stays s join organisations o on o.id = s.organisation_id
    where s.seat_id is null and s.removed_at is null and seat_named(s.place) is not null order by s.started_on, s.id loop
    id := stay.id;
    organisation := stay.name;
    place := stay.place;
    refusal := null;
    detail := null;
    begin
      update stays t set seat_id = seat_named(t.place) where t.id = stay.id;
    exception when sqlstate 'CH005' or sqlstate 'CH006' or sqlstate 'CH001' then
      get stacked diagnostics refusal = returned_sqlstate, detail = pg_exception_detail;
    end;
    return next;
  end loop;
end $$;
