create or replace function facts_of(r material_handouts) returns setof fact language sql stable begin atomic
  select 'materials.handed_out', r.handed_on, r.copies::numeric, r.kind, null::text where r.removed_at is null;
end;
