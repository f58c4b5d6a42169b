-- Purpose: the ties that follow from members and links of every edition. METHODS section 2: two members are
--   tied while both are in, each owing the other its own obligations.
-- Parameters: none. It reads the views agreements, members, links and editions over the parts.
-- Grain: one row per directed pair, agreement, shared period, and pair of editions.
-- Memberships of organisations (shared_organisation) stay out: 500 organisations of up to 190 members
-- would be millions of pairs; tie.shared.sql derives them for one actor when asked.
with
described as (  -- the first unclaimed agreement row of each edition
    select a.agreement_id, a.edition_id, e.dataset, a.kind, a.level, a.title
    from agreements a
    join editions e on e.edition_id = a.edition_id
    qualify row_number() over (
        partition by a.agreement_id, a.edition_id order by a.claim <> '', a._position) = 1
),
keeper as (  -- the dataset that describes an agreement for those that only refer to it
    select agreement_id, dataset
    from described
    qualify row_number() over (
        partition by agreement_id
        order by dataset <> split_part(agreement_id, ':', 1), dataset) = 1
),
organisation as (
    select distinct agreement_id from described where kind = 'shared_organisation'
),
span as (
    select m._position as row_number, m.edition_id, e.dataset, e.published_first, m.agreement_id, m.actor,
        m.valid_from, m.valid_from_first, m.valid_to, m.valid_to_last, m.phase, m.side, m.obligations,
        m.claim, m.known_first,
        struct_pack(snapshot := m._snapshot, line := m._line, start := m._offset, length := m._length,
            sheet := m._sheet, at_row := m._row, observation := m._observation) as place,
        coalesce(m.valid_from_first, date '0001-01-01') as first_day,
        coalesce(m.valid_to_last, date '9999-12-31') as last_day
    from members m
    join editions e on e.edition_id = m.edition_id
    where not exists (select 1 from organisation o where o.agreement_id = m.agreement_id)
),
meeting as (  -- agreements that several datasets give members of
    select agreement_id from span group by agreement_id having count(distinct dataset) > 1
),
inside as (
    select a.agreement_id, a.edition_id, a.edition_id as other_edition_id,
        a.edition_id as a_edition, a.row_number as a_row, b.edition_id as b_edition, b.row_number as b_row
    from span a
    join span b on b.edition_id = a.edition_id and b.agreement_id = a.agreement_id
    where a.actor <> b.actor
      and a.first_day <= b.last_day and b.first_day <= a.last_day
      and (a.phase = b.phase or a.phase = '' or b.phase = '')
      and (a.side <> b.side or a.side = '')
),
across as (  -- a member that one dataset adds to an agreement of another; said by the later row
    select a.agreement_id,
        case when b.first_day > a.first_day
               or (b.first_day = a.first_day and (b.published_first, b.edition_id) > (a.published_first, a.edition_id))
             then b.edition_id else a.edition_id end as edition_id,
        case when b.first_day > a.first_day
               or (b.first_day = a.first_day and (b.published_first, b.edition_id) > (a.published_first, a.edition_id))
             then a.edition_id else b.edition_id end as other_edition_id,
        a.edition_id as a_edition, a.row_number as a_row, b.edition_id as b_edition, b.row_number as b_row
    from span a
    join span b on b.agreement_id = a.agreement_id
    where a.agreement_id in (select m.agreement_id from meeting m)
      and a.dataset <> b.dataset
      and a.actor <> b.actor
      and a.first_day <= b.last_day and b.first_day <= a.last_day
      and (a.phase = b.phase or a.phase = '' or b.phase = '')
      and (a.side <> b.side or a.side = '')
      and not exists (  -- a's edition has b itself
          select 1 from span c
          where c.edition_id = a.edition_id and c.agreement_id = a.agreement_id and c.actor = b.actor
            and c.first_day <= b.last_day and b.first_day <= c.last_day)
      and not exists (
          select 1 from span c
          where c.edition_id = b.edition_id and c.agreement_id = b.agreement_id and c.actor = a.actor
            and c.first_day <= a.last_day and a.first_day <= c.last_day)
),
meeting_pair as (
    select i.agreement_id, i.edition_id, i.other_edition_id, i.a_edition, i.a_row,
        i.b_edition, i.b_row from inside i
    union all
    select x.agreement_id, x.edition_id, x.other_edition_id, x.a_edition, x.a_row,
        x.b_edition, x.b_row from across x
),
of_members as (
    select a.actor as from_actor, b.actor as to_actor, p.agreement_id, p.edition_id, p.other_edition_id,
        a.obligations, b.obligations as reverse_obligations,
        if(b.first_day > a.first_day, b.valid_from, a.valid_from) as valid_from,
        if(b.first_day > a.first_day, b.valid_from_first, a.valid_from_first) as valid_from_first,
        if(b.last_day < a.last_day, b.valid_to, a.valid_to) as valid_to,
        if(b.last_day < a.last_day, b.valid_to_last, a.valid_to_last) as valid_to_last,
        if(a.phase = '', b.phase, a.phase) as phase,
        '' as through,
        if(a.claim = '', b.claim, a.claim) as claim,
        greatest(a.known_first, b.known_first) as known_first,
        a.place, b.place as other_place
    from meeting_pair p
    join span a on a.edition_id = p.a_edition and a.row_number = p.a_row
    join span b on b.edition_id = p.b_edition and b.row_number = p.b_row
),
claimed as (  -- a claim on the agreement row counts for the links of the same row
    select distinct a.edition_id, a.agreement_id,
        struct_pack(snapshot := a._snapshot, line := a._line, start := a._offset, length := a._length,
            sheet := a._sheet, at_row := a._row, observation := a._observation) as place,
        a.claim
    from agreements a where a.claim <> ''
),
located_link as (
    select k.edition_id, k.agreement_id, k.from_actor, k.to_actor, k.is_mutual, k.valid_from, k.valid_from_first,
        k.valid_to, k.valid_to_last, k.obligations, k.through, k.claim, k.known_first,
        struct_pack(snapshot := k._snapshot, line := k._line, start := k._offset, length := k._length,
            sheet := k._sheet, at_row := k._row, observation := k._observation) as place
    from links k
),
link as (
    select l.edition_id, l.agreement_id, l.from_actor, l.to_actor, l.is_mutual, l.valid_from, l.valid_from_first,
        l.valid_to, l.valid_to_last, l.obligations, l.through, l.known_first, l.place,
        coalesce(nullif(l.claim, ''), c.claim, '') as any_claim
    from located_link l
    left join claimed c on c.edition_id = l.edition_id and c.agreement_id = l.agreement_id and c.place = l.place
),
converse as (  -- a one-way link, and the one-way link back for the same time if there is one
    select l.edition_id, l.agreement_id, l.from_actor, l.to_actor, l.valid_from, l.valid_from_first,
        l.valid_to, l.valid_to_last, l.obligations, l.through, l.any_claim, l.known_first, l.place,
        r.obligations as back, r.place as back_place
    from link l
    left join link r on r.edition_id = l.edition_id and r.agreement_id = l.agreement_id
      and r.from_actor = l.to_actor and r.to_actor = l.from_actor and not r.is_mutual
      and r.valid_from = l.valid_from and r.valid_to = l.valid_to and r.any_claim = l.any_claim
    where not l.is_mutual
),
of_links as (
    select l.from_actor, l.to_actor, l.agreement_id, l.edition_id, l.obligations,
        l.obligations as reverse_obligations, l.valid_from, l.valid_from_first, l.valid_to, l.valid_to_last,
        l.through, l.any_claim, l.known_first, l.place, null as other_place
    from link l where l.is_mutual
    union all
    select l.to_actor, l.from_actor, l.agreement_id, l.edition_id, l.obligations,
        l.obligations, l.valid_from, l.valid_from_first, l.valid_to, l.valid_to_last,
        l.through, l.any_claim, l.known_first, l.place, null
    from link l where l.is_mutual
    union all
    select l.from_actor, l.to_actor, l.agreement_id, l.edition_id, l.obligations,
        coalesce(l.back, 0)::utinyint, l.valid_from, l.valid_from_first, l.valid_to, l.valid_to_last,
        l.through, l.any_claim, l.known_first, l.place, l.back_place
    from converse l
    union all
    select l.to_actor, l.from_actor, l.agreement_id, l.edition_id, 0::utinyint,
        l.obligations, l.valid_from, l.valid_from_first, l.valid_to, l.valid_to_last,
        l.through, l.any_claim, l.known_first, l.place, null
    from converse l where l.back is null
),
tied as (
    select m.from_actor, m.to_actor, m.agreement_id, m.edition_id, m.other_edition_id, m.obligations,
        m.reverse_obligations, m.valid_from, m.valid_from_first, m.valid_to, m.valid_to_last, m.phase,
        m.through, m.claim, m.known_first, m.place, m.other_place
    from of_members m
    union all
    select l.from_actor, l.to_actor, l.agreement_id, l.edition_id, l.edition_id, l.obligations,
        l.reverse_obligations, l.valid_from, l.valid_from_first, l.valid_to, l.valid_to_last, '',
        l.through, l.any_claim, l.known_first, l.place, l.other_place
    from of_links l
),
referred as (  -- a tie whose own edition does not describe the agreement takes the keeper's words
    select distinct t.agreement_id, t.edition_id, t.other_edition_id from tied t
),
header as (
    select r.agreement_id, r.edition_id, r.other_edition_id, d.edition_id as header_edition_id,
        d.kind, d.level, d.title
    from referred r
    join described d on d.agreement_id = r.agreement_id
    join keeper k on k.agreement_id = r.agreement_id
    left join described own on own.agreement_id = r.agreement_id and own.edition_id = r.edition_id
    left join described other on other.agreement_id = r.agreement_id and other.edition_id = r.other_edition_id
    where d.edition_id = coalesce(own.edition_id, other.edition_id)
       or (own.edition_id is null and other.edition_id is null and d.dataset = k.dataset)
)
select t.from_actor, t.to_actor, t.agreement_id, t.edition_id, t.other_edition_id, h.header_edition_id,
    h.kind, h.level, h.title, t.obligations, t.reverse_obligations,
    t.valid_from, t.valid_from_first, t.valid_to, t.valid_to_last, t.phase, t.through, t.claim,
    t.known_first,
    t.place.snapshot as _snapshot, t.place.line as _line, t.place.start as _offset,
    t.place.length as _length, t.place.sheet as _sheet, t.place.at_row as _row, t.place.observation as _observation,
    coalesce(t.other_place.snapshot, -1) as _other_snapshot, coalesce(t.other_place.line, 0) as _other_line,
    coalesce(t.other_place.start, 0) as _other_offset, coalesce(t.other_place.length, 0) as _other_length,
    coalesce(t.other_place.sheet, '') as _other_sheet, coalesce(t.other_place.at_row, 0) as _other_row,
    coalesce(t.other_place.observation, 0) as _other_observation
from tied t
join header h on h.agreement_id = t.agreement_id and h.edition_id = t.edition_id
  and h.other_edition_id = t.other_edition_id
order by t.from_actor, t.to_actor, t.agreement_id, t.valid_from_first, t.valid_to_last;
