-- Bytes of attachments, sealed as the desks made them (core/model/blob.h), in the pieces they came in. A device sends its
-- own sealing of a content: two devices that attach the same one never mix theirs, and the first that is whole stays.
CREATE TABLE app.blob (
    tenant      uuid NOT NULL REFERENCES app.tenant,
    name        bytea NOT NULL CHECK (octet_length(name) = 32),
    maker       uuid NOT NULL,
    compartment text NOT NULL,
    bytes       bigint NOT NULL CHECK (bytes > 0),
    have        bigint NOT NULL DEFAULT 0 CHECK (have BETWEEN 0 AND bytes),
    complete    boolean NOT NULL DEFAULT false CHECK (NOT complete OR have = bytes),
    touched_ms  bigint NOT NULL,
    PRIMARY KEY (tenant, name, maker)
);
CREATE UNIQUE INDEX blob_whole ON app.blob (tenant, name) WHERE complete;
CREATE INDEX blob_partial ON app.blob (tenant, touched_ms) WHERE NOT complete;
SELECT app.protect('app.blob');
GRANT SELECT, INSERT, UPDATE (have, complete, touched_ms), DELETE ON app.blob TO opdesk_app;

CREATE TABLE app.blob_piece (
    tenant uuid NOT NULL,
    name   bytea NOT NULL,
    maker  uuid NOT NULL,
    at     bigint NOT NULL CHECK (at >= 0),
    piece  bytea NOT NULL CHECK (octet_length(piece) BETWEEN 1 AND 262144),
    PRIMARY KEY (tenant, name, maker, at)
);
-- Ciphertext does not get smaller.
ALTER TABLE app.blob_piece ALTER COLUMN piece SET STORAGE EXTERNAL;
SELECT app.protect('app.blob_piece');
GRANT SELECT, INSERT, DELETE ON app.blob_piece TO opdesk_app;

-- What a clinic's attachments take, those on their way with their whole size.
CREATE TABLE app.blob_usage (
    tenant uuid PRIMARY KEY REFERENCES app.tenant,
    bytes  bigint NOT NULL CHECK (bytes >= 0)
);
SELECT app.protect('app.blob_usage');
GRANT SELECT, INSERT, UPDATE (bytes) ON app.blob_usage TO opdesk_app;

-- What is whole stays: a record may name it for ever.
CREATE FUNCTION app.whole_blob_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF OLD.complete THEN
        RAISE EXCEPTION 'a whole attachment is never changed' USING ERRCODE = '42501';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
REVOKE ALL ON FUNCTION app.whole_blob_stays() FROM PUBLIC;
CREATE FUNCTION app.whole_blob_pieces_stay() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM app.blob b
               WHERE b.tenant = OLD.tenant AND b.name = OLD.name AND b.maker = OLD.maker AND b.complete) THEN
        RAISE EXCEPTION 'a whole attachment is never changed' USING ERRCODE = '42501';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
REVOKE ALL ON FUNCTION app.whole_blob_pieces_stay() FROM PUBLIC;
CREATE TRIGGER whole_blob_stays BEFORE UPDATE OR DELETE ON app.blob
    FOR EACH ROW EXECUTE FUNCTION app.whole_blob_stays();
CREATE TRIGGER whole_blob_pieces_stay BEFORE UPDATE OR DELETE ON app.blob_piece
    FOR EACH ROW EXECUTE FUNCTION app.whole_blob_pieces_stay();
ALTER TABLE app.blob ENABLE ALWAYS TRIGGER whole_blob_stays;
ALTER TABLE app.blob_piece ENABLE ALWAYS TRIGGER whole_blob_pieces_stay;
