-- Purpose: the ties of one actor in all editions; the reader chooses among them and remembers them.
-- Parameters: $actor.
-- Grain: one row per tie from $actor; the reverse tie is read from the same row.
select from_actor, to_actor, agreement_id, edition_id, other_edition_id, header_edition_id, kind, level, title,
    obligations, reverse_obligations, valid_from, valid_to, phase, through, claim, known_first,
    _snapshot, _line, _offset, _length, _sheet, _row, _observation,
    _other_snapshot, _other_line, _other_offset, _other_length, _other_sheet, _other_row, _other_observation
from derived.main.ties
where from_actor = $actor
order by to_actor, agreement_id, valid_from_first nulls first, valid_to_last nulls last,
    _line, _row, _observation, _other_line, _other_row, _other_observation;
