-- Purpose: what happened to some agreements, as every edition has it.
-- Parameters: $agreements.
-- Grain: one row per change, oldest first.
select change_id, agreement_id, kind, actors, changed, note, claim, origin_title, origin_url,
    origin_published, trust, known, coalesce(is_between, false), edition_id, _snapshot, _locator
from changes
where list_contains($agreements::varchar[], agreement_id)
order by changed_first nulls first, changed, edition_id, rowid;
