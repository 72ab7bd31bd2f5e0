create or replace function facts_of(r settlements) returns setof fact language sql stable begin atomic
  select 'settlements.amount', r.settled_on, r.amount_yuan, r.item, null::text where r.removed_at is null;
end;
