-- Purpose: record an applied migration.
-- Parameters: $version, $name, $checksum.
-- Grain: none.
insert into migrations (version, name, checksum) values ($version, $name, $checksum);
