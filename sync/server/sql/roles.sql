-- Run once per cluster by a superuser, before `opdeskd migrate`:
--   psql -v ON_ERROR_STOP=1 -v app_password=... -v migrate_password=... -f roles.sql
-- Makes the roles, the database and the two extensions. Nothing here is run by opdeskd.
\set QUIET on
CREATE ROLE opdesk_owner NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;
CREATE ROLE opdesk_migrate LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD :'migrate_password';
CREATE ROLE opdesk_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD :'app_password';
GRANT opdesk_owner TO opdesk_migrate;
ALTER ROLE opdesk_app SET statement_timeout = '30s';
ALTER ROLE opdesk_app SET lock_timeout = '10s';
ALTER ROLE opdesk_app SET idle_in_transaction_session_timeout = '30s';
CREATE DATABASE opdesk OWNER opdesk_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE opdesk FROM PUBLIC;
GRANT CONNECT ON DATABASE opdesk TO opdesk_app, opdesk_migrate;
\connect opdesk
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA ext;
CREATE EXTENSION pgcrypto SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
GRANT USAGE ON SCHEMA ext TO opdesk_owner, opdesk_app;
