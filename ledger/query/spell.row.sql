-- Purpose: the spell statements that were read from one place of a file, for the page behind a footnote.
-- Parameters: $snapshot, the SHA-256 of the file; $locator, the short form of the place.
-- Grain: one row per statement; every column is text.
select e.edition as edition, t.actor, t.system, t.code, t.name, t.valid_from as "from", t.valid_to as "to",
    t.is_censored::varchar as is_censored,
    t._locator as locator
from spells t
join snapshots s on s.snapshot_id = t._snapshot
join editions e on e.edition_id = t.edition_id
where s.sha256 = $snapshot
  and (t._locator = $locator or starts_with(t._locator, $locator || '@'))
order by e.edition, t.rowid;
