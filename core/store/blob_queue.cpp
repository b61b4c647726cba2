#include <algorithm>
#include <boost/json.hpp>

#include "core/base/log.h"
#include "core/store/blob_table.h"
#include "core/store/body_reader.h"
#include "core/store/sync_values.h"

/// Which bytes are to be sent, which to be fetched, and how far each has come.
namespace opdesk::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using model::BlobName;
using model::Compartment;

namespace {

constexpr std::int64_t kWeekMillis = 7LL * 24 * 3600 * 1000;
/// Nothing waits longer; a clock that was set back must not make it so.
constexpr std::int64_t kLongestWaitMillis = 3'600'000;
/// Nothing is fetched that nobody asked for when the disk is as full as this.
constexpr std::uintmax_t kRoomToFetchAhead = std::uintmax_t{512} * 1024 * 1024;

std::optional<BlobName> nameIn(Statement& row, int column) {
    const auto bytes = row.blob(column);
    BlobName name{};
    if (bytes.size() != name.size())
        return std::nullopt;
    std::ranges::copy(bytes, name.begin());
    return name;
}

template <typename Work>
Status inTransaction(Store& store, Work work) {
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    OPDESK_CHECK(work());
    return transaction.commit();
}

/// Columns: name, compartment, bytes, state, done, at, tries.
Result<std::optional<BlobTask>> taskIn(Store::Impl& impl, Statement& row) {
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<BlobTask>();
    const auto name = nameIn(row, 0);
    const auto compartment = impl.words.compartment(row.integer(1));
    if (!name || !compartment)
        return fail(ErrorCode::damaged, "a row of the attachments' queue");
    return std::optional(BlobTask{*name, *compartment, row.text(3) == "up", row.integer(2), row.integer(4),
                                  row.integer(5), row.integer(6), false});
}

Result<std::optional<BlobTask>> fetchAhead(Store::Impl& impl, std::int64_t now) {
    OPDESK_TRY(auto row,
               impl.database->query("SELECT name, compartment, bytes, 'wanted', 0, at, 0 FROM attachment_row"
                                    " WHERE at > ? AND NOT EXISTS(SELECT 1 FROM blob_queue WHERE blob_queue.name ="
                                    " attachment_row.name) ORDER BY at DESC LIMIT 1",
                                    now - kWeekMillis));
    OPDESK_TRY(auto task, taskIn(impl, row));
    if (task && impl.blobs->freeBytes() < kRoomToFetchAhead)
        task.reset();
    return task;
}

}  // namespace

Status queueOwnBlob(Store::Impl& impl, const model::Op& op) {
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    const BodyReader body(op.document);
    const auto sha256 = base::fromHex(body.text("sha256"));
    const auto bytes = body.integer("bytes");
    if (!sha256 || sha256->size() != crypto::Bytes32{}.size() || !bytes)
        return base::failField("sha256", "not a digest", "64 hexadecimal digits");
    OPDESK_TRY(const auto name, blobNameOf(impl, op.compartment, *sha256));
    const auto sealed = model::sealedBlobSize(*bytes);
    OPDESK_TRY(const auto there, files->size(name));
    if (there != sealed)
        return fail(ErrorCode::wrongState, "the bytes of the attachment are not on this desk");
    // The same content is there once, however often it is attached; what the server has is not sent again.
    return impl.database->run(
        "INSERT INTO blob_queue(name, compartment, bytes, state, at) VALUES(?,?,?,'up',?)"
        " ON CONFLICT(name) DO UPDATE SET state = 'up', done = 0, tries = 0, next_try_at = 0, code = NULL"
        " WHERE state <> 'kept'",
        base::ByteView(name), impl.words.of(op.compartment), sealed, op.wallMillis);
}

