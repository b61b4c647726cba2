-- The same rules at the price of a statement instead of a row: a request writes hundreds of rows, and each of these was a
-- function with a query of its own, row security and the context's signature included.

-- No writer escapes the head row. Whoever writes moves the head first, so this need not wait for the commit.
DROP TRIGGER record_is_numbered ON app.record;
DROP FUNCTION app.record_is_numbered();

CREATE FUNCTION app.records_are_numbered() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM new_rows n LEFT JOIN app.sync_head h
                   ON h.tenant = n.tenant AND h.txid = pg_current_xact_id() AND n.seq > h.from_seq AND n.seq <= h.seq
               WHERE h.tenant IS NULL) THEN
        RAISE EXCEPTION 'a record was written without its head' USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app.records_are_numbered() FROM PUBLIC;
CREATE TRIGGER new_records_are_numbered AFTER INSERT ON app.record REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION app.records_are_numbered();
CREATE TRIGGER changed_records_are_numbered AFTER UPDATE ON app.record REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION app.records_are_numbered();
ALTER TABLE app.record ENABLE ALWAYS TRIGGER new_records_are_numbered;
ALTER TABLE app.record ENABLE ALWAYS TRIGGER changed_records_are_numbered;

-- The leaf of a record is written out: a function that sets its own search path is called row by row.
CREATE OR REPLACE FUNCTION app.sum_new_records() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO app.digest_sum AS d (tenant, compartment, bucket, sum, live)
    SELECT n.tenant, n.compartment, get_byte(uuid_send(n.id), 15),
           bit_xor(('x' || encode(sha256(convert_to(n.kind, 'UTF8') || '\x00'::bytea || uuid_send(n.id) || int8send(n.version)
                                         || n.digest), 'hex'))::bit(256)),
           count(*)
    FROM new_rows n WHERE NOT n.deleted GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (tenant, compartment, bucket) DO UPDATE SET sum = d.sum # excluded.sum, live = d.live + excluded.live;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION app.sum_changed_records() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO app.digest_sum AS d (tenant, compartment, bucket, sum, live)
    SELECT c.tenant, c.compartment, get_byte(uuid_send(c.id), 15),
           bit_xor(('x' || encode(sha256(convert_to(c.kind, 'UTF8') || '\x00'::bytea || uuid_send(c.id) || int8send(c.version)
                                         || c.digest), 'hex'))::bit(256)),
           sum(c.live)
    FROM (SELECT tenant, compartment, kind, id, version, digest, 1 AS live FROM new_rows WHERE NOT deleted
          UNION ALL
          SELECT tenant, compartment, kind, id, version, digest, -1 FROM old_rows WHERE NOT deleted) AS c
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (tenant, compartment, bucket) DO UPDATE SET sum = d.sum # excluded.sum, live = d.live + excluded.live;
    RETURN NULL;
END
$$;

-- Events that follow their chains one after the other, as nearly all do, go in together; the others one by one as before.
ALTER FUNCTION app.append_audit(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[], boolean[], bigint)
    RENAME TO append_audit_one_by_one;
REVOKE ALL ON FUNCTION app.append_audit_one_by_one(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[],
                                                   boolean[], bigint) FROM PUBLIC, opdesk_app;
CREATE FUNCTION app.append_audit(devices uuid[], sequences bigint[], hashes bytea[], groups uuid[], users uuid[],
                                 events text[], compartments text[], keys bigint[], payloads bytea[], truths boolean[],
                                 received bigint) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    speaks  uuid := app.tenant();
    place   bigint;
    written bigint;
BEGIN
    IF speaks IS NULL THEN
        RAISE EXCEPTION 'no clinic speaks' USING ERRCODE = '28000';
    END IF;
    PERFORM FROM app.device WHERE tenant = speaks AND id = ANY (devices) ORDER BY id FOR UPDATE;
    SELECT audit_size INTO place FROM app.sync_head WHERE tenant = speaks FOR UPDATE;
    WITH given AS MATERIALIZED (
        SELECT t.*, t.text::jsonb AS event
        FROM unnest(devices, sequences, hashes, groups, users, events, compartments, keys, payloads, truths) WITH ORDINALITY
             AS t(device, sequence, hash, grp, usr, text, compartment, key, payload, truth, at)
    ), read AS MATERIALIZED (
        SELECT g.device, g.sequence, g.hash, g.text, g.at, decode(g.event ->> 'previous', 'hex') AS before,
               (g.event ->> 'device')::uuid AS of_device, (g.event ->> 'sequence')::bigint AS of_sequence
        FROM given g
    ), linked AS (
        SELECT r.*, coalesce(lag(r.sequence) OVER chain, d.audit_seq) AS last_sequence,
               coalesce(lag(r.hash) OVER chain, d.audit_hash) AS last_hash
        FROM read r LEFT JOIN app.device d ON d.tenant = speaks AND d.id = r.device
        WINDOW chain AS (PARTITION BY r.device ORDER BY r.at)
    ), sound AS MATERIALIZED (
        SELECT coalesce(bool_and(coalesce(
                   l.sequence = l.last_sequence + 1 AND l.before = l.last_hash AND l.of_device = l.device
                   AND l.of_sequence = l.sequence
                   AND sha256('audit-v1'::bytea || l.before || convert_to(l.text, 'UTF8')) = l.hash, false)), false) AS holds
        FROM linked l
    )
    INSERT INTO app.audit_event (tenant, device, sequence, hash, position, group_id, user_id, event, compartment, key_id, sealed,
                                 received_ms, fault)
    SELECT speaks, g.device, g.sequence, g.hash, place + g.at, g.grp, g.usr, g.event, g.compartment, g.key, g.payload, received,
           CASE WHEN g.truth THEN NULL ELSE 'payload' END
    FROM given g, sound WHERE sound.holds AND place IS NOT NULL;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF place IS NULL OR written <> cardinality(sequences) THEN
        RETURN app.append_audit_one_by_one(devices, sequences, hashes, groups, users, events, compartments, keys, payloads,
                                           truths, received);
    END IF;
    UPDATE app.sync_head SET audit_size = place + written WHERE tenant = speaks;
    UPDATE app.device d SET audit_seq = l.sequence, audit_hash = l.hash
    FROM (SELECT DISTINCT ON (t.device) t.device, t.sequence, t.hash
          FROM unnest(devices, sequences, hashes) WITH ORDINALITY AS t(device, sequence, hash, at)
          ORDER BY t.device, t.at DESC) AS l
    WHERE d.tenant = speaks AND d.id = l.device;
    RETURN (SELECT array_agg(CASE WHEN t.truth THEN '' ELSE 'payload' END ORDER BY t.at)
            FROM unnest(truths) WITH ORDINALITY AS t(truth, at));
END
$$;
REVOKE ALL ON FUNCTION app.append_audit(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[],
                                        boolean[], bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.append_audit(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[],
                                           boolean[], bigint) TO opdesk_app;

-- Nobody asks for marks by record.
DROP INDEX app.cross_mark_tenant_id_idx;
