-- Purpose: take the issues of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from issues where edition_id = $edition::integer;
