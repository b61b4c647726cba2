-- When a desk was stopped: its digit rests from then on, as its slips still lie about. Empty for those stopped before
-- this was kept.
ALTER TABLE app.device ADD COLUMN stopped_ms bigint;
GRANT UPDATE (stopped_ms) ON app.device TO opdesk_app;
