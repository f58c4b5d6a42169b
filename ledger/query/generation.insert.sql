-- Purpose: record a generation and the one that it was copied from.
-- Parameters: $generation, $parent, $created, $derivation.
-- Grain: none.
insert into generations (generation, parent, created, derivation)
values ($generation, $parent, $created, $derivation);
