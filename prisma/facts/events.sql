create or replace function facts_of(r events) returns setof fact language sql stable begin atomic
  select f.measure, r.held_on, 1::numeric, f.facet,
         case when r.status <> 'held' then r.status
              when not r.evidence @> array['sign_in', 'minutes', 'photo'] then 'evidence_missing' end
  from (values ('events.held', r.kind), ('salons.held', case when r.kind = 'salon' then coalesce(r.region, '') end)) f (measure, facet)
  where r.removed_at is null and f.facet is not null;
end;
