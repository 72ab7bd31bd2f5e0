create or replace function facts_of(r sign_ins) returns setof fact language sql stable begin atomic
  select 'events.attendance', (r.signed_at at time zone 'Asia/Shanghai')::date, r.heads::numeric, r.kind,
         case when r.status <> 'held' then r.status end
  where r.removed_at is null;
end;
