-- What program a desk last said it runs, for the admin's list of desks.
ALTER TABLE app.device ADD COLUMN program text NOT NULL DEFAULT '';
GRANT UPDATE (program) ON app.device TO opdesk_app;
