-- The ledger's tables. Every statement row belongs to an edition and leads back to its place in a
-- file: _snapshot is the key of a row of snapshots, _locator the stored form of a locator.
--
-- A date is kept as the text that is known ("1953-10") beside the days that comparison needs: the
-- first day it can mean where it begins something, the last where it ends something. Text that is
-- not recorded is '', a day that is not recorded is null.

create table generations (
    generation integer primary key,
    parent     integer not null,  -- the generation that it was copied from; 0 for the first
    created    varchar not null,  -- RFC 3339, UTC
    derivation varchar not null   -- SHA-256 of the statement that derived its ties
);

create table editions (
    edition_id      integer not null,  -- never used again, so that no constraint has to guard it
    dataset         varchar not null,
    edition         varchar not null,  -- "atop@5.1"
    published       varchar not null,
    published_first date,
    generation      integer not null,  -- that wrote it
    row_count       bigint  not null,  -- rows of its files
    card            varchar not null   -- the source card as JSON
);

create table snapshots (
    snapshot_id integer not null,
    edition_id  integer not null,
    sha256      varchar not null,
    name        varchar not null,
    byte_count  bigint  not null,
    role        varchar not null,
    imported    varchar not null,  -- RFC 3339, UTC
    restates    varchar not null
);

-- How many issues of each rule an edition has; the first of each rule are in issues.
create table loads (
    edition_id  integer not null,
    rule        varchar not null,
    issue_count bigint  not null
);

create table issues (
    edition_id integer not null,
    rule       varchar not null,
    message    varchar not null,
    file       varchar not null,
    column_name varchar not null,
    raw        varchar not null,
    _locator   varchar not null
);

create table agreements (
    edition_id       integer not null,
    agreement_id     varchar not null,
    kind             varchar not null,
    level            varchar not null,
    title            varchar not null,
    signed           varchar not null,
    in_force         varchar not null,
    ended            varchar not null,
    claim            varchar not null,
    note             varchar not null,
    origin_title     varchar not null,
    origin_url       varchar not null,
    origin_published varchar not null,
    trust            varchar not null,
    known            varchar not null,
    known_first      date,
    _snapshot        integer not null,
    _locator         varchar not null
);

create table members (
    edition_id       integer not null,
    agreement_id     varchar not null,
    actor            varchar not null,
    raw              varchar not null,
    valid_from       varchar not null,
    valid_from_first date,
    valid_to         varchar not null,
    valid_to_last    date,
    phase            varchar not null,
    side             varchar not null,
    obligations      utinyint not null,  -- the bits of entente.Obligations
    claim            varchar not null,
    known            varchar not null,
    known_first      date,
    _snapshot        integer not null,
    _locator         varchar not null
);

create table links (
    edition_id       integer not null,
    agreement_id     varchar not null,
    from_actor       varchar not null,
    to_actor         varchar not null,
    is_mutual        boolean not null,
    valid_from       varchar not null,
    valid_from_first date,
    valid_to         varchar not null,
    valid_to_last    date,
    obligations      utinyint not null,
    through          varchar not null,
    claim            varchar not null,
    known            varchar not null,
    known_first      date,
    _snapshot        integer not null,
    _locator         varchar not null
);

create table changes (
    edition_id       integer not null,
    change_id        varchar not null,
    agreement_id     varchar not null,
    kind             varchar not null,
    actors           varchar[] not null,
    changed          varchar not null,  -- the date of the change
    changed_first    date,
    note             varchar not null,
    claim            varchar not null,
    origin_title     varchar not null,
    origin_url       varchar not null,
    origin_published varchar not null,
    trust            varchar not null,
    known            varchar not null,
    known_first      date,
    _snapshot        integer not null,
    _locator         varchar not null
);

create table flows (
    edition_id       integer not null,
    measure          varchar not null,
    from_actor       varchar not null,
    to_actor         varchar not null,
    is_directed      boolean not null,
    valid_from       varchar not null,
    valid_from_first date,
    valid_to         varchar not null,
    valid_to_last    date,
    value            double not null,
    raw              varchar not null,
    _snapshot        integer not null,
    _locator         varchar not null
);

create table spells (
    edition_id       integer not null,
    actor            varchar not null,
    system           varchar not null,
    code             varchar not null,
    name             varchar not null,
    valid_from       varchar not null,
    valid_from_first date,
    valid_to         varchar not null,
    valid_to_last    date,
    is_censored      boolean not null,
    _snapshot        integer not null,
    _locator         varchar not null
);

-- Derived, never imported: one row per directed pair, agreement and shared stretch of time, ordered
-- by from_actor so that one actor's ties lie together. The reverse tie is always there as a row of
-- its own; reverse_obligations repeats what it carries, so that one row can give both.
create table ties (
    from_actor          varchar not null,
    to_actor            varchar not null,
    agreement_id        varchar not null,
    edition_id          integer not null,  -- the edition that says it
    other_edition_id    integer not null,  -- the edition of the other member's row
    header_edition_id   integer not null,  -- the edition that gives kind, level and title
    kind                varchar not null,
    level               varchar not null,
    title               varchar not null,
    obligations         utinyint not null,
    reverse_obligations utinyint not null,
    valid_from          varchar not null,
    valid_from_first    date,
    valid_to            varchar not null,
    valid_to_last       date,
    phase               varchar not null,
    through             varchar not null,
    claim               varchar not null,
    known_first         date,
    _snapshot           integer not null,
    _locator            varchar not null,
    _other_snapshot     integer,           -- null for a link: one row is all the evidence
    _other_locator      varchar not null
);
