-- Purpose: record how many issues of a rule an edition has.
-- Parameters: $edition_id, $rule, $issue_count.
-- Grain: none.
insert into loads (edition_id, rule, issue_count) values ($edition_id, $rule, $issue_count);
