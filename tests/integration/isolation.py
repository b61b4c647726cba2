#!/usr/bin/env python3
"""What an attacker with the API's database password, or on the API's port, gets: nothing of a clinic without a signed
context, nothing of another clinic with one, and no answer without TLS 1.3."""
import socket
import subprocess

from support import register, run

# The context as the server signs it; the key is read by the superuser, whom this test may be and an attacker is not.
SIGNED = """
SELECT '{tenant}||integration|Receptionist|' || pg_backend_pid() || '|' || (extract(epoch FROM clock_timestamp())::bigint + 60)
       AS said \\gset
SELECT encode(ext.hmac(convert_to(:'said', 'UTF8'), decode('{key}', 'hex'), 'sha256'), 'hex') AS mac \\gset
SELECT set_config('app.context', :'said' || '|' || :'mac', false) \\g /dev/null
"""


def counts(server, tables, before=""):
    """{table: rows or the error} as the API's role sees them."""
    seen = {}
    for table in tables:
        code, lines, errors = server.psql("app", f"{before}SELECT count(*) FROM {table};")
        seen[table] = int(lines[-1]) if code == 0 else errors.splitlines()[0].rpartition("ERROR:")[2].strip()
    return seen


def context(server, tenant):
    key = server.query("super", "SELECT encode(key, 'hex') FROM app.context_key ORDER BY id DESC LIMIT 1;")[0]
    return SIGNED.format(tenant=tenant, key=key)


def rows_apart(server, claims):
    tables = server.query("super", "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n "
                                   "ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN "
                                   "('pg_catalog', 'information_schema') ORDER BY 1;")
    filled = [table for table in tables if int(server.query("super", f"SELECT count(*) FROM {table};")[0]) > 0]
    claims.check("the superuser sees rows, so that none seen by others means something", len(filled) >= 12,
                 f"{len(filled)} of {len(tables)} tables hold rows")

    unforced = server.query("super", "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n "
                                     "ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN "
                                     "('pg_catalog', 'information_schema') AND NOT (c.relrowsecurity AND c.relforcerowsecurity);")
    claims.equal("no table without forced row security", unforced, [])
    rights = server.query("super", "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
                                   "WHERE rolname IN ('opdesk_app', 'opdesk_migrate', 'opdesk_owner');")
    claims.equal("no role of the service is a superuser or goes round row security", set(rights), {"f|f|f|f"})

    nothing = counts(server, tables)
    readable = [table for table, seen in nothing.items() if isinstance(seen, int)]
    print("without a context:", ", ".join(f"{table} {seen}" for table, seen in nothing.items()))
    claims.check("no context: 0 rows in every table", all(seen == 0 for seen in nothing.values() if isinstance(seen, int)),
                 f"{len(readable)} tables read, {len(tables) - len(readable)} may not even be asked")

    tenant, other = server.env["OPDESK_TENANT"], server.env["OPDESK_OTHER_TENANT"]
    forged = f"SELECT set_config('app.context', '{tenant}|||Receptionist|' || pg_backend_pid() || '|9999999999|{'0' * 64}', false) \\g /dev/null\n"
    refused = counts(server, readable, forged)
    claims.check("a forged context is refused", all("context refused" in str(seen) for table, seen in refused.items()),
                 str(refused.get("app.record")))
    stolen = context(server, tenant).replace("pg_backend_pid()", "(pg_backend_pid() + 1)")
    claims.check("a genuine context of another connection is refused",
                 all("context refused" in str(seen) for seen in counts(server, ["app.record", "app.tenant"], stolen).values()))
    old = context(server, tenant).replace("+ 60", "- 60")
    claims.check("a genuine context that ended is refused",
                 all("context refused" in str(seen) for seen in counts(server, ["app.record", "app.tenant"], old).values()))

    mine, theirs = counts(server, readable, context(server, tenant)), counts(server, readable, context(server, other))
    claims.check("with its own context a clinic sees its records", mine["app.record"] > 0 and theirs["app.record"] > 0,
                 f"{mine['app.record']} and {theirs['app.record']} records")
    crossed = {}
    for table in readable:
        code, lines, errors = server.psql("app", f"{context(server, other)}SELECT count(*) FROM {table} WHERE tenant <> '{other}';")
        crossed[table] = lines[-1] if code == 0 else errors
    claims.equal("another clinic's context shows none of its rows", {table: seen for table, seen in crossed.items() if seen != "0"}, {})
    code, lines, errors = server.psql("app", f"{context(server, other)}SELECT count(*) FROM app.record WHERE tenant = '{tenant}';")
    claims.check("not even when they are asked for by its id", code == 0 and lines[-1] == "0", str(lines or errors))
    code, lines, errors = server.psql("app", f"{context(server, other)}INSERT INTO app.clinic_code(code, tenant) "
                                             f"VALUES ('STOLEN', '{tenant}');")
    claims.check("nor can a row be written for it", code != 0 and "row-level security" in errors, errors.splitlines()[0][-70:] if errors else "")


def s_client(server, version):
    done = subprocess.run(["openssl", "s_client", version, "-connect", f"127.0.0.1:{server.port}", "-CAfile", server.ca,
                           "-verify_return_error"], input="", text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30)
    words = [line.strip() for line in done.stdout.splitlines() if "alert" in line or line.startswith("New, ") or "Cipher is" in line]
    return done.returncode, "; ".join(words)[:110], done.stdout


def only_tls13(server, claims):
    for version in ("-tls1", "-tls1_1", "-tls1_2"):
        code, words, _ = s_client(server, version)
        claims.check(f"openssl s_client {version} is refused", code != 0, words)
    code, words, output = s_client(server, "-tls1_3")
    claims.check("openssl s_client -tls1_3 works", code == 0 and "TLSv1.3" in output and "Verify return code: 0" in output, words)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
        plain.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        plain.settimeout(20)
        heard = b""
        try:
            while piece := plain.recv(4096):
                heard += piece
        except (ConnectionResetError, socket.timeout):
            pass
    claims.check("plain HTTP gets no answer", b"HTTP/" not in heard, f"{len(heard)} bytes, no HTTP" if b"HTTP/" not in heard else "HTTP")
    listening = subprocess.run(["openssl", "s_client", "-tls1_3", "-connect", f"127.0.0.1:{server.port}", "-quiet"],
                               input="GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30).stdout
    claims.check("the same question over TLS 1.3 is answered", listening.startswith("HTTP/1.1 200"), listening.splitlines()[0] if listening else "")


def work(place, claims):
    server = place.server()
    desk = place.desk("banyan")
    desk.enrol(server)
    desk.login(server, "rohini")
    register(desk, "Apart Sharma")
    desk.sync()
    neighbour = place.desk("peepal")
    neighbour.enrol(server, clinic="PEEPAL")
    neighbour.login(server, "+919800000052")
    register(neighbour, "Neighbour Joshi")
    neighbour.sync()
    rows_apart(server, claims)
    only_tls13(server, claims)


if __name__ == "__main__":
    run("isolation", work)
