-- Purpose: the members of an agreement, as every edition has them.
-- Parameters: $agreement.
-- Grain: one row per membership, in the order of the files.
select agreement_id, actor, raw, valid_from, valid_to, phase, side, obligations, claim, known,
    edition_id, _snapshot, _locator
from members
where agreement_id = $agreement
order by edition_id, rowid;
