-- The fiscal years (by their first day's year) of a ledger that nobody writes any more.
create table frozen_year (
    ledger varchar(40) not null,
    fiscal_year integer not null,
    primary key (ledger, fiscal_year)
);

-- The carrying of a year's open rows into the next, from its first step until the year is frozen
-- or the carrying is taken back. `run` makes the ids of the new rows, so that none is made twice.
create table year_run (
    ledger varchar(40) not null,
    fiscal_year integer not null,
    run uuid not null,
    started_at bigint not null,
    carried bigint not null,
    primary key (ledger, fiscal_year)
);

-- What was done to a year, by whom and why. Append-only.
create table year_act (
    id uuid primary key,
    ledger varchar(40) not null,
    fiscal_year integer not null,
    kind varchar(20) not null,
    staff varchar(40) not null,
    staff_name varchar(200) not null,
    acted_at bigint not null,
    row_count bigint not null,
    reason varchar
);
create index year_act_ledger on year_act (ledger, fiscal_year);

-- A list of rows to be destroyed: proposed by one person, confirmed by another. Its body is the
-- register of destruction and stays.
create table destruction (
    id uuid primary key,
    ledger varchar(40) not null,
    fiscal_year integer not null,
    state varchar(20) not null,
    proposer varchar(40) not null,
    body varchar not null,
    changed_at bigint not null
);
create index destruction_ledger on destruction (ledger, fiscal_year);

-- Rows whose contents are gone. What the history still says of them is who did what when, and their
-- links. `guarded`: they were kept from some readers, who are not told that there was a row.
create table destroyed_row (
    row_id uuid primary key,
    ledger varchar(40) not null,
    destruction uuid not null,
    at_seq bigint not null,
    guarded boolean not null
);
create index destroyed_row_ledger on destroyed_row (ledger, at_seq);
