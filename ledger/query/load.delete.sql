-- Purpose: take the loads of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from loads where edition_id = $edition::integer;
