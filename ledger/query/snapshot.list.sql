-- Purpose: every file that the statements of the ledger point into.
-- Parameters: none.
-- Grain: one row per file and edition; two editions may hold the same bytes.
select s.snapshot_id, s.edition_id, e.edition, s.sha256, s.name, s.byte_count, s.role, s.imported, s.restates
from snapshots s
join editions e on e.edition_id = s.edition_id
order by s.snapshot_id;
