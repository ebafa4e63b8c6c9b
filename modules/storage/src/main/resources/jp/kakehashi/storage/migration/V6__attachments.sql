-- Files kept with rows, at head office: what is known of them. The bytes lie sealed beside the
-- database, each file under a key of its own.
create table stored_file (
    id uuid primary key,
    ledger varchar(40) not null,
    field varchar(40) not null,
    row_id uuid,
    byte_count bigint not null,
    sha256 varchar(64) not null,
    key_id uuid not null,
    received bigint not null,
    whole boolean not null,
    guarded boolean not null,
    staff varchar(40) not null,
    begun_at bigint not null,
    destroyed_at bigint,
    destroyed_by varchar(40)
);
create index stored_file_ledger on stored_file (ledger, row_id);

-- Files that wait on a workstation to be sent, sealed in its folder.
create table file_here (
    id uuid primary key,
    ledger varchar(40) not null,
    field varchar(40) not null,
    byte_count bigint not null,
    sha256 varchar(64) not null,
    file_key varchar(60) not null,
    attachment varchar not null,
    import_id uuid,
    guarded boolean not null,
    refused boolean not null,
    added_at bigint not null
);
