-- What the search looks into: each record's text, simplified, in pinyin and in initials, kept by trigger, whatever wrote the row.
-- han_readings says how characters are simplified and read (filled at start). To be cheap on a hundred thousand rows, it is made into
-- a function that holds it as constants. They are arrays of `name` because those have a fixed width: nothing has to be looked for in them.

-- Words read otherwise than their characters are written with stand-ins (from U+E000 on) that have a reading of their own.
create or replace function make_search() returns void language plpgsql as $make$
declare
  plain name[];
  sounds name[];
  readings text[];
  words jsonb;
  known text;
  traditional text;
begin
  select array_agg(coalesce(r.simplified, chr(n))::name order by n), array_agg(coalesce(nullif(r.pinyin, ''), chr(n))::name order by n) into plain, sounds
  from generate_series(19968, 40959) n left join han_readings r on r.word = chr(n);
  select array_agg(reading order by reading) into readings
  from (select distinct unnest(string_to_array(pinyin, ' ')) as reading from han_readings where char_length(word) > 1) r;
  select jsonb_object_agg(word, stand_in), string_agg(word, '|' order by char_length(word) desc, word) into words, known
  from (select w.word, string_agg(chr(57343 + array_position(readings, p.reading)), '' order by p.n) as stand_in
        from han_readings w, string_to_table(w.pinyin, ' ') with ordinality p (reading, n) where char_length(w.word) > 1 group by w.word) w;
  select '[' || string_agg(word, '') || ']' into traditional from han_readings where char_length(word) = 1 and simplified <> word;
  execute format($f$
    create or replace function search_text_of(written text) returns text language plpgsql immutable as $body$
    declare
      plain text := lower(normalize(written, NFKC));
      latin text;
      spoken text;
      initials text;
      word text;
    begin
      if octet_length(plain) = char_length(plain) then return plain; end if; -- no Chinese in it
      if plain ~ %5$L then
        select string_agg(case when n between 19968 and 40959 then (%1$L::name[])[n - 19967]::text else letter end, '')
        into plain from (select letter, ascii(letter) as n from unnest(string_to_array(plain, null)) letter offset 0) l;
      end if;
      -- lines without Chinese in them, numbers and codes most often, need no look at each letter
      select string_agg(line, chr(10)) filter (where octet_length(line) > char_length(line)),
        regexp_replace(string_agg(line, chr(10)) filter (where octet_length(line) = char_length(line)), '[^a-z0-9\n]', '', 'g')
      into spoken, latin from string_to_table(plain, chr(10)) line;
      if plain ~ %3$L then
        for word in select distinct m[1] from regexp_matches(plain, %3$L, 'g') m loop
          spoken := replace(spoken, word, %4$L::jsonb ->> word);
        end loop;
      end if;
      select string_agg(sound, ''), string_agg(case when n < 19968 then sound else left(sound, 1) end, '') into spoken, initials
      from (
        select n, case when n between 19968 and 40959 then (%2$L::name[])[n - 19967]::text
               when n = 10 or n between 48 and 57 or n between 97 and 122 then letter
               when n < 128 or n between 8192 and 12351 then '' -- spaces and punctuation
               when n between 57344 and 59999 then (%6$L::name[])[n - 57343]::text
               else letter end as sound
        from (select letter, ascii(letter) as n from unnest(string_to_array(spoken, null)) letter offset 0) l
        offset 0
      ) s;
      return concat_ws(chr(10), plain, spoken, initials, latin);
    end $body$ $f$, plain, sounds, coalesce(known, '^(?!)'), words, coalesce(traditional, '^(?!)'), readings);
end $make$;
select make_search();

-- Keeps search_text of a table from some of its columns.
create or replace function install_search(source text, variadic columns text[]) returns void language plpgsql as $$
declare
  parts text := (select string_agg(format('new.%I', c), ', ') from unnest(columns) c);
begin
  execute format($f$create or replace function keep_search_%1$s() returns trigger language plpgsql as $t$
    begin
      if is_rehearsal() then return new; end if;
      new.search_text := search_text_of(concat_ws(chr(10), %2$s));
      return new;
    end $t$ $f$, source, parts);
  execute format('create or replace trigger keep_search before insert or update of %2$s on %1$I for each row execute function keep_search_%1$s()',
    source, (select string_agg(quote_ident(c), ', ') from unnest(columns) c));
  -- rows from before: nothing watches them yet, and nobody is told that they changed
  execute format('update %1$I r set search_text = n.text from (select id, search_text_of(concat_ws(chr(10), %2$s)) as text from %1$I) n
    where n.id = r.id and n.text <> r.search_text', source, (select string_agg(quote_ident(c), ', ') from unnest(columns) c));
end $$;

-- What the words of a search are found in. Nothing that lists show masked.
select install_search('organisations', 'code', 'name'), install_search('stays', 'place'), install_search('contacts', 'name', 'position'),
  install_search('documents', 'title', 'number'), install_search('rooms', 'code', 'name', 'floor'), install_search('seats', 'code'),
  install_search('scorecards', 'name', 'industry'), install_search('assessments', 'note'), install_search('applications', 'name', 'contact_name', 'industry'),
  install_search('event_kinds', 'name', 'code', 'name_en'), install_search('event_series', 'name', 'aim'), install_search('events', 'code', 'title', 'venue'),
  install_search('invitations', 'organisation_name'), install_search('sign_ins', 'organisation_name', 'visitor_name'),
  install_search('matches', 'code', 'counterpart'), install_search('articles', 'title', 'mid'), install_search('budget_lines', 'sub_project'),
  install_search('budget_adjustments', 'document_no', 'reason', 'sub_project'), install_search('allocation_rules', 'category'), install_search('meters', 'code', 'place'),
  install_search('bills', 'meter_code', 'bill_no'), install_search('contract_amendments', 'code', 'reason'), install_search('procurements', 'code', 'title'),
  install_search('acceptances', 'code', 'accepted_by'),
  install_search('payments', 'summary', 'category', 'sub_project', 'invoice_no', 'payee'), install_search('meter_readings', 'meter_code', 'reader'),
  install_search('contracts', 'code', 'name', 'supplier'), install_search('contract_lines', 'item'), install_search('settlements', 'code', 'item'),
  install_search('surveys', 'title', 'title_hant', 'title_en'), install_search('survey_responses', 'organisation_name'), install_search('requests', 'code', 'summary', 'category', 'organisation_name'),
  install_search('request_categories', 'name', 'name_en'), install_search('service_teams', 'name'), install_search('service_team_members', 'name', 'duty'),
  install_search('partners', 'name'), install_search('referrals', 'outcome'),
  install_search('inspections', 'area', 'item'), install_search('inspection_areas', 'name'), install_search('policies', 'name', 'document_number');
select install_search('materials', 'title', 'kind', 'description', 'responsible'), install_search('material_versions', 'note'),
  install_search('material_handouts', 'occasion', 'audience');
select install_search('rectifications', 'code', 'name', 'measure', 'owner');
