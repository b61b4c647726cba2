-- Sums of leaves by compartment and bucket (docs/sync-algorithm.md, digests), kept by the statement that writes the
-- records. A writer holds the clinic's head row, so the sums of one clinic have one writer at a time.
CREATE TABLE app.digest_sum (
    tenant      uuid NOT NULL,
    compartment text NOT NULL,
    bucket      integer NOT NULL CHECK (bucket BETWEEN 0 AND 255),
    sum         bit(256) NOT NULL,
    live        bigint NOT NULL,
    PRIMARY KEY (tenant, compartment, bucket)
);
SELECT app.protect('app.digest_sum');
GRANT SELECT ON app.digest_sum TO opdesk_app;

CREATE FUNCTION app.leaf(kind text, id uuid, version bigint, digest bytea) RETURNS bit(256)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT ('x' || encode(sha256(convert_to(kind, 'UTF8') || '\x00'::bytea || uuid_send(id) || int8send(version) || digest),
                          'hex'))::bit(256)
$$;
REVOKE ALL ON FUNCTION app.leaf(text, uuid, bigint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.leaf(text, uuid, bigint, bytea) TO opdesk_owner;

-- SECURITY DEFINER: the API's role reads the sums and cannot write them.
CREATE FUNCTION app.sum_new_records() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO app.digest_sum AS d (tenant, compartment, bucket, sum, live)
    SELECT n.tenant, n.compartment, get_byte(uuid_send(n.id), 15), bit_xor(app.leaf(n.kind, n.id, n.version, n.digest)),
           count(*)
    FROM new_rows n WHERE NOT n.deleted GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (tenant, compartment, bucket) DO UPDATE SET sum = d.sum # excluded.sum, live = d.live + excluded.live;
    RETURN NULL;
END
$$;
CREATE FUNCTION app.sum_changed_records() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO app.digest_sum AS d (tenant, compartment, bucket, sum, live)
    SELECT c.tenant, c.compartment, c.bucket, bit_xor(c.leaf), sum(c.live)
    FROM (SELECT tenant, compartment, get_byte(uuid_send(id), 15) AS bucket, app.leaf(kind, id, version, digest) AS leaf,
                 1 AS live
          FROM new_rows WHERE NOT deleted
          UNION ALL
          SELECT tenant, compartment, get_byte(uuid_send(id), 15), app.leaf(kind, id, version, digest), -1
          FROM old_rows WHERE NOT deleted) AS c
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (tenant, compartment, bucket) DO UPDATE SET sum = d.sum # excluded.sum, live = d.live + excluded.live;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app.sum_new_records(), app.sum_changed_records() FROM PUBLIC;
CREATE TRIGGER sum_new_records AFTER INSERT ON app.record REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION app.sum_new_records();
CREATE TRIGGER sum_changed_records AFTER UPDATE ON app.record REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION app.sum_changed_records();
ALTER TABLE app.record ENABLE ALWAYS TRIGGER sum_new_records;
ALTER TABLE app.record ENABLE ALWAYS TRIGGER sum_changed_records;

-- The records that were there before. The owner sees every clinic only while row security is not forced on it, and
-- nobody else sees this transaction.
ALTER TABLE app.record NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.digest_sum NO FORCE ROW LEVEL SECURITY;
INSERT INTO app.digest_sum (tenant, compartment, bucket, sum, live)
SELECT tenant, compartment, get_byte(uuid_send(id), 15), bit_xor(app.leaf(kind, id, version, digest)), count(*)
FROM app.record WHERE NOT deleted GROUP BY 1, 2, 3;
ALTER TABLE app.record FORCE ROW LEVEL SECURITY;
ALTER TABLE app.digest_sum FORCE ROW LEVEL SECURITY;

-- A device goes on under another id after its disk was cloned or put back.
ALTER TABLE app.device DROP CONSTRAINT device_state_check;
ALTER TABLE app.device ADD CONSTRAINT device_state_check
    CHECK (state IN ('pending', 'active', 'drain', 'revoked', 'replaced'));
ALTER TABLE app.device ADD COLUMN last_seq bigint NOT NULL DEFAULT 0;
ALTER TABLE app.device ADD COLUMN replaces uuid;
ALTER TABLE app.device NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.op_log NO FORCE ROW LEVEL SECURITY;
UPDATE app.device d SET last_seq = l.seq
FROM (SELECT tenant, device, max(device_seq) AS seq FROM app.op_log GROUP BY 1, 2) AS l
WHERE l.tenant = d.tenant AND l.device = d.id;
ALTER TABLE app.op_log FORCE ROW LEVEL SECURITY;
ALTER TABLE app.device FORCE ROW LEVEL SECURITY;

CREATE TABLE app.device_renewal (
    tenant     uuid NOT NULL,
    id         uuid NOT NULL,
    device     uuid NOT NULL,
    successor  uuid NOT NULL,
    created_ms bigint NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, successor),
    FOREIGN KEY (tenant, device) REFERENCES app.device (tenant, id),
    FOREIGN KEY (tenant, successor) REFERENCES app.device (tenant, id)
);
SELECT app.protect('app.device_renewal');
GRANT SELECT, INSERT ON app.device_renewal TO opdesk_app;
SELECT app.append_only('app.device_renewal');

-- The place of every op of a parked group in its device's sequence, beside `ops`; 0 where it could not be read.
ALTER TABLE app.quarantine ADD COLUMN device_seqs bigint[] NOT NULL DEFAULT '{}';
CREATE INDEX ON app.quarantine (tenant, device);

-- Old proofs are locked before they go, so that two requests never wait for each other.
GRANT UPDATE (expires_ms) ON app.dpop_jti TO opdesk_app;
