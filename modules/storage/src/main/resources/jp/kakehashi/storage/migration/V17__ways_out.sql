-- How rows leave a ledger under a name that its office gave: forms, recipes of open data. At head
-- office only. The blank of a form, Base64, lies in pieces, because a text has a bound.
create table way_out (
    id uuid primary key,
    ledger varchar(40) not null,
    kind varchar(20) not null,
    name varchar(200) not null,
    version integer not null,
    body varchar not null,
    blank_hash varchar(64),
    staff varchar(40) not null,
    published_at bigint not null
);
create index way_out_ledger on way_out (ledger, kind, name);

create table way_out_piece (
    way_out uuid not null,
    piece integer not null,
    content varchar not null,
    primary key (way_out, piece)
);

-- Rows that head office writes into a folder by itself: what, where and when, whose right it is
-- done by, and who of several servers is at it now. `paused` says why it rests.
create table export_job (
    id uuid primary key,
    ledger varchar(40) not null,
    body varchar not null,
    staff varchar(40) not null,
    defined_at bigint not null,
    paused varchar(80),
    due_at bigint not null,
    claimed_until bigint
);

create table export_run (
    id uuid primary key,
    job uuid not null,
    due_at bigint not null,
    begun_at bigint not null,
    ended_at bigint,
    outcome varchar(80),
    detail varchar(400),
    row_count bigint not null
);
create index export_run_job on export_run (job, begun_at);
