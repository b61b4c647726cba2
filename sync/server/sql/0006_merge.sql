-- Numbers the arbiter gives itself: a paper whose printed number was taken already is kept under the next of these.
CREATE TABLE app.own_number (
    tenant  uuid NOT NULL REFERENCES app.tenant,
    counter text NOT NULL,
    last    bigint NOT NULL CHECK (last > 0),
    PRIMARY KEY (tenant, counter)
);
SELECT app.protect('app.own_number');
GRANT SELECT, INSERT, UPDATE (last) ON app.own_number TO opdesk_app;

-- What a parked group would have made, so that what stands on it can wait for it; and what became of the group.
ALTER TABLE app.quarantine ADD COLUMN makes uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE app.quarantine ADD COLUMN waits_for uuid;
ALTER TABLE app.quarantine ADD COLUMN discarded_ms bigint;
ALTER TABLE app.quarantine ADD COLUMN decided_by uuid;
CREATE INDEX ON app.quarantine USING gin (makes) WHERE released_ms IS NULL;
CREATE INDEX ON app.quarantine (tenant, waits_for) WHERE waits_for IS NOT NULL AND released_ms IS NULL;
