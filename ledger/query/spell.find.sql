-- Purpose: when a state was a member of the state systems.
-- Parameters: $actor ('' for every state); $editions.
-- Grain: one row per spell.
select actor, system, code, name, valid_from, valid_to, is_censored, _snapshot, _locator
from spells
where ($actor::varchar = '' or actor = $actor::varchar)
  and list_contains($editions::integer[], edition_id)
order by actor, system, valid_from_first nulls first, edition_id, rowid;
