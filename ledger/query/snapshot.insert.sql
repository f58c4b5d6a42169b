-- Purpose: record a file of an edition.
-- Parameters: $snapshot_id, $edition_id, $sha256, $name, $byte_count, $role, $imported, $restates.
-- Grain: none.
insert into snapshots (snapshot_id, edition_id, sha256, name, byte_count, role, imported, restates)
values ($snapshot_id, $edition_id, $sha256, $name, $byte_count, $role, $imported, $restates);
