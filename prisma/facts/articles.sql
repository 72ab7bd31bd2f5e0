create or replace function facts_of(r articles) returns setof fact language sql stable begin atomic
  select f.measure, r.published_on, f.value, null::text, case when f.value is null then 'not_reported' end
  from (values ('articles.published', 1::numeric), ('articles.read_times', r.read_times::numeric), ('articles.read_users', r.read_users::numeric),
               ('articles.share_times', r.share_times::numeric), ('articles.share_users', r.share_users::numeric)) f (measure, value)
  where r.removed_at is null;
end;
