-- Purpose: what happened to some agreements, as the editions in use have it.
-- Parameters: $agreements; $editions; $known, the last day of knowledge or null.
-- Grain: one row per change, oldest first.
select change_id, agreement_id, kind, actors, changed, note, claim, origin_title, origin_url,
    origin_published, trust, known, edition_id, _snapshot, _locator
from changes
where list_contains($agreements::varchar[], agreement_id)
  and list_contains($editions::integer[], edition_id)
  and ($known::date is null or known_first is null or known_first <= $known::date)
order by changed_first nulls first, changed, edition_id, rowid;
