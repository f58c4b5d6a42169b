-- Purpose: the first keys that are free for editions and snapshots.
-- Parameters: none.
-- Grain: one row.
select
    (select coalesce(max(edition_id), 0) + 1 from editions)::integer as edition_id,
    (select coalesce(max(snapshot_id), 0) + 1 from snapshots)::integer as snapshot_id;
