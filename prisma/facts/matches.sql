create or replace function facts_of(r matches) returns setof fact language sql stable begin atomic
  select 'matches.met', coalesce(r.met_on, r.reached_on), 1::numeric, null::text, case when r.met_on is null then r.stage end
  where r.removed_at is null;
end;
