-- Purpose: statements whose snapshot the ledger does not know, for verify and for the check of an import.
-- Parameters: none.
-- Grain: one row per table that has any.
select t.table_name, count(*) as statement_count
from (
    select 'agreements' as table_name, edition_id, _snapshot from agreements
    union all
    select 'members', edition_id, _snapshot from members
    union all
    select 'links', edition_id, _snapshot from links
    union all
    select 'changes', edition_id, _snapshot from changes
    union all
    select 'flows', edition_id, _snapshot from flows
    union all
    select 'spells', edition_id, _snapshot from spells
) t
left join snapshots s on s.snapshot_id = t._snapshot and s.edition_id = t.edition_id
where s.snapshot_id is null
group by t.table_name
order by t.table_name;
