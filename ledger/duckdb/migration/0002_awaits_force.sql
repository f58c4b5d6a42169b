-- A source may tell signature and entry into force apart and have seen only the signature; and a
-- change may touch one leg of an agreement and not the others. Null in older rows, which say neither.
-- (A default would need an option of the engine that is locked here.)
alter table agreements add column awaits_force boolean;
alter table changes add column is_between boolean;
