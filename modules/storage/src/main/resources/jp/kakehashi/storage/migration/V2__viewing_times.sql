-- When head office heard of a viewing, and what the workstation said when that cannot be.
alter table viewing add column received_at bigint;
alter table viewing add column reported_at bigint;
-- The newest link of the chain is asked for with every viewing.
create index viewing_seq on viewing (seq);