Status adoptBlobFiles(Store::Impl& impl) {
    if (!impl.blobs)
        return {};
    auto& database = *impl.database;
    OPDESK_TRY(const auto whole, impl.blobs->whole());
    std::vector<std::pair<BlobName, std::string>> rows;
    {
        OPDESK_TRY(auto statement, database.prepare("SELECT name, state FROM blob_queue ORDER BY name"));
        while (true) {
            OPDESK_TRY(const bool more, statement.step());
            if (!more)
                break;
            if (const auto name = nameIn(statement, 0))
                rows.emplace_back(*name, statement.text(1));
        }
    }
    if (whole.empty() && rows.empty())
        return {};
    const auto known = [&](const BlobName& name) {
        return std::ranges::binary_search(rows, name, {}, [](const auto& row) { return row.first; });
    };
    std::int64_t lost = 0, found = 0;
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    for (const auto& [name, state] : rows) {
        if (state == "wanted" || std::ranges::binary_search(whole, name))
            continue;
        // What the server has can be fetched again; what it never had is counted for a person to see.
        if (state == "kept" || state == "found")
            OPDESK_CHECK(database.run("DELETE FROM blob_queue WHERE name = ?", base::ByteView(name)));
        else
            OPDESK_CHECK(database.run("UPDATE blob_queue SET state = 'refused', code = 'not_found' WHERE name = ?",
                                      base::ByteView(name)));
        lost += state == "up" ? 1 : 0;
    }
    for (const auto& name : whole) {
        if (known(name))
            continue;
        OPDESK_TRY(const auto head, impl.blobs->read(name, 0, model::kBlobHeader));
        OPDESK_TRY(const auto size, impl.blobs->size(name));
        const auto header = model::readBlobHeader(head);
        const auto compartment = header ? model::compartmentFromName(header->compartment) : std::nullopt;
        if (!compartment || !size || model::blobChunks(*size) == 0)
            continue;  // nothing of this program's
        OPDESK_CHECK(database.run("INSERT INTO blob_queue(name, compartment, bytes, state, at) VALUES(?,?,?,'found',?)",
                                  base::ByteView(name), impl.words.of(*compartment), *size,
                                  base::toMillis(impl.clock.now())));
        ++found;
    }
    OPDESK_CHECK(
        database.run("UPDATE blob_queue SET state = 'up' WHERE state = 'found' AND name IN"
                     " (SELECT name FROM attachment_row)"));
    if (lost + found > 0)
        base::log(base::LogLevel::warning, "files of attachments and their queue differ",
                  {{"unsent_and_gone", lost}, {"found", found}});
    return transaction.commit();
}

Status offerBlobsAgain(Database& database) {
    return database.run(
        "UPDATE blob_queue SET state = 'up', done = 0, tries = 0, next_try_at = 0, code = NULL"
        " WHERE state IN ('kept', 'up')");
}

Result<std::int64_t> unsentBlobs(Database& database) {
    OPDESK_TRY(const auto count,
               database.number("SELECT count(*) FROM blob_queue WHERE state IN ('up', 'refused') AND state <> 'kept'"));
    return count.value_or(0);
}

Result<std::int64_t> unsentBlobsOf(Store::Impl& impl, Compartment compartment) {
    OPDESK_TRY(const auto count,
               impl.database->number(
                   "SELECT count(*) FROM blob_queue WHERE state = 'up' AND state <> 'kept' AND compartment = ?",
                   impl.words.of(compartment)));
    return count.value_or(0);
}

Status dropBlobsOf(Store::Impl& impl, Compartment compartment) {
    const auto word = impl.words.of(compartment);
    {
        OPDESK_TRY(auto rows, impl.database->query("SELECT name FROM blob_queue WHERE compartment = ?", word));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            if (const auto name = nameIn(rows, 0); name && impl.blobs)
                OPDESK_CHECK(impl.blobs->remove(*name));
        }
    }
    return impl.database->run("DELETE FROM blob_queue WHERE compartment = ?", word);
}

