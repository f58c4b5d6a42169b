-- Purpose: how many issues of each rule each edition has.
-- Parameters: none.
-- Grain: one row per edition and rule.
select edition_id, rule, issue_count
from loads
order by edition_id, rule;
