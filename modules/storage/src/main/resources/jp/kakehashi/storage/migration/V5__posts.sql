-- How a name is read, and until when the password is a one-time code (null once it is the person's
-- own).
alter table staff add column kana varchar(200);
alter table staff add column code_until bigint;

-- Where somebody works with which roles, from the first to the last day in Japanese time; null is
-- open. Several at once are main post and concurrent ones. Numbered for each person, never reused.
create table post (
    staff varchar(40) not null,
    number integer not null,
    office varchar(40) not null,
    section varchar(40) not null,
    roles varchar(400) not null,
    concurrent boolean not null,
    from_day date,
    until_day date,
    withdrawn boolean not null,
    primary key (staff, number)
);
insert into post (staff, number, office, section, roles, concurrent, from_day, until_day, withdrawn)
    select staff, 1, office, section, roles, false, null, null, false from staff;
alter table staff drop column office;
alter table staff drop column section;
alter table staff drop column roles;

-- What exactly was done, in codes and days.
alter table account_event add column detail varchar(1000);
