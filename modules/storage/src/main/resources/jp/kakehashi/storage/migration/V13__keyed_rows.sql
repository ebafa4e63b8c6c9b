-- Which row was made for a value that tells a file's rows apart, by a hash of ledger, field and
-- value; and, where `joined`, which row a workstation's own row for the same value has become.
create table keyed_row (
    id uuid primary key,
    joined boolean not null,
    ledger varchar(40) not null,
    row_id uuid not null
);
