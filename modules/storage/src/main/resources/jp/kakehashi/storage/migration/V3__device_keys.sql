-- By which a device proves that it is the one it says (Ed25519, X.509, Base64).
alter table device add column public_key varchar(120);
-- Whether somebody has signed in on a device before is asked at every sign-in.
create index session_device on session (device, staff);
