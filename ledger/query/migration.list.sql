-- Purpose: the migrations that were applied to this generation.
-- Parameters: none.
-- Grain: one row per migration.
select version, name, checksum
from migrations
order by version;
