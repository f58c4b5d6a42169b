-- Purpose: what every edition says of some agreements.
-- Parameters: $agreements.
-- Grain: one row per version of an agreement, in the order of the files.
select agreement_id, kind, level, title, signed, in_force, ended, claim, note,
    origin_title, origin_url, origin_published, trust, known,
    coalesce(awaits_force, false), edition_id, _snapshot, _locator
from agreements
where list_contains($agreements::varchar[], agreement_id)
order by agreement_id, edition_id, rowid;
