-- Purpose: how many statements of each table each edition has.
-- Parameters: none.
-- Grain: one row per edition and table that has any.
select edition_id, 'agreements' as table_name, count(*) as statement_count from agreements group by edition_id
union all
select edition_id, 'members', count(*) from members group by edition_id
union all
select edition_id, 'links', count(*) from links group by edition_id
union all
select edition_id, 'changes', count(*) from changes group by edition_id
union all
select edition_id, 'flows', count(*) from flows group by edition_id
union all
select edition_id, 'spells', count(*) from spells group by edition_id
order by 1, 2;
