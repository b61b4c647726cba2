-- The signed context (security.md, fact 7): who speaks, checked by a key the API's role cannot read.
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO opdesk_app;

CREATE TABLE app.schema_migration (
    number     integer PRIMARY KEY,
    name       text NOT NULL,
    sha256     bytea NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE app.schema_migration ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.schema_migration FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_only ON app.schema_migration TO opdesk_owner USING (true) WITH CHECK (true);

CREATE TABLE app.context_key (
    id   integer PRIMARY KEY,
    key  bytea NOT NULL CHECK (octet_length(key) = 32)
);
ALTER TABLE app.context_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.context_key FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_only ON app.context_key TO opdesk_owner USING (true) WITH CHECK (true);

-- app.context = tenant|user|device|roles|backend pid|expiry (seconds)|HMAC-SHA-256 in hex over everything before.
-- No context: NULL, so that a policy matches nothing. A context that is not ours, not this backend's, or too old: 28000.
CREATE FUNCTION app.tenant() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    context text := current_setting('app.context', true);
    parts   text[];
    signed  text;
    genuine boolean := false;
    one     record;
BEGIN
    IF context IS NULL OR context = '' THEN
        RETURN NULL;
    END IF;
    parts := string_to_array(context, '|');
    IF array_length(parts, 1) IS DISTINCT FROM 7 THEN
        RAISE EXCEPTION 'context refused' USING ERRCODE = '28000';
    END IF;
    signed := left(context, length(context) - length(parts[7]) - 1);
    FOR one IN SELECT key FROM app.context_key LOOP
        -- Digests are compared, so that the time taken tells nothing about the right one.
        IF sha256(convert_to(encode(ext.hmac(convert_to(signed, 'UTF8'), one.key, 'sha256'), 'hex'), 'UTF8'))
           = sha256(convert_to(parts[7], 'UTF8')) THEN
            genuine := true;
        END IF;
    END LOOP;
    IF NOT genuine OR parts[5] <> pg_backend_pid()::text
       OR parts[6]::bigint < extract(epoch FROM clock_timestamp())::bigint THEN
        RAISE EXCEPTION 'context refused' USING ERRCODE = '28000';
    END IF;
    RETURN parts[1]::uuid;
END
$$;
REVOKE ALL ON FUNCTION app.tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenant() TO opdesk_app, opdesk_owner;

-- For every table of a tenant: forced row security and the one policy.
CREATE FUNCTION app.protect(target regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY tenant_only ON %s USING (tenant = (SELECT app.tenant())) '
                   'WITH CHECK (tenant = (SELECT app.tenant()))', target);
END
$$;
REVOKE ALL ON FUNCTION app.protect(regclass) FROM PUBLIC;

-- For what is only ever added to. ENABLE ALWAYS: the replica role does not get round it.
CREATE FUNCTION app.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = '42501';
END
$$;
REVOKE ALL ON FUNCTION app.refuse_change() FROM PUBLIC;

CREATE FUNCTION app.append_only(target regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %s '
                   'FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', target);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %s '
                   'FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_rows', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_table', target);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM PUBLIC, opdesk_app', target);
END
$$;
REVOKE ALL ON FUNCTION app.append_only(regclass) FROM PUBLIC;
