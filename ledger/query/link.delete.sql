-- Purpose: take the links of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from links where edition_id = $edition::integer;
