-- Purpose: take the spells of an edition out, before its replacement comes in.
-- Parameters: $edition, its key.
-- Grain: none.
delete from spells where edition_id = $edition::integer;
