create or replace function facts_of(r follower_days) returns setof fact language sql stable begin atomic
  select f.measure, r.day, f.value, null::text, case when f.value is null then 'not_reported' end
  from (values ('followers.total', r.total_users::numeric), ('followers.new', r.new_users::numeric),
               ('followers.cancelled', r.cancelled_users::numeric)) f (measure, value)
  where r.removed_at is null;
end;
