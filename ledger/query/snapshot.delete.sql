-- Purpose: take the snapshots of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from snapshots where edition_id = $edition::integer;
