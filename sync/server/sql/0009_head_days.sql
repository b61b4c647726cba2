-- Where the head stood each day. Nobody is told of a deletion older than 180 days: a new desk need not hear of it, and a
-- cursor from before it starts anew (sync.md, tombstones). The row itself stays.
CREATE TABLE app.head_day (
    tenant uuid NOT NULL REFERENCES app.tenant,
    day    bigint NOT NULL, -- of the server's clock, days since 1970
    seq    bigint NOT NULL,
    PRIMARY KEY (tenant, day)
);
SELECT app.protect('app.head_day');
GRANT SELECT, INSERT ON app.head_day TO opdesk_app;
