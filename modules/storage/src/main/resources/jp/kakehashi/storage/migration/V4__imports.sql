-- The files that were taken into a ledger. What they brought stands in the history; this says where.
create table import_batch (
    id uuid primary key,
    ledger varchar(40) not null,
    file varchar(300) not null,
    staff varchar(40) not null,
    name varchar(200) not null,
    office varchar(40) not null,
    accepted_at bigint not null,
    row_count bigint not null,
    original varchar,
    undone_at bigint,
    undone_by varchar(40),
    undone_rows bigint not null
);
create index import_batch_ledger on import_batch (ledger, accepted_at);

-- Runs of sequences in the ledger's history that belong to an import and to nothing else.
create table import_part (
    import_id uuid not null,
    first_seq bigint not null,
    last_seq bigint not null,
    primary key (import_id, first_seq)
);
