-- Purpose: the pairs that an agreement ties, as the editions in use have them.
-- Parameters: $agreement; $editions; $known, the last day of knowledge or null.
-- Grain: one row per link, in the order of the files.
select agreement_id, from_actor, to_actor, is_mutual, valid_from, valid_to, obligations, through, claim,
    known, edition_id, _snapshot, _locator
from links
where agreement_id = $agreement
  and list_contains($editions::integer[], edition_id)
  and ($known::date is null or known_first is null or known_first <= $known::date)
order by edition_id, rowid;
