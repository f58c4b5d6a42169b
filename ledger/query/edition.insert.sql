-- Purpose: record an edition.
-- Parameters: $edition_id, $dataset, $edition, $published, $published_first, $generation, $row_count, $card, $mapping.
-- Grain: none.
insert into editions (edition_id, dataset, edition, published, published_first, generation, row_count, card, mapping)
values ($edition_id, $dataset, $edition, $published, $published_first::date, $generation, $row_count, $card, $mapping);