Result<std::optional<BlobTask>> nextBlob(Store& store, base::Instant now) {
    auto& impl = store.impl();
    if (!impl.blobs)
        return std::optional<BlobTask>();
    const auto millis = base::toMillis(now);
    const auto queryFor = [](std::string_view which, std::string_view order) {
        std::string sql("SELECT name, compartment, bytes, state, done, at, tries FROM blob_queue WHERE ");
        sql.append(which).append(" AND state <> 'kept' AND (next_try_at <= ? OR next_try_at > ?) ORDER BY at ");
        return sql.append(order);
    };
    static const std::string kQueries[] = {queryFor("state = 'wanted' AND asked = 1", "DESC LIMIT 1"),
                                           queryFor("state = 'up'", "LIMIT 1"),
                                           queryFor("state = 'wanted'", "DESC LIMIT 1")};
    std::optional<BlobTask> task;
    for (const auto& sql : kQueries) {
        OPDESK_TRY(auto row, impl.database->query(sql, millis, millis + kLongestWaitMillis));
        OPDESK_TRY(task, taskIn(impl, row));
        if (task)
            break;
    }
    if (!task) {
        OPDESK_TRY(task, fetchAhead(impl, millis));
    }
    if (task && !task->isUpload) {
        OPDESK_TRY(task->done, impl.blobs->partSize(task->name));  // the part itself says how far it came
        OPDESK_TRY(const auto whole, impl.blobs->size(task->name));
        task->isHere = whole == task->bytes;
    }
    return task;
}

Result<std::optional<base::Instant>> nextBlobTry(Store& store) {
    OPDESK_TRY(const auto millis,
               store.database().number(
                   "SELECT min(next_try_at) FROM blob_queue WHERE state IN ('up', 'wanted') AND state <> 'kept'"));
    if (!millis)
        return std::optional<base::Instant>();
    return std::optional(base::fromMillis(*millis));
}

Status noteBlobSent(Store& store, const BlobName& name, std::int64_t done, bool isWhole) {
    const Status noted = inTransaction(store, [&] {
        return store.database().run(
            "UPDATE blob_queue SET done = ?, state = CASE WHEN ? THEN 'kept' ELSE state END,"
            " next_try_at = 0 WHERE name = ? AND state = 'up'",
            done, isWhole, base::ByteView(name));
    });
    if (noted && isWhole)
        announceBlob(store.impl(), name);
    return noted;
}

Status refuseBlob(Store& store, const BlobName& name, const std::string& code) {
    return inTransaction(store, [&] {
        return store.database().run("UPDATE blob_queue SET state = 'refused', code = ? WHERE name = ? AND state = 'up'",
                                    code, base::ByteView(name));
    });
}

Status postponeBlob(Store& store, const BlobTask& task, base::Instant until, const std::string& code) {
    auto& impl = store.impl();
    return inTransaction(store, [&] {
        return impl.database->run(
            "INSERT INTO blob_queue(name, compartment, bytes, state, at, tries, next_try_at, code)"
            " VALUES(?,?,?,'wanted',?,1,?,?) ON CONFLICT(name) DO UPDATE SET tries = tries + 1,"
            " next_try_at = excluded.next_try_at, code = excluded.code",
            base::ByteView(task.name), impl.words.of(task.compartment), task.bytes, task.at, base::toMillis(until),
            code);
    });
}

Result<BlobCounts> blobCounts(Store& store) {
    auto& database = store.database();
    BlobCounts counts;
    OPDESK_TRY(auto row,
               database.prepare("SELECT count(*) FILTER (WHERE state = 'up'), sum(bytes - done) FILTER (WHERE state ="
                                " 'up'), count(*) FILTER (WHERE state = 'wanted' AND asked = 1),"
                                " count(*) FILTER (WHERE state = 'refused') FROM blob_queue WHERE state <> 'kept'"));
    OPDESK_TRY(const bool found, row.step());
    if (found) {
        counts.up = row.integer(0);
        counts.upBytes = row.integer(1);
        counts.asked = row.integer(2);
        counts.refused = row.integer(3);
    }
    OPDESK_TRY(const auto refetched, database.number("SELECT value FROM counter WHERE name = ?", kRefetchedCounter));
    counts.refetched = refetched.value_or(0);
    return counts;
}

}  // namespace opdesk::store
