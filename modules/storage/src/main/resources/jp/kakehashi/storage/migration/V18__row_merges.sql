-- Rows of the same person made one: which was kept, which was buried, and every change that did it,
-- so that all of it is taken back in one act.
create table row_merge (
    id uuid primary key,
    ledger varchar(40) not null,
    kept uuid not null,
    buried uuid not null,
    staff varchar(40) not null,
    merged_at bigint not null,
    undone_at bigint,
    undone_by varchar(40)
);
create index row_merge_kept on row_merge (ledger, kept);
create index row_merge_buried on row_merge (ledger, buried);

create table row_merge_change (
    merge_id uuid not null,
    place int not null,
    ledger varchar(40) not null,
    seq bigint not null,
    primary key (merge_id, place)
);

-- Files that went from the buried row to the kept one.
create table row_merge_file (
    merge_id uuid not null,
    file_id uuid not null,
    primary key (merge_id, file_id)
);

-- Pairs of rows that somebody looked at and said to be of different people; the smaller id first.
create table row_distinct (
    ledger varchar(40) not null,
    first_row uuid not null,
    second_row uuid not null,
    staff varchar(40) not null,
    noted_at bigint not null,
    primary key (ledger, first_row, second_row)
);
