create or replace function facts_of(r matches) returns setof fact language sql stable begin atomic
  select 'matches.met', r.reached_on, 1::numeric, r.stage, case when r.stage in ('intent', 'ended') then r.stage end
  where r.removed_at is null;
end;
