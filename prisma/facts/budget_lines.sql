create or replace function facts_of(r budget_lines) returns setof fact language sql stable begin atomic
  select f.measure, make_date(r.year, 1, 1), r.initial_yuan, r.sub_project, null::text
  from (values ('budget.initial'), ('budget.adjusted')) f (measure)
  where r.removed_at is null;
end;
