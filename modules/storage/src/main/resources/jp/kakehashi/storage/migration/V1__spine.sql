-- Times are epoch milliseconds, UTC. The same text runs on H2 and PostgreSQL.

create table setting (
    name varchar(80) primary key,
    content varchar not null
);

create table ledger_definition (
    ledger varchar(40) not null,
    version integer not null,
    body varchar not null,
    published_at bigint not null,
    published_by varchar(40) not null,
    primary key (ledger, version)
);

-- Append-only, one hash chain per ledger.
create table history (
    ledger varchar(40) not null,
    seq bigint not null,
    row_id uuid not null,
    change_id uuid not null,
    kind varchar(10) not null,
    staff varchar(40) not null,
    body varchar not null,
    accepted_at bigint not null,
    hash varchar(64),
    primary key (ledger, seq)
);
create unique index history_change on history (change_id);
create index history_row on history (ledger, row_id, seq);

create table conflict (
    id uuid primary key,
    ledger varchar(40) not null,
    row_id uuid not null,
    field varchar(40),
    opened_seq bigint not null,
    standing_staff varchar(40) not null,
    kept_staff varchar(40) not null,
    body varchar not null,
    resolved_by uuid,
    resolved_seq bigint
);
create index conflict_row on conflict (row_id, ledger);

create table number_sequence (
    ledger varchar(40) not null,
    field varchar(40) not null,
    scope varchar(40) not null,
    last_number bigint not null,
    primary key (ledger, field, scope)
);

-- A workstation's own edits on their way to head office.
create table outbox (
    position bigint primary key,
    change_id uuid not null,
    ledger varchar(40) not null,
    row_id uuid not null,
    state varchar(10) not null,
    body varchar not null,
    problem varchar,
    made_at bigint not null,
    sent_at bigint
);
create unique index outbox_change on outbox (change_id);
-- By the row alone: H2 looks a list of rows up only in the first column of an index.
create index outbox_row on outbox (row_id);
create index outbox_order on outbox (ledger, position);
create index outbox_state on outbox (state, ledger);

-- What head office last said of a cell that a pending edit covers.
create table base_cell (
    ledger varchar(40) not null,
    row_id uuid not null,
    field varchar(40) not null,
    content varchar,
    seq bigint not null,
    primary key (ledger, row_id, field)
);
create index base_cell_row on base_cell (row_id);

create table checkpoint (
    ledger varchar(40) primary key,
    seq bigint not null,
    head varchar,
    reached_at bigint not null
);

-- Who looked at which persons' records, for what. On the server one hash chain.
create table viewing (
    id uuid primary key,
    seq bigint,
    at bigint not null,
    staff varchar(40) not null,
    office varchar(40) not null,
    device varchar(60) not null,
    ledger varchar(40) not null,
    kind varchar(20) not null,
    purpose varchar(400) not null,
    row_ids varchar not null,
    sent boolean not null,
    hash varchar(64)
);

create table staff (
    staff varchar(40) primary key,
    name varchar(200) not null,
    office varchar(40) not null,
    section varchar(40) not null,
    roles varchar(400) not null,
    password_hash varchar(400) not null,
    active boolean not null
);

create table device (
    id varchar(60) primary key,
    name varchar(200) not null,
    office varchar(40) not null,
    registered_at bigint not null,
    registered_by varchar(40) not null,
    last_seen_at bigint,
    revoked_at bigint,
    revoked_by varchar(40)
);

create table session (
    token_hash varchar(64) primary key,
    id uuid not null,
    staff varchar(40) not null,
    device varchar(60) not null,
    world varchar(10) not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);

-- Who changed accounts, devices and sessions. Append-only.
create table account_event (
    id uuid primary key,
    at bigint not null,
    staff varchar(40) not null,
    action varchar(40) not null,
    subject varchar(60) not null
);

-- Individual numbers, sealed under a key that lives in the key vault and can be destroyed alone.
create table sealed_cell (
    ledger varchar(40) not null,
    row_id uuid not null,
    field varchar(40) not null,
    key_id uuid not null,
    sealed varchar not null,
    set_at bigint not null,
    set_by varchar(40) not null,
    primary key (ledger, row_id, field)
);
