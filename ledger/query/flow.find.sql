-- Purpose: the flows of one measure that an actor takes part in.
-- Parameters: $measure, $actor, $other ('' for anyone); $editions; $first and $last, the days that the date of
--   the question can mean.
-- Grain: one row per flow.
select measure, from_actor, to_actor, is_directed, valid_from, valid_to, value, raw,
    edition_id, _snapshot, _locator
from flows
where ($measure::varchar = '' or measure = $measure::varchar)
  and ($actor::varchar = '' or from_actor = $actor::varchar or to_actor = $actor::varchar)
  and ($other::varchar = '' or from_actor = $other::varchar or to_actor = $other::varchar)
  and list_contains($editions::integer[], edition_id)
  and (valid_from_first is null or valid_from_first <= $last::date)
  and (valid_to_last is null or valid_to_last >= $first::date)
order by measure, from_actor, to_actor, valid_from_first nulls first, edition_id, rowid;
