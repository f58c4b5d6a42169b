-- The same bytes read by another mapping are read again, so the mapping is part of an edition. Null in
-- older rows: what read them is not known, and their next import reads them again.
alter table editions add column mapping varchar;
