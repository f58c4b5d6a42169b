-- Purpose: what the editions in use say of some agreements.
-- Parameters: $agreements; $editions; $known, the last day of knowledge or null.
-- Grain: one row per version of an agreement, in the order of the files.
select agreement_id, kind, level, title, signed, in_force, ended, claim, note,
    origin_title, origin_url, origin_published, trust, known, edition_id, _snapshot, _locator
from agreements
where list_contains($agreements::varchar[], agreement_id)
  and list_contains($editions::integer[], edition_id)
  and ($known::date is null or known_first is null or known_first <= $known::date)
order by agreement_id, edition_id, rowid;
