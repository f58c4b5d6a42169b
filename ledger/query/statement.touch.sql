-- Purpose: read every byte of every table, so that a damaged block shows. For verify.
-- Parameters: none.
-- Grain: one row per table; the sum means nothing.
select 'agreements' as table_name, coalesce(bit_xor(hash(t)), 0) as sum from agreements t
union all
select 'members', coalesce(bit_xor(hash(t)), 0) from members t
union all
select 'links', coalesce(bit_xor(hash(t)), 0) from links t
union all
select 'changes', coalesce(bit_xor(hash(t)), 0) from changes t
union all
select 'flows', coalesce(bit_xor(hash(t)), 0) from flows t
union all
select 'spells', coalesce(bit_xor(hash(t)), 0) from spells t
union all
select 'issues', coalesce(bit_xor(hash(t)), 0) from issues t
union all
select 'ties', coalesce(bit_xor(hash(t)), 0) from ties t
order by 1;
