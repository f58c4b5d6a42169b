-- Purpose: take the members of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from members where edition_id = $edition::integer;
