-- Purpose: the issues that were kept whole.
-- Parameters: none.
-- Grain: one row per issue, in the order in which they were found.
select edition_id, rule, message, file, column_name, raw, _locator
from issues
order by edition_id, rowid;
