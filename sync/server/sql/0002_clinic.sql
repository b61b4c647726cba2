-- Clinics, their devices, staff logins and keys. Everything that names a person is a keyed hash or sealed.
CREATE TABLE app.tenant (
    tenant         uuid PRIMARY KEY,
    name           text NOT NULL,
    clinic_code    text NOT NULL,
    offset_minutes integer NOT NULL,
    key_wrapped    bytea NOT NULL,
    created_ms     bigint NOT NULL
);
SELECT app.protect('app.tenant');
GRANT SELECT, INSERT ON app.tenant TO opdesk_app;

-- The one table that is looked at before a tenant is known; the API's role reads it through tenant_of_code alone.
CREATE TABLE app.clinic_code (
    code   text PRIMARY KEY,
    tenant uuid NOT NULL
);
SELECT app.protect('app.clinic_code');
CREATE POLICY owner_reads ON app.clinic_code FOR SELECT TO opdesk_owner USING (true);
GRANT INSERT ON app.clinic_code TO opdesk_app;

CREATE FUNCTION app.tenant_of_code(wanted text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT tenant FROM app.clinic_code WHERE code = wanted $$;
REVOKE ALL ON FUNCTION app.tenant_of_code(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenant_of_code(text) TO opdesk_app;

CREATE TABLE app.compartment_key (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    compartment text NOT NULL,
    epoch       bigint NOT NULL,
    wrapped     bytea NOT NULL,
    created_ms  bigint NOT NULL,
    PRIMARY KEY (tenant, compartment, epoch)
);
SELECT app.protect('app.compartment_key');
GRANT SELECT, INSERT ON app.compartment_key TO opdesk_app;

CREATE TABLE app.device (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    id          uuid NOT NULL,
    series      text NOT NULL,
    desk_digit  integer NOT NULL,
    state       text NOT NULL CHECK (state IN ('pending', 'active', 'drain', 'revoked')),
    enrolled_ms bigint NOT NULL,
    audit_seq   bigint NOT NULL DEFAULT 0,
    audit_hash  bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, series)
);
SELECT app.protect('app.device');
GRANT SELECT, INSERT, UPDATE ON app.device TO opdesk_app;

CREATE TABLE app.device_key (
    tenant     uuid NOT NULL,
    device     uuid NOT NULL,
    thumbprint text NOT NULL,
    created_ms bigint NOT NULL,
    PRIMARY KEY (tenant, device, thumbprint),
    FOREIGN KEY (tenant, device) REFERENCES app.device (tenant, id)
);
SELECT app.protect('app.device_key');
GRANT SELECT, INSERT ON app.device_key TO opdesk_app;

-- Series codes are never given out again, whatever becomes of the device.
CREATE TABLE app.document_series (
    tenant     uuid NOT NULL REFERENCES app.tenant,
    series     text NOT NULL,
    device     uuid NOT NULL,
    created_ms bigint NOT NULL,
    PRIMARY KEY (tenant, series)
);
SELECT app.protect('app.document_series');
GRANT SELECT, INSERT ON app.document_series TO opdesk_app;

CREATE TABLE app.enrol_code (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    hash        bytea NOT NULL,
    created_ms  bigint NOT NULL,
    expires_ms  bigint NOT NULL,
    used_device uuid,
    PRIMARY KEY (tenant, hash)
);
SELECT app.protect('app.enrol_code');
GRANT SELECT, INSERT, UPDATE ON app.enrol_code TO opdesk_app;

CREATE TABLE app.staff_login (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    staff       uuid NOT NULL,
    phone_index bytea NOT NULL,
    roles       text[] NOT NULL,
    active      boolean NOT NULL,
    lease_epoch bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, staff),
    UNIQUE (tenant, phone_index)
);
SELECT app.protect('app.staff_login');
GRANT SELECT, INSERT, UPDATE ON app.staff_login TO opdesk_app;

CREATE TABLE app.device_user (
    tenant  uuid NOT NULL REFERENCES app.tenant,
    device  uuid NOT NULL,
    staff   uuid NOT NULL,
    last_ms bigint NOT NULL,
    PRIMARY KEY (tenant, device, staff)
);
SELECT app.protect('app.device_user');
GRANT SELECT, INSERT, UPDATE ON app.device_user TO opdesk_app;

