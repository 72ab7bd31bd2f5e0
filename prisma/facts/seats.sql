create or replace function facts_of(r seats) returns setof fact language sql stable begin atomic
  select 'seats.available', r.available_from, 1::numeric, null::text, null::text where r.removed_at is null
  union all
  select 'seats.available', r.closed_on, -1::numeric, null::text, null::text where r.removed_at is null and r.closed_on is not null;
end;

-- What people write for a seat: its own code where that names the room already, else room and seat.
create or replace function seat_label(room text, seat text) returns text language sql immutable return
  case when starts_with(seat, room) then seat else room || '-' || seat end;

-- How names of places are compared: half-width, without spaces, dashes and quotes, with or without 室 at the end.
create or replace function place_word(place text) returns text language sql immutable return
  regexp_replace(lower(regexp_replace(normalize(place, NFKC), '[\s"''“”‘’「」『』·・_–—-]', '', 'g')), '(室|房|房间)$', '');

-- The seat that a text names: a seat by its label, or a room that has one seat by its code or name; null when it names none, or more than one.
create or replace function seat_named(place text) returns uuid language sql stable as $$
  select (array_agg(distinct named.id))[1] from (
    select s.id from seats s join rooms r on r.id = s.room_id
      where s.removed_at is null and r.removed_at is null and place_word(seat_label(r.code, s.code)) = place_word(place)
    union all
    select (array_agg(s.id))[1] from seats s join rooms r on r.id = s.room_id
      where s.removed_at is null and r.removed_at is null and place_word(place) in (place_word(r.code), place_word(r.name))
      group by r.id having count(*) = 1
  ) named having count(distinct named.id) = 1
$$;

-- A seat is open while somebody has it: it cannot be taken away, nor closed, under a stay. The stay's own trigger waits for the seat's row.
create or replace function keep_seat() returns trigger language plpgsql as $$
declare
  held record;
begin
  if new.removed_at is null and not exists (select 1 from rooms where id = new.room_id and removed_at is null) then
    raise exception using errcode = '23503', message = 'the room of this seat was removed';
  end if;
  if tg_op = 'INSERT' or (new.available_from, new.closed_on, new.removed_at) is not distinct from (old.available_from, old.closed_on, old.removed_at) then
    return new;
  end if;
  select o.name, s.started_on, s.ended_on into held from stays s join organisations o on o.id = s.organisation_id
  where s.seat_id = new.id and s.removed_at is null
    and (new.removed_at is not null or s.started_on < new.available_from or coalesce(s.ended_on, 'infinity') > new.closed_on)
  order by s.started_on limit 1;
  if found then
    raise exception using errcode = 'CH007', message = 'somebody has this seat then', detail = json_build_object(
      'seat', (select seat_label(code, new.code) from rooms where id = new.room_id),
      'organisation', held.name, 'from', held.started_on, 'until', coalesce(held.ended_on::text, 'none'))::text;
  end if;
  return new;
end $$;
create or replace trigger b_keep_seat before insert or update on seats for each row execute function keep_seat();

-- A room goes after its seats. A new one is drawn where its floor has space, within twelve cells across, and so is one that would lie on another.
create or replace function keep_room() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.removed_at is not null and old.removed_at is null
    and exists (select 1 from seats where room_id = new.id and removed_at is null) then
    raise exception using errcode = 'CH008', message = 'this room still has seats', detail = json_build_object('room', new.code)::text;
  end if;
  if tg_op = 'INSERT' and (new."left", new.top, new.width, new.height) = (0, 0, 2, 2) then -- nobody drew it
    new.width := case when new.is_shared then 12 else 3 end;
    new.height := case when new.is_shared then 4 else 2 end;
  end if;
  if new.removed_at is null and (tg_op = 'INSERT' or new.floor <> old.floor or old.removed_at is not null)
    and is_drawn_over(new, new."left", new.top) then
    select free.l, free.t into new."left", new.top from (
      select l, t from generate_series(0, 99) t, generate_series(0, greatest(0, 12 - new.width)) l where not is_drawn_over(new, l, t) order by t, l limit 1
    ) free;
  end if;
  return new;
end $$;
create or replace trigger b_keep_room before insert or update on rooms for each row execute function keep_room();

-- Whether a room drawn from this corner would lie on another one of its floor.
create or replace function is_drawn_over(room rooms, at_left int, at_top int) returns boolean language sql stable as $$
  select exists (select 1 from rooms r where r.floor = room.floor and r.id <> room.id and r.removed_at is null
    and r."left" < at_left + room.width and at_left < r."left" + r.width and r.top < at_top + room.height and at_top < r.top + r.height)
$$;
