// PouchDB with express-pouchdb, measured beside OPDesk by scripts/bench.sh sync. Neither encrypts, logs in nor uses TLS.
//   node peer.js serve     --folder F --load records.jsonl    a server; prints its port, then that the records are in
//   node peer.js bootstrap --folder F --url U --batch N       an empty client replicates everything
//   node peer.js backlog   --folder F --url U --load records.jsonl --ops N --batch N
//   node peer.js latency   --folder F --url U --changes N     two clients, live replication both ways
// Every part prints one JSON object a line. Modules come from NODE_PATH.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { parseArgs } = require('util');
const PouchDB = require('pouchdb');

const { values: given, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        folder: { type: 'string' }, url: { type: 'string' }, load: { type: 'string' }, ops: { type: 'string' },
        batch: { type: 'string' }, changes: { type: 'string' },
    },
});
const tell = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const seconds = (from) => Number(process.hrtime.bigint() - from) / 1e9;
const now = () => process.hrtime.bigint();
const within = (share, times) => {
    const sorted = [...times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1];
};

/** The records of an export of a desk, one JSON line each, as documents. */
async function* documents(file, atMost = Infinity) {
    let count = 0;
    for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) {
        if (count++ >= atMost) return;
        const record = JSON.parse(line);
        yield { _id: `${record.kind}:${record.id}`, ...record.body, kind: record.kind };
    }
}

async function loadInto(database, file, atMost) {
    let batch = [], count = 0;
    const flush = async () => {
        const results = await database.bulkDocs(batch);
        const failed = results.find((one) => one.error);
        if (failed) throw new Error(`a document was refused: ${failed.message}`);
        count += batch.length;
        batch = [];
    };
    for await (const document of documents(file, atMost)) {
        batch.push(document);
        if (batch.length === 2000) await flush();
    }
    if (batch.length) await flush();
    return count;
}

async function serve() {
    const folder = path.join(given.folder, 'server') + path.sep;
    fs.mkdirSync(folder, { recursive: true });
    const Server = PouchDB.defaults({ prefix: folder });
    const app = require('express')();
    app.use('/', require('express-pouchdb')(Server, {
        mode: 'minimumForPouchDB', inMemoryConfig: true,
        logPath: path.join(folder, 'log.txt'),
    }));
    const listener = app.listen(0, '127.0.0.1', async () => {
        tell({ port: listener.address().port });
        try {
            const begun = now();
            const count = await loadInto(new Server('clinic'), given.load);
            tell({ loaded: count, seconds: seconds(begun) });
        } catch (error) {
            console.error(`peer: ${error.message}`);
            process.exit(1);
        }
    });
    // The bench holds the other end: its death ends this too.
    process.stdin.resume();
    process.stdin.on('end', () => process.exit(0));
}

const client = (name) => {
    fs.mkdirSync(given.folder, { recursive: true });
    return new PouchDB(path.join(given.folder, name));
};

async function bootstrap() {
    const local = client('bootstrap');
    const begun = now();
    await local.replicate.from(`${given.url}/clinic`, { batch_size: Number(given.batch) });
    const took = seconds(begun);
    const { doc_count: records } = await local.info();
    tell({ records, seconds: took, memory: { rss_kb: Math.round(process.memoryUsage().rss / 1024) } });
}

async function backlog() {
    const local = client('backlog');
    const count = await loadInto(local, given.load, Number(given.ops));
    const begun = now();
    const done = await local.replicate.to(`${given.url}/backlog-${given.batch}`, { batch_size: Number(given.batch) });
    const took = seconds(begun);
    if (done.docs_written !== count) throw new Error(`${done.docs_written} of ${count} documents arrived`);
    tell({ ops: count, seconds: took });
}

async function latency() {
    const writer = client('writer'), reader = client('reader');
    const remote = `${given.url}/latency`;
    const live = { live: true, retry: true };
    const lines = [writer.replicate.to(remote, live), reader.replicate.from(remote, live)];
    let seen = () => {};
    const feed = reader.changes({ since: 'now', live: true }).on('change', () => seen());
    const times = [];
    let revision;
    for (let i = 0; i <= Number(given.changes); ++i) {
        await new Promise((resolve) => setTimeout(resolve, 60 + (i * 37) % 80));
        const arrived = new Promise((resolve) => { seen = resolve; });
        const begun = now();
        const put = await writer.put({ _id: 'patient', _rev: revision, remark: `change ${i}` });
        revision = put.rev;
        await arrived;
        if (i > 0) times.push(1000 * seconds(begun)); // the first one opens the connections
    }
    tell({ count: times.length, median_ms: within(0.5, times), p99_ms: within(0.99, times), max_ms: within(1, times) });
    feed.cancel();
    lines.forEach((line) => line.cancel());
    process.exit(0);
}

const parts = { serve, bootstrap, backlog, latency };
const part = parts[positionals[0]];
if (!part) {
    console.error('usage: peer.js serve|bootstrap|backlog|latency …');
    process.exit(2);
}
part().catch((error) => {
    console.error(`peer: ${error.message}`);
    process.exit(1);
});
