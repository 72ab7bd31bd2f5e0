create or replace function facts_of(r material_versions) returns setof fact language sql stable begin atomic
  -- what nobody can look at was not issued: its file, or where it can be seen
  select 'materials.issued', r.issued_on, 1::numeric, r.kind, case when r.url is null and not r.evidence @> array['file'] then 'file_missing' end
  where r.removed_at is null;
end;
