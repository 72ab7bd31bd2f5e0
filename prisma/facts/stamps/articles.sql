-- Every observation of an article's figures is kept, whatever wrote it; the article holds the newest of each figure.

create or replace function house_today() returns date language sql stable return (now() at time zone 'Asia/Shanghai')::date;
create or replace function article_figures() returns text[] language sql immutable return
  array['read_users', 'read_times', 'share_users', 'share_times', 'follows_after', 'delivered_users'];

-- Who tells a figure, by the operation that is named in the transaction. A person's word counts as it is; what a machine brings yields to what was
-- seen later.
create or replace function observation_source() returns text language sql stable return
  case when audit_operation() like 'imports.undo%' then 'undo'
       when audit_operation() like any (array['imports.%', 'sheets.%']) then 'import'
       when audit_operation() like 'wechat.%' then 'api' else 'form' end;

-- The figures of a row that its writer told, as days: those named in `reported`, else all that are not empty.
create or replace function told_figures(r articles) returns jsonb language sql stable return
  (select coalesce(jsonb_object_agg(f, r.as_of_on), '{}') from (values ('read_users', r.read_users), ('read_times', r.read_times), ('share_users', r.share_users),
     ('share_times', r.share_times), ('follows_after', r.follows_after), ('delivered_users', r.delivered_users)) told (f, figure)
   where figure is not null and (cardinality(r.reported) = 0 or f = any (r.reported)));

drop function if exists keep_observation(articles, text); -- it looked for itself at what the row tells
create or replace function keep_observation(r articles, seen_by text, told jsonb) returns void language sql volatile as $$
  insert into article_observations (article_id, as_of_on, source, actor, version, read_users, read_times, share_users, share_times, follows_after, delivered_users)
  select r.id, r.as_of_on, seen_by, audit_actor(), r.version,
    case when told ? 'read_users' then r.read_users end, case when told ? 'read_times' then r.read_times end,
    case when told ? 'share_users' then r.share_users end, case when told ? 'share_times' then r.share_times end,
    case when told ? 'follows_after' then r.follows_after end, case when told ? 'delivered_users' then r.delivered_users end
  where told <> '{}'
  on conflict (article_id, as_of_on) where source = 'api' do update set observed_at = excluded.observed_at, version = excluded.version,
    read_users = excluded.read_users, share_users = excluded.share_users, follows_after = excluded.follows_after;
$$;

-- A person's change of a row, as keep_version counts it.
create or replace function article_differs(a articles, b articles) returns boolean language sql stable return
  to_jsonb(a) - array['version', 'updated_at', 'search_text', 'reported', 'figures_on']
  is distinct from to_jsonb(b) - array['version', 'updated_at', 'search_text', 'reported', 'figures_on'];

create or replace function stamp_article() returns trigger language plpgsql as $$
declare
  seen_by text := observation_source();
  seen articles;
  told jsonb;
  late text[] := '{}';
  moved boolean;
begin
  if new.as_of_on > house_today() then
    raise exception using errcode = '23514', message = 'figures are of days that have been: "articles_as_of_not_ahead"';
  end if;
  if tg_op = 'INSERT' then
    if seen_by = 'form' then new.reported := '{}'; end if;
    new.figures_on := told_figures(new);
    return new;
  end if;
  if seen_by = 'undo' then
    update article_observations set withdrawn_at = now() where id = (
      select o.id from article_observations o where o.article_id = new.id and o.source = 'import' and o.version = old.version and o.withdrawn_at is null
      order by o.observed_at desc limit 1);
    select coalesce(jsonb_object_agg(s.f, s.day), '{}') into new.figures_on from (
      select f, max(o.as_of_on) as day from article_observations o, unnest(article_figures()) f
      where o.article_id = new.id and o.withdrawn_at is null and to_jsonb(o) ->> f is not null group by f) s;
    return new;
  end if;
  moved := exists (select 1 from unnest(article_figures()) f where to_jsonb(new) -> f is distinct from to_jsonb(old) -> f);
  if not moved and new.as_of_on = old.as_of_on and (seen_by = 'form' or old.removed_at is null) then return new; end if;
  if seen_by = 'form' then
    new.reported := '{}';
    -- who types other figures and leaves the day looked at them today
    if moved and new.as_of_on = old.as_of_on then new.as_of_on := house_today(); end if;
  end if;
  seen := new;
  told := told_figures(new);
  if seen_by <> 'form' then
    select coalesce(array_agg(key), '{}') into late from jsonb_each_text(told) where value::date < (old.figures_on ->> key)::date;
    new := jsonb_populate_record(new, (select coalesce(jsonb_object_agg(f, to_jsonb(old) -> f), '{}') from unnest(late) f));
  end if;
  new.figures_on := (select coalesce(jsonb_object_agg(d.key, d.value), '{}') from jsonb_each(old.figures_on || (told - late)) d where to_jsonb(new) ->> d.key is not null);
  new.as_of_on := greatest(case when seen_by = 'form' then new.as_of_on end, (select max(value::date) from jsonb_each_text(new.figures_on)), case when told = '{}' then old.as_of_on end);
  seen.version := old.version + case when article_differs(new, old) then 1 else 0 end;
  perform keep_observation(seen, seen_by, told_figures(seen));
  return new;
end $$;
create or replace trigger stamp_article before insert or update on articles for each row execute function stamp_article();

-- A new article has its row only now.
create or replace function keep_first_observation() returns trigger language plpgsql as $$
begin
  perform keep_observation(row(r.*)::articles, observation_source(), r.figures_on) from new_rows r where observation_source() <> 'undo';
  return null;
end $$;
create or replace trigger keep_first_observation after insert on articles referencing new table as new_rows
  for each statement execute function keep_first_observation();

-- What was seen is added to and never changed, but for the word that it was withdrawn or that WeChat corrected its own day.
create or replace function refuse_observation_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 or (tg_op = 'UPDATE' and old.source = 'api') then return case tg_op when 'DELETE' then old else new end; end if;
  raise exception using errcode = 'CH004', message = 'observations can only grow';
end $$;
create or replace trigger only_grow before update or delete on article_observations for each row execute function refuse_observation_change();

-- The log of the connector is added to and never changed.
create or replace trigger only_grow before update or delete or truncate on wechat_pulls for each statement execute function refuse_audit_change();
