-- The YAML by which a version of a ledger's definition was published, with its comments; at head
-- office only, for whoever changes the definition next.
create table definition_text (
    ledger varchar(40) not null,
    version integer not null,
    body varchar not null,
    primary key (ledger, version)
);
