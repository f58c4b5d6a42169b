-- Purpose: the members of an agreement, as the editions in use have them.
-- Parameters: $agreement; $editions; $known, the last day of knowledge or null.
-- Grain: one row per membership, in the order of the files.
select agreement_id, actor, raw, valid_from, valid_to, phase, side, obligations, claim, known,
    edition_id, _snapshot, _locator
from members
where agreement_id = $agreement
  and list_contains($editions::integer[], edition_id)
  and ($known::date is null or known_first is null or known_first <= $known::date)
order by edition_id, rowid;
