-- Whose account a person has whom the city's identity provider names: by issuer and subject, never
-- by a name or an address. One account has at most one subject of an issuer.
create table city_identity (
    issuer varchar(500) not null,
    subject varchar(255) not null,
    staff varchar(40) not null,
    bound_at bigint not null,
    bound_by varchar(40) not null,
    primary key (issuer, subject),
    unique (issuer, staff)
);