CREATE TABLE app.login_challenge (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    id          uuid NOT NULL,
    phone_index bytea NOT NULL,
    staff       uuid,
    device      uuid NOT NULL,
    otp_mac     bytea NOT NULL,
    created_ms  bigint NOT NULL,
    expires_ms  bigint NOT NULL,
    tries       integer NOT NULL DEFAULT 0,
    used        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX ON app.login_challenge (tenant, phone_index, created_ms);
SELECT app.protect('app.login_challenge');
GRANT SELECT, INSERT, UPDATE ON app.login_challenge TO opdesk_app;

CREATE TABLE app.session_family (
    tenant     uuid NOT NULL REFERENCES app.tenant,
    id         uuid NOT NULL,
    staff      uuid NOT NULL,
    device     uuid NOT NULL,
    thumbprint text NOT NULL,
    created_ms bigint NOT NULL,
    last_ms    bigint NOT NULL,
    revoked_ms bigint,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX ON app.session_family (tenant, staff) WHERE revoked_ms IS NULL;
SELECT app.protect('app.session_family');
GRANT SELECT, INSERT, UPDATE ON app.session_family TO opdesk_app;

CREATE TABLE app.access_token (
    tenant     uuid NOT NULL,
    hash       bytea NOT NULL,
    family     uuid NOT NULL,
    expires_ms bigint NOT NULL,
    PRIMARY KEY (tenant, hash),
    FOREIGN KEY (tenant, family) REFERENCES app.session_family (tenant, id)
);
CREATE INDEX ON app.access_token (tenant, family);
SELECT app.protect('app.access_token');
GRANT SELECT, INSERT, DELETE ON app.access_token TO opdesk_app;

-- `successor` is sealed under a key made from the token it follows: only its holder can ask for it again.
CREATE TABLE app.refresh_token (
    tenant         uuid NOT NULL,
    hash           bytea NOT NULL,
    family         uuid NOT NULL,
    created_ms     bigint NOT NULL,
    expires_ms     bigint NOT NULL,
    used_ms        bigint,
    successor_hash bytea,
    successor      bytea,
    PRIMARY KEY (tenant, hash),
    FOREIGN KEY (tenant, family) REFERENCES app.session_family (tenant, id)
);
SELECT app.protect('app.refresh_token');
GRANT SELECT, INSERT, UPDATE ON app.refresh_token TO opdesk_app;

CREATE TABLE app.lease (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    id          uuid NOT NULL,
    staff       uuid NOT NULL,
    device      uuid NOT NULL,
    family      uuid NOT NULL,
    roles       text[] NOT NULL,
    epoch       bigint NOT NULL,
    issued_ms   bigint NOT NULL,
    until_ms    bigint NOT NULL,
    signing_key bytea NOT NULL CHECK (octet_length(signing_key) = 32),
    text        text NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX ON app.lease (tenant, family, issued_ms);
SELECT app.protect('app.lease');
GRANT SELECT, INSERT ON app.lease TO opdesk_app;

CREATE TABLE app.cache_key_escrow (
    tenant     uuid NOT NULL,
    device     uuid NOT NULL,
    wrapped    bytea NOT NULL,
    created_ms bigint NOT NULL,
    PRIMARY KEY (tenant, device),
    FOREIGN KEY (tenant, device) REFERENCES app.device (tenant, id)
);
SELECT app.protect('app.cache_key_escrow');
GRANT SELECT, INSERT ON app.cache_key_escrow TO opdesk_app;

-- Proofs already seen, for clusters of several instances; one instance keeps them in memory.
CREATE TABLE app.dpop_jti (
    tenant     uuid NOT NULL,
    jti        bytea NOT NULL,
    expires_ms bigint NOT NULL,
    PRIMARY KEY (tenant, jti)
);
SELECT app.protect('app.dpop_jti');
GRANT SELECT, INSERT, DELETE ON app.dpop_jti TO opdesk_app;
