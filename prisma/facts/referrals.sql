create or replace function facts_of(r referrals) returns setof fact language sql stable begin atomic
  select 'requests.referred', r.referred_on, 1::numeric, r.field, case when r.status = 'declined' then 'declined' end
  where r.removed_at is null;
end;
