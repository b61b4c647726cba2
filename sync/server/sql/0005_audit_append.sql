-- Audit events come in through one door: it takes their places from the head row, proves each hash, and judges each
-- chain itself. The API's role can neither insert an event nor move a chain or the size of the log.
CREATE FUNCTION app.append_audit(devices uuid[], sequences bigint[], hashes bytea[], groups uuid[], users uuid[],
                                 events text[], compartments text[], keys bigint[], payloads bytea[], truths boolean[],
                                 received bigint) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    speaks   uuid := app.tenant();
    place    bigint;
    chain    uuid;
    head_seq bigint;
    last_hash bytea;
    known    boolean;
    before   bytea;
    event    jsonb;
    fault    text;
    faults   text[] := '{}';
BEGIN
    IF speaks IS NULL THEN
        RAISE EXCEPTION 'no clinic speaks' USING ERRCODE = '28000';
    END IF;
    UPDATE app.sync_head SET audit_size = audit_size + cardinality(sequences) WHERE tenant = speaks
        RETURNING audit_size - cardinality(sequences) INTO place;
    IF place IS NULL THEN
        RAISE EXCEPTION 'the clinic has no head row' USING ERRCODE = '23514';
    END IF;
    FOR i IN 1 .. cardinality(sequences) LOOP
        IF chain IS DISTINCT FROM devices[i] THEN
            IF known THEN
                UPDATE app.device SET audit_seq = head_seq, audit_hash = last_hash WHERE tenant = speaks AND id = chain;
            END IF;
            chain := devices[i];
            SELECT audit_seq, audit_hash INTO head_seq, last_hash FROM app.device
                WHERE tenant = speaks AND id = chain FOR UPDATE;
            known := FOUND;
            IF NOT known THEN  -- the chain of the server itself
                SELECT sequence, hash INTO head_seq, last_hash FROM app.audit_event
                    WHERE tenant = speaks AND device = chain ORDER BY sequence DESC LIMIT 1;
                IF NOT FOUND THEN
                    head_seq := 0;
                    last_hash := decode(repeat('00', 32), 'hex');
                END IF;
            END IF;
        END IF;
        event := events[i]::jsonb;
        before := decode(event ->> 'previous', 'hex');
        IF before IS NULL OR (event ->> 'device')::uuid IS DISTINCT FROM chain
           OR (event ->> 'sequence')::bigint IS DISTINCT FROM sequences[i]
           OR sha256(convert_to('audit-v1', 'UTF8') || before || convert_to(events[i], 'UTF8')) IS DISTINCT FROM hashes[i]
        THEN
            RAISE EXCEPTION 'an audit event is not the one its hash stands for' USING ERRCODE = '23514';
        END IF;
        fault := CASE WHEN sequences[i] = head_seq + 1 AND before = last_hash
                          THEN CASE WHEN truths[i] THEN NULL ELSE 'payload' END
                      WHEN sequences[i] > head_seq + 1 THEN 'gap'
                      ELSE 'fork' END;
        INSERT INTO app.audit_event (tenant, device, sequence, hash, position, group_id, user_id, event, compartment,
                                     key_id, sealed, received_ms, fault)
        VALUES (speaks, chain, sequences[i], hashes[i], place + i, groups[i], users[i], event, compartments[i], keys[i],
                payloads[i], received, fault);
        IF sequences[i] > head_seq THEN
            head_seq := sequences[i];
            last_hash := hashes[i];
        END IF;
        faults := faults || coalesce(fault, '');
    END LOOP;
    IF known THEN
        UPDATE app.device SET audit_seq = head_seq, audit_hash = last_hash WHERE tenant = speaks AND id = chain;
    END IF;
    RETURN faults;
END
$$;
REVOKE ALL ON FUNCTION app.append_audit(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[],
                                        boolean[], bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.append_audit(uuid[], bigint[], bytea[], uuid[], uuid[], text[], text[], bigint[], bytea[],
                                           boolean[], bigint) TO opdesk_app;
REVOKE INSERT ON app.audit_event FROM opdesk_app;
REVOKE UPDATE ON app.device FROM opdesk_app;
GRANT UPDATE (state, last_seq, replaces) ON app.device TO opdesk_app;
REVOKE UPDATE (audit_size) ON app.sync_head FROM opdesk_app;
