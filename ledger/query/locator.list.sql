-- Purpose: every place that a statement points at, for verify.
-- Parameters: none.
-- Grain: one row per file, table and place.
select s.sha256, t.table_name, t._locator
from (
    select 'agreements' as table_name, _snapshot, _locator from agreements
    union
    select 'members', _snapshot, _locator from members
    union
    select 'links', _snapshot, _locator from links
    union
    select 'changes', _snapshot, _locator from changes
    union
    select 'flows', _snapshot, _locator from flows
    union
    select 'spells', _snapshot, _locator from spells
) t
join snapshots s on s.snapshot_id = t._snapshot
order by s.sha256, t._locator, t.table_name;
