create or replace function facts_of(r budget_lines) returns setof fact language sql stable begin atomic
  select f.measure, make_date(r.year, 1, 1), f.value, r.sub_project, null::text
  from (values ('budget.initial', r.initial_yuan), ('budget.adjusted', r.adjusted_yuan)) f (measure, value)
  where r.removed_at is null;
end;
