#include "core/store/schema.h"

#include <algorithm>
#include <array>

#include "core/store/device_renewal.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Status;

namespace {

/// `epoch` 0: the bytes beside it are plain canonical JSON; otherwise nonce, ciphertext and tag under that key epoch.
constexpr std::string_view kFirstTables = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
-- Names of kinds and compartments; the tables below carry the numbers, this file's own.
CREATE TABLE word(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE record(
  kind INTEGER NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, compartment INTEGER NOT NULL, subject BLOB,
  epoch INTEGER NOT NULL, body BLOB NOT NULL, deleted INTEGER NOT NULL, dirty INTEGER NOT NULL,
  PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE INDEX record_subject ON record(subject, kind, id) WHERE subject IS NOT NULL;
-- The last server image of dirty records.
CREATE TABLE base(
  kind INTEGER NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, epoch INTEGER NOT NULL, body BLOB NOT NULL,
  deleted INTEGER NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE TABLE outbox_group(
  number INTEGER PRIMARY KEY AUTOINCREMENT, group_id BLOB NOT NULL UNIQUE, actor BLOB NOT NULL, lease BLOB NOT NULL,
  signature BLOB NOT NULL, state TEXT NOT NULL, ops INTEGER NOT NULL, bytes INTEGER NOT NULL, made_at INTEGER NOT NULL,
  next_try_at INTEGER NOT NULL DEFAULT 0, acked_at INTEGER);
CREATE INDEX outbox_group_open ON outbox_group(number) WHERE state <> 'acked';
CREATE INDEX outbox_group_acked ON outbox_group(acked_at) WHERE state = 'acked';
CREATE TABLE outbox(
  device_seq INTEGER PRIMARY KEY, op_id BLOB NOT NULL UNIQUE, group_id BLOB NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
  action TEXT NOT NULL, base_version INTEGER NOT NULL, envelope TEXT NOT NULL, compartment INTEGER NOT NULL,
  epoch INTEGER NOT NULL, payload BLOB NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
  verdict TEXT, result_version INTEGER, code TEXT, detail TEXT, judged_at INTEGER);
CREATE INDEX outbox_group_id ON outbox(group_id);
CREATE INDEX outbox_waiting ON outbox(kind, id) WHERE state <> 'acked';
CREATE INDEX outbox_parked ON outbox(device_seq) WHERE state = 'parked';
CREATE TABLE audit(
  sequence INTEGER PRIMARY KEY, hash BLOB NOT NULL, group_id BLOB NOT NULL, event TEXT NOT NULL, compartment INTEGER NOT NULL,
  epoch INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE INDEX audit_group ON audit(group_id);
CREATE TABLE sync_state(name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE sealed_page(
  number INTEGER PRIMARY KEY, compartment INTEGER NOT NULL, epoch INTEGER NOT NULL, from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE INDEX sealed_page_order ON sealed_page(compartment, from_seq, number);
CREATE TABLE blob_queue(
  sha256 BLOB PRIMARY KEY, bytes INTEGER NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE draft(
  name TEXT PRIMARY KEY, compartment INTEGER NOT NULL, epoch INTEGER NOT NULL, body BLOB NOT NULL, saved_at INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
)sql";

/// Groups of a device that got a new identity keep the signature made under the old one.
constexpr std::string_view kCarriedGroups = R"sql(
ALTER TABLE outbox_group ADD COLUMN signed_device BLOB;
)sql";

/// leaf: digest of the last server image; empty when the server has none, null until it is made (makeLeaves).
constexpr std::string_view kDigests = R"sql(
ALTER TABLE record ADD COLUMN leaf BLOB;
UPDATE record SET leaf = x'' WHERE deleted = 1 AND dirty = 0;
CREATE INDEX record_leafless ON record(compartment, kind, id) WHERE leaf IS NULL AND version > 0;
CREATE INDEX record_unversioned ON record(compartment, kind, id) WHERE version = 0;
-- The 256 sums of a compartment in one value: they are written and compared together.
CREATE TABLE leaf_sum(compartment INTEGER PRIMARY KEY, sums BLOB NOT NULL);
ALTER TABLE outbox ADD COLUMN only_here INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox_group ADD COLUMN code TEXT;
ALTER TABLE outbox_group ADD COLUMN judged_at INTEGER;
)sql";

/// Attachments: `name` says nothing about the content, `bytes` is the sealed size (core/model/blob.h), `done` how much
/// of it the server has (up) or lies here (wanted). No row: it is not here and nobody asked for it. Queries name `state
/// <> 'kept'` so that the partial index serves them. up: whole here, not at the server · kept: at both · wanted: to be
/// fetched · found: a file whose record is not here · refused: whole here, the server does not take it.
constexpr std::string_view kBlobs = R"sql(
DROP TABLE blob_queue;
CREATE TABLE blob_queue(
  name BLOB PRIMARY KEY, compartment INTEGER NOT NULL, bytes INTEGER NOT NULL, state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL, asked INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL DEFAULT 0, code TEXT) WITHOUT ROWID;
CREATE INDEX blob_queue_open ON blob_queue(state, at) WHERE state <> 'kept';
)sql";

/// Sums of 16 buckets by compartment and sixteenth: a record that changes rewrites one small row.
constexpr std::string_view kLeafParts = R"sql(
CREATE TABLE leaf_part(number INTEGER PRIMARY KEY, sums BLOB NOT NULL);
WITH RECURSIVE part(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM part WHERE at < 15)
INSERT INTO leaf_part SELECT compartment * 16 + at, substr(sums, at * 512 + 1, 512) FROM leaf_sum, part;
DROP TABLE leaf_sum;
-- Asked for what nobody here has changed: what a desk just made and still has to send need not be in it.
DROP INDEX record_unversioned;
CREATE INDEX record_unconfirmed ON record(compartment, kind, id) WHERE version = 0 AND dirty = 0;
)sql";

/// `epoch`: the server's history that is known to have the lease.
constexpr std::string_view kLeaseTexts = R"sql(
CREATE TABLE lease_text(id BLOB PRIMARY KEY, text TEXT NOT NULL, epoch TEXT NOT NULL, kept_at INTEGER NOT NULL) WITHOUT ROWID;
)sql";

struct Step {
    SchemaVersion to;
    std::string_view script;
};
constexpr std::array kSteps{
    Step{SchemaVersion::firstTables, kFirstTables}, Step{SchemaVersion::carriedGroups, kCarriedGroups},
    Step{SchemaVersion::digests, kDigests},         Step{SchemaVersion::blobs, kBlobs},
    Step{SchemaVersion::leafParts, kLeafParts},     Step{SchemaVersion::leaseTexts, kLeaseTexts}};

base::Result<std::int64_t> pragma(Database& database, std::string_view sql) {
    OPDESK_TRY(const auto value, database.number(sql));
    return value.value_or(0);
}

Status apply(Database& database, const Step& step, const model::TenantId& tenant, const model::DeviceId& device) {
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    OPDESK_CHECK(database.script(step.script));
    if (step.to == SchemaVersion::firstTables) {
        OPDESK_CHECK(database.run("INSERT INTO meta(name, value) VALUES('tenant', ?), ('device', ?)", tenant.uuid(),
                                  device.uuid()));
        OPDESK_CHECK(database.script("PRAGMA application_id=" + std::to_string(kApplicationId)));
    }
    OPDESK_CHECK(database.script("PRAGMA user_version=" + std::to_string(static_cast<std::int64_t>(step.to))));
    return transaction.commit();
}

Status checkOwner(Database& database, std::string_view name, const base::Uuid& expected,
                  const std::vector<model::DeviceId>& former) {
    OPDESK_TRY(auto statement, database.query("SELECT value FROM meta WHERE name = ?", name));
    OPDESK_TRY(const bool found, statement.step());
    if (!found)
        return base::fail(ErrorCode::damaged, "the cache does not say whose it is");
    const bool isOther = statement.uuid(0) != expected;
    if (isOther && name == "device") {
        // The device got a new identity and the program ended before the profile took it.
        OPDESK_TRY(const auto before, formerDevicesOf(database));
        if (before.has(model::DeviceId(expected)))
            return {};
        // Or the file is an image of before that.
        if (std::ranges::find(former, model::DeviceId(statement.uuid(0))) != former.end())
            return {};
    }
    if (isOther)
        return base::fail(ErrorCode::foreignFile,
                          "the cache belongs to another " + std::string(name == "tenant" ? "clinic" : "device"));
    return {};
}

}  // namespace

Status prepareSchema(Database& database, const StoreOptions& options) {
    OPDESK_TRY(const auto application, pragma(database, "PRAGMA application_id"));
    OPDESK_TRY(const auto version, pragma(database, "PRAGMA user_version"));
    OPDESK_TRY(const auto tables, pragma(database, "SELECT count(*) FROM sqlite_schema"));
    if (tables > 0 && application != kApplicationId)
        return base::fail(ErrorCode::foreignFile, "not a cache of this program");
    if (version > static_cast<std::int64_t>(SchemaVersion::newest))
        return base::fail(ErrorCode::newerSchema, "the cache was written by version " + std::to_string(version));
    if (options.readOnly && version < static_cast<std::int64_t>(SchemaVersion::newest))
        return base::fail(ErrorCode::wrongState, "the cache must be opened for writing first");
    if (version > 0) {
        OPDESK_CHECK(checkOwner(database, "tenant", options.tenant.uuid(), {}));
        OPDESK_CHECK(checkOwner(database, "device", options.device.uuid(), options.former));
    }
    for (const auto& step : kSteps)
        if (version < static_cast<std::int64_t>(step.to))
            OPDESK_CHECK(apply(database, step, options.tenant, options.device));
    return {};
}

}  // namespace opdesk::store
