-- Purpose: the ties of one actor that lie in belonging to the same organisations, derived when asked.
-- Parameters: $actor; $other ('' for anyone); $editions; $first and $last, the days that the date of the
--   question can mean; $known, the last day of knowledge.
-- Grain: one row per tie from $actor, organisation and shared period; the reverse tie is read from it.
with
organisation as (
    select a.agreement_id, a.edition_id, a.kind, a.level, a.title
    from agreements a
    where a.kind = 'shared_organisation'
      and list_contains($editions::integer[], a.edition_id)
    qualify row_number() over (
        partition by a.agreement_id, a.edition_id order by a.claim <> '', a._position) = 1
),
span as (
    select m.edition_id, m.agreement_id, m.actor, m.valid_from, m.valid_from_first, m.valid_to, m.valid_to_last,
        m.phase, m.side, m.obligations, m.claim, m.known_first, m._snapshot, m._line, m._offset, m._length,
        m._sheet, m._row, m._observation,
        coalesce(m.valid_from_first, date '0001-01-01') as first_day,
        coalesce(m.valid_to_last, date '9999-12-31') as last_day
    from members m
    where list_contains($editions::integer[], m.edition_id)
      and (m.valid_from_first is null or m.valid_from_first <= $last::date)
      and (m.valid_to_last is null or m.valid_to_last >= $first::date)
      and (m.known_first is null or m.known_first <= $known::date)
)
select a.actor as from_actor, b.actor as to_actor, a.agreement_id, a.edition_id,
    a.edition_id as other_edition_id, a.edition_id as header_edition_id, o.kind, o.level, o.title,
    a.obligations, b.obligations as reverse_obligations,
    if(b.first_day > a.first_day, b.valid_from, a.valid_from) as valid_from,
    if(b.last_day < a.last_day, b.valid_to, a.valid_to) as valid_to,
    if(a.phase = '', b.phase, a.phase) as phase,
    '' as through,
    if(a.claim = '', b.claim, a.claim) as claim,
    greatest(a.known_first, b.known_first) as known_first,
    a._snapshot, a._line, a._offset, a._length, a._sheet, a._row, a._observation,
    b._snapshot as _other_snapshot, b._line as _other_line, b._offset as _other_offset, b._length as _other_length,
    b._sheet as _other_sheet, b._row as _other_row, b._observation as _other_observation
from span a
join span b on b.edition_id = a.edition_id and b.agreement_id = a.agreement_id
join organisation o on o.edition_id = a.edition_id and o.agreement_id = a.agreement_id
where a.actor = $actor
  and b.actor <> $actor
  and ($other::varchar = '' or b.actor = $other::varchar)
  and a.first_day <= b.last_day and b.first_day <= a.last_day
  and (a.phase = b.phase or a.phase = '' or b.phase = '')
  and (a.side <> b.side or a.side = '')
  and greatest(a.first_day, b.first_day) <= $last::date
  and least(a.last_day, b.last_day) >= $first::date
order by b.actor, a.agreement_id, valid_from, valid_to, a._line, a._row, a._observation,
    b._line, b._row, b._observation;
