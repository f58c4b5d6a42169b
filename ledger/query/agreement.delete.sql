-- Purpose: take the agreements of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from agreements where edition_id = $edition::integer;
