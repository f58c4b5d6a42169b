-- Purpose: record a generation and the one that it was copied from.
-- Parameters: $generation, $parent, $created.
-- Grain: none.
insert into generations (generation, parent, created) values ($generation, $parent, $created);
