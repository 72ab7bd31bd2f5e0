create or replace function facts_of(r material_downloads) returns setof fact language sql stable begin atomic
  select 'materials.downloads', (r.downloaded_at at time zone 'Asia/Shanghai')::date, 1::numeric, r.kind, null::text;
end;
