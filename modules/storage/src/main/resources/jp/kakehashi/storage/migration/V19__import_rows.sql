-- Between which ids the rows of a run lie when each of its changes made a new row; empty otherwise, and
-- for runs from before this was kept. Such rows are found in the ledger itself, without its history.
alter table import_part add column first_row uuid;
alter table import_part add column last_row uuid;
