-- Purpose: take an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from editions where edition_id = $edition::integer;
