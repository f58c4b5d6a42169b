-- Purpose: the line of generations that led to this one.
-- Parameters: none.
-- Grain: one row per generation, newest first.
select generation, parent, created, derivation
from generations
order by generation desc;
