-- Purpose: take the flows of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from flows where edition_id = $edition::integer;
