-- What people say about rows: acts, only ever added, in one order for all ledgers. On a workstation
-- an act with seq 0 is still to be sent, or was refused for the problem told.
create table comment_act (
    id uuid primary key,
    ledger varchar(40) not null,
    row_id uuid not null,
    thread uuid not null,
    seq bigint not null,
    body varchar not null,
    problem varchar
);
create index comment_act_seq on comment_act (seq);
create index comment_act_row on comment_act (ledger, row_id);
create index comment_act_thread on comment_act (thread);
