-- Purpose: the ties between two actors in all editions; the reader chooses among them and remembers them.
-- Parameters: $actor, $other.
-- Grain: one row per tie from $actor to $other; the reverse tie is read from the same row.
select from_actor, to_actor, agreement_id, edition_id, other_edition_id, header_edition_id, kind, level, title,
    obligations, reverse_obligations, valid_from, valid_to, phase, through, claim, known_first,
    _snapshot, _locator, _other_snapshot, _other_locator
from ties
where from_actor = $actor and to_actor = $other
order by agreement_id, valid_from_first nulls first, valid_to_last nulls last, _locator, _other_locator;
