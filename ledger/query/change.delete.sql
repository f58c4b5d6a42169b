-- Purpose: take the changes of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from changes where edition_id = $edition::integer;
