-- Purpose: the change statements that were read from one place of a file, for the page behind a footnote.
-- Parameters: $snapshot, the SHA-256 of the file; $locator, the short form of the place.
-- Grain: one row per statement; every column is text.
select e.edition as edition, t.change_id as change, t.agreement_id as agreement, t.kind,
    array_to_string(t.actors, ' ') as actors, coalesce(t.is_between, false) as is_between,
    t.changed as date, t.note, t.claim, t.origin_title, t.origin_url,
    t.origin_published, t.trust, t.known,
    t._locator as locator
from changes t
join snapshots s on s.snapshot_id = t._snapshot
join editions e on e.edition_id = t.edition_id
where s.sha256 = $snapshot
  and (t._locator = $locator or starts_with(t._locator, $locator || '@'))
order by e.edition, t.rowid;
