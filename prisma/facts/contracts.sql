create or replace function facts_of(r contracts) returns setof fact language sql stable begin atomic
  select 'contracts.settled', r.settled_on, 1::numeric, r.sub_project, null::text where r.removed_at is null and r.settled_on is not null
  union all
  select 'contracts.consistent', r.settled_on, 1::numeric, r.sub_project, case when r.open_findings > 0 then 'finding_open' end
  where r.removed_at is null and r.settled_on is not null;
end;
