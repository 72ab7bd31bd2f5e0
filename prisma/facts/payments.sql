create or replace function facts_of(r payments) returns setof fact language sql stable begin atomic
  select f.measure, f.day, f.value, f.facet, f.excluded
  from (values
    ('costs.paid', coalesce(r.paid_on, r.accrual_month), r.amount_yuan, r.sub_project, case when r.paid_on is null then 'unpaid' end),
    ('payments.made', coalesce(r.paid_on, r.accrual_month), 1::numeric, r.sub_project, case when r.paid_on is null then 'unpaid' end),
    ('payments.compliant', coalesce(r.paid_on, r.accrual_month), 1::numeric, r.sub_project,
      case when r.paid_on is null then 'unpaid'
           when not r.evidence @> array['approval', 'invoice', 'acceptance', 'receipt'] then 'voucher_missing' end),
    ('upkeep.settled', r.accrual_month, 1::numeric, r.category, case when r.paid_on is null then 'unpaid' end)
  ) f (measure, day, value, facet, excluded)
  where r.removed_at is null;
end;
