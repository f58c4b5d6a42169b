-- Purpose: every place that a statement points at, for verify.
-- Parameters: $snapshots, the keys of one file.
-- Grain: one row per table and place.
select distinct t.table_name, t._locator
from (
    select 'agreements' as table_name, _snapshot, _locator from agreements
    union all
    select 'members', _snapshot, _locator from members
    union all
    select 'links', _snapshot, _locator from links
    union all
    select 'changes', _snapshot, _locator from changes
    union all
    select 'flows', _snapshot, _locator from flows
    union all
    select 'spells', _snapshot, _locator from spells
) t
where list_contains($snapshots::integer[], t._snapshot)
order by t.table_name, t._locator;
