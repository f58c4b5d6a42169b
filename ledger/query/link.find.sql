-- Purpose: the pairs that an agreement ties, as every edition has them.
-- Parameters: $agreement.
-- Grain: one row per link, in the order of the files.
select agreement_id, from_actor, to_actor, is_mutual, valid_from, valid_to, obligations, through, claim,
    known, edition_id, _snapshot, _locator
from links
where agreement_id = $agreement
order by edition_id, rowid;
