create or replace function facts_of(r budget_adjustments) returns setof fact language sql stable begin atomic
  select 'budget.adjusted', r.adjusted_on, r.amount_yuan, r.sub_project, null::text where r.removed_at is null;
end;
