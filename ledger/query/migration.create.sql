-- Purpose: the table of applied migrations, which has to exist before the first of them.
-- Parameters: none.
-- Grain: none.
create table if not exists migrations (
    version  integer primary key,
    name     varchar not null,
    checksum varchar not null  -- SHA-256 of the file
);
