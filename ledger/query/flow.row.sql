-- Purpose: the flow statements that were read from one place of a file, for the page behind a footnote.
-- Parameters: $snapshot, the SHA-256 of the file; $locator, the short form of the place.
-- Grain: one row per statement; every column is text.
select e.edition as edition, t.measure, t.from_actor, t.to_actor, t.is_directed::varchar as is_directed,
    t.valid_from as "from", t.valid_to as "to", t.value::varchar as value, t.raw,
    t._locator as locator
from flows t
join snapshots s on s.snapshot_id = t._snapshot
join editions e on e.edition_id = t.edition_id
where s.sha256 = $snapshot
  and (t._locator = $locator or starts_with(t._locator, $locator || '@'))
order by e.edition, t.rowid;
