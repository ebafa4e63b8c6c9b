-- Drafts on their way to a decision. What people read of them lies in the ledger's register, which
-- is an ordinary ledger; here is what the rules are worked out from.
create table approval (
    id uuid primary key,
    ledger varchar(40) not null,
    state varchar(20) not null,
    preparer varchar(40) not null,
    bytes varchar(64),
    body varchar not null,
    changed_at bigint not null
);
create index approval_state on approval (state, ledger);
create index approval_bytes on approval (bytes);

-- The rows a draft is about, as they stood; locked while it is under way.
create table approval_row (
    approval uuid not null,
    row_id uuid not null,
    ledger varchar(40) not null,
    seq bigint not null,
    locked boolean not null,
    primary key (approval, row_id)
);
create index approval_row_row on approval_row (row_id, ledger);

-- Document numbers, each given once, within a series and a fiscal year without gaps.
create table document_number (
    series varchar(200) not null,
    fiscal_year integer not null,
    n bigint not null,
    number_text varchar(100) not null,
    approval uuid not null,
    primary key (series, fiscal_year, n)
);
create unique index document_number_text on document_number (number_text);
create unique index document_number_approval on document_number (approval);

-- Who decides for the holder of a post while that person is away. Append-only but for its end.
create table stand_in (
    id uuid primary key,
    post varchar(90) not null,
    staff varchar(40) not null,
    from_day date not null,
    until_day date not null,
    given_by varchar(40) not null,
    given_at bigint not null,
    ended_by varchar(40),
    ended_at bigint
);
