-- Purpose: the ties of all actors in the editions in use.
-- Parameters: $editions; $kinds (empty for all); $owing, obligations (0 for any); $first and $last, the days
--   that the date of the question can mean; $known, the last day of knowledge.
-- Grain: one row per directed tie.
select from_actor, to_actor, agreement_id, edition_id, other_edition_id, header_edition_id, kind, level, title,
    obligations, reverse_obligations, valid_from, valid_to, phase, through, claim, known_first,
    _snapshot, _line, _offset, _length, _sheet, _row, _observation,
    _other_snapshot, _other_line, _other_offset, _other_length, _other_sheet, _other_row, _other_observation
from derived.main.ties
where list_contains($editions::integer[], edition_id)
  and list_contains($editions::integer[], other_edition_id)
  and list_contains($editions::integer[], header_edition_id)
  and (len($kinds::varchar[]) = 0 or list_contains($kinds::varchar[], kind))
  and (obligations & $owing::utinyint) = $owing::utinyint
  and (valid_from_first is null or valid_from_first <= $last::date)
  and (valid_to_last is null or valid_to_last >= $first::date)
  and (known_first is null or known_first <= $known::date)
order by from_actor, to_actor, agreement_id, valid_from_first nulls first, valid_to_last nulls last,
    _line, _row, _observation, _other_line, _other_row, _other_observation;
