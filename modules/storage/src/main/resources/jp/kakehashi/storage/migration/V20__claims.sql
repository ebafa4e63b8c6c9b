-- Which run has taken a job: what it does is worth nothing once another has.
alter table export_job add column claimed_by uuid;

-- Conversations that went from the buried row to the kept one.
create table row_merge_thread (
    merge_id uuid not null,
    thread uuid not null,
    primary key (merge_id, thread)
);
