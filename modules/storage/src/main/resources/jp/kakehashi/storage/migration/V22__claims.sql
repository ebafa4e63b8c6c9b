-- Which run has taken a job: what it does is worth nothing once another has.
alter table export_job add column claimed_by uuid;
