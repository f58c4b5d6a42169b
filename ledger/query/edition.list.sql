-- Purpose: every edition of the ledger with its source card.
-- Parameters: none.
-- Grain: one row per edition.
select edition_id, dataset, edition, published, generation, row_count, card, coalesce(mapping, '') as mapping
from editions
order by dataset, published_first nulls first, edition;
