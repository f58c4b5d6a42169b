-- Purpose: the agreement statements that were read from one place of a file, for the page behind a footnote.
-- Parameters: $snapshot, the SHA-256 of the file; $locator, the short form of the place.
-- Grain: one row per statement; every column is text.
select e.edition as edition, t.agreement_id as agreement, t.kind, t.level, t.title,
    t.signed, t.in_force, coalesce(t.awaits_force, false) as awaits_force,
    t.ended, t.claim, t.note, t.origin_title, t.origin_url, t.origin_published,
    t.trust, t.known,
    t._locator as locator
from agreements t
join snapshots s on s.snapshot_id = t._snapshot
join editions e on e.edition_id = t.edition_id
where s.sha256 = $snapshot
  and (t._locator = $locator or starts_with(t._locator, $locator || '@'))
order by e.edition, t.rowid;
