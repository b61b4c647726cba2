-- The state feed: each record once at its newest seq, numbered by the tenant's head row as a transaction's last step.
CREATE TABLE app.sync_head (
    tenant     uuid PRIMARY KEY REFERENCES app.tenant,
    epoch      text NOT NULL,
    seq        bigint NOT NULL DEFAULT 0,
    audit_size bigint NOT NULL DEFAULT 0,
    from_seq   bigint NOT NULL DEFAULT 0,
    txid       xid8
);
SELECT app.protect('app.sync_head');
GRANT SELECT, INSERT ON app.sync_head TO opdesk_app;
GRANT UPDATE (seq, audit_size) ON app.sync_head TO opdesk_app;

CREATE FUNCTION app.head_moves() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.seq < OLD.seq OR NEW.audit_size < OLD.audit_size THEN
        RAISE EXCEPTION 'a head never goes back' USING ERRCODE = '23514';
    END IF;
    IF OLD.txid IS DISTINCT FROM pg_current_xact_id() THEN
        NEW.from_seq := OLD.seq;
        NEW.txid := pg_current_xact_id();
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app.head_moves() FROM PUBLIC;
CREATE TRIGGER head_moves BEFORE UPDATE ON app.sync_head FOR EACH ROW EXECUTE FUNCTION app.head_moves();
ALTER TABLE app.sync_head ENABLE ALWAYS TRIGGER head_moves;

CREATE TABLE app.record (
    tenant      uuid NOT NULL,
    kind        text NOT NULL,
    id          uuid NOT NULL,
    seq         bigint NOT NULL,
    version     bigint NOT NULL,
    deleted     boolean NOT NULL DEFAULT false,
    compartment text NOT NULL,
    branch      text,
    subject     uuid,
    key_id      bigint NOT NULL,
    digest      bytea NOT NULL,
    body        bytea NOT NULL,
    authors     bytea NOT NULL,
    PRIMARY KEY (tenant, kind, id),
    UNIQUE (tenant, seq)
);
CREATE INDEX ON app.record (tenant, subject) WHERE subject IS NOT NULL;
SELECT app.protect('app.record');
GRANT SELECT, INSERT, UPDATE ON app.record TO opdesk_app;

-- No writer escapes the head row: a record whose seq its own transaction did not take from the head is refused.
CREATE FUNCTION app.record_is_numbered() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM app.sync_head h
                   WHERE h.tenant = NEW.tenant AND h.txid = pg_current_xact_id()
                     AND NEW.seq > h.from_seq AND NEW.seq <= h.seq) THEN
        RAISE EXCEPTION 'a record was written without its head' USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app.record_is_numbered() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER record_is_numbered AFTER INSERT OR UPDATE ON app.record
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.record_is_numbered();
ALTER TABLE app.record ENABLE ALWAYS TRIGGER record_is_numbered;

CREATE TABLE app.op_log (
    tenant          uuid NOT NULL,
    op_id           uuid NOT NULL,
    device          uuid NOT NULL,
    device_seq      bigint NOT NULL,
    group_id        uuid NOT NULL,
    body_hash       bytea NOT NULL,
    kind            text NOT NULL,
    record_id       uuid NOT NULL,
    actor           uuid NOT NULL,
    lease           uuid NOT NULL,
    verdict         text NOT NULL,
    applied_version bigint NOT NULL,
    received_ms     bigint NOT NULL,
    PRIMARY KEY (tenant, op_id),
    UNIQUE (tenant, device, device_seq)
);
SELECT app.protect('app.op_log');
GRANT SELECT, INSERT ON app.op_log TO opdesk_app;
SELECT app.append_only('app.op_log');

-- What could not be applied, whole and sealed; an op leaves it by being applied later.
CREATE TABLE app.quarantine (
    tenant      uuid NOT NULL,
    group_id    uuid NOT NULL,
    device      uuid NOT NULL,
    actor       uuid NOT NULL,
    ops         uuid[] NOT NULL,
    code        text NOT NULL,
    detail      text NOT NULL,
    received_ms bigint NOT NULL,
    released_ms bigint,
    key_id      bigint NOT NULL,
    sealed      bytea NOT NULL,
    PRIMARY KEY (tenant, group_id)
);
SELECT app.protect('app.quarantine');
GRANT SELECT, INSERT, UPDATE ON app.quarantine TO opdesk_app;

CREATE TABLE app.audit_event (
    tenant      uuid NOT NULL,
    device      uuid NOT NULL,
    sequence    bigint NOT NULL,
    hash        bytea NOT NULL,
    position    bigint NOT NULL,
    group_id    uuid NOT NULL,
    user_id     uuid NOT NULL,
    event       jsonb NOT NULL,
    compartment text NOT NULL,
    key_id      bigint NOT NULL,
    sealed      bytea NOT NULL,
    received_ms bigint NOT NULL,
    fault       text,
    PRIMARY KEY (tenant, device, sequence, hash),
    UNIQUE (tenant, position)
);
SELECT app.protect('app.audit_event');
GRANT SELECT, INSERT ON app.audit_event TO opdesk_app;
SELECT app.append_only('app.audit_event');

-- Typed tables that carry constraints; ids and times only.
CREATE TABLE app.appointment_slot (
    tenant      uuid NOT NULL,
    appointment uuid NOT NULL,
    doctor      uuid NOT NULL,
    during      int8range NOT NULL,
    PRIMARY KEY (tenant, appointment),
    EXCLUDE USING gist (tenant WITH OPERATOR(pg_catalog.=), doctor WITH OPERATOR(pg_catalog.=), during WITH &&)
);
SELECT app.protect('app.appointment_slot');
GRANT SELECT, INSERT, UPDATE, DELETE ON app.appointment_slot TO opdesk_app;

CREATE TABLE app.conflict_card (
    tenant      uuid NOT NULL,
    id          uuid NOT NULL,
    record_kind text NOT NULL,
    record_id   uuid NOT NULL,
    field       text NOT NULL,
    device      uuid NOT NULL,
    open        boolean NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX ON app.conflict_card (tenant, record_kind, record_id) WHERE open;
SELECT app.protect('app.conflict_card');
GRANT SELECT, INSERT, UPDATE ON app.conflict_card TO opdesk_app;

-- Keyed hashes by which payments, amendments and document numbers find their doubles without opening a body.
CREATE TABLE app.cross_mark (
    tenant  uuid NOT NULL,
    what    text NOT NULL,
    mark    bytea NOT NULL,
    id      uuid NOT NULL,
    at_ms   bigint NOT NULL,
    PRIMARY KEY (tenant, what, mark, id)
);
CREATE INDEX ON app.cross_mark (tenant, id);
SELECT app.protect('app.cross_mark');
GRANT SELECT, INSERT ON app.cross_mark TO opdesk_app;
