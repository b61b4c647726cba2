#include "core/store/blobs.h"

#include <algorithm>

#include "core/store/blob_table.h"

/// Sealing, opening and proving the bytes of attachments.
namespace opdesk::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using model::BlobName;
using model::Compartment;

Result<BlobFiles*> blobFilesOf(Store::Impl& impl) {
    if (!impl.blobs)
        return fail(ErrorCode::unsupported, "attachments cannot be kept here");
    return impl.blobs.get();
}

Result<BlobName> blobNameOf(Store::Impl& impl, Compartment compartment, base::ByteView sha256) {
    const auto first = impl.keys.key(compartment, 1);
    if (first.empty())
        return fail(ErrorCode::locked, "compartment " + std::string(model::compartmentName(compartment)));
    return model::blobName(first, sha256);
}

void announceBlob(Store::Impl& impl, const BlobName& name) {
    auto rows = impl.database->query("SELECT record FROM attachment_row WHERE name = ?", base::ByteView(name));
    ChangedIds changed;
    while (rows) {
        const auto more = rows->step();
        if (!more || !*more)
            break;
        changed[model::KindId::attachment].push_back(rows->uuid(0));
    }
    impl.announce(changed);
}

namespace {

struct Row {
    std::string state, code;
    std::int64_t done = 0;
};
Result<std::optional<Row>> rowOf(Store::Impl& impl, const BlobName& name) {
    OPDESK_TRY(auto row,
               impl.database->query("SELECT state, code, done FROM blob_queue WHERE name = ?", base::ByteView(name)));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<Row>();
    return std::optional(Row{std::string(row.text(0)), std::string(row.text(1)), row.integer(2)});
}

/// A reader for what lies in a file; nothing when the key of its epoch is not here.
Result<std::optional<model::BlobReader>> readerFor(Store::Impl& impl, const BlobTask& task, base::ByteView head) {
    OPDESK_TRY(const auto header, model::readBlobHeader(head));
    if (header.compartment != model::compartmentName(task.compartment))
        return fail(ErrorCode::damaged, "the bytes are of another compartment");
    const auto key = impl.keys.key(task.compartment, header.epoch);
    const auto first = impl.keys.key(task.compartment, 1);
    if (key.empty() || first.empty())
        return std::optional<model::BlobReader>();
    OPDESK_TRY(auto reader, model::BlobReader::make(impl.tenant, task.compartment, task.name, task.bytes, key, first));
    return std::optional(std::move(reader));
}

Result<base::Bytes> openWhole(Store::Impl& impl, BlobFiles& files, const BlobTask& task) {
    OPDESK_TRY(const auto head, files.read(task.name, 0, model::kBlobHeader));
    OPDESK_TRY(auto reader, readerFor(impl, task, head));
    if (!reader)
        return fail(ErrorCode::locked, "compartment " + std::string(model::compartmentName(task.compartment)));
    base::Bytes content;
    content.reserve(static_cast<std::size_t>(task.bytes));
    while (!reader->atEnd()) {
        OPDESK_TRY(const auto sealed, files.read(task.name, reader->offset(), reader->size()));
        OPDESK_TRY(const auto plain, reader->open(sealed));
        content.insert(content.end(), plain.begin(), plain.end());
    }
    OPDESK_CHECK(reader->finish());
    return content;
}

Status countRefetched(Database& database) {
    return database.run(
        "INSERT INTO counter(name, value) VALUES(?, 1) ON CONFLICT(name) DO UPDATE SET value = value + 1",
        kRefetchedCounter);
}

Status want(Store::Impl& impl, const BlobTask& task, bool asked) {
    return impl.database->run(
        "INSERT INTO blob_queue(name, compartment, bytes, state, at, asked) VALUES(?,?,?,'wanted',?,?)"
        " ON CONFLICT(name) DO UPDATE SET asked = max(asked, excluded.asked), next_try_at = 0, code = NULL"
        " WHERE state = 'wanted'",
        base::ByteView(task.name), impl.words.of(task.compartment), task.bytes, task.at, asked);
}

}  // namespace

Result<crypto::Bytes32> keepBlob(Store& store, Compartment compartment, base::ByteView content) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    if (content.empty())
        return fail(ErrorCode::invalidInput, "an attachment without content");
    if (content.size() > static_cast<std::size_t>(model::kMostAttachmentBytes))
        return fail(ErrorCode::tooLarge, "an attachment holds at most 20 MB");
    const auto sha256 = crypto::sha256(content);
    OPDESK_TRY(const auto name, blobNameOf(impl, compartment, sha256));
    OPDESK_TRY(const auto there, files->size(name));
    const auto size = model::sealedBlobSize(static_cast<std::int64_t>(content.size()));
    const BlobTask task{name, compartment, true, size, 0, 0, 0, true};
    // The same content may be here already; what lies there must be readable to stand for it.
    if (there == size && openWhole(impl, *files, task))
        return sha256;
    const auto epoch = impl.keys.newestEpoch(compartment);
    OPDESK_TRY(const auto sealed, model::sealBlob(impl.tenant, compartment, epoch, impl.keys.key(compartment, epoch),
                                                  name, content, impl.random));
    OPDESK_CHECK(files->put(name, sealed));
    return sha256;
}

Status takeBackBlob(Store& store, Compartment compartment, base::ByteView sha256) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    OPDESK_TRY(const auto name, blobNameOf(impl, compartment, sha256));
    OPDESK_TRY(const auto row, rowOf(impl, name));
    if (row)
        return {};
    return files->remove(name);
}

Result<BlobStanding> blobStanding(Store& store, Compartment compartment, base::ByteView sha256,
                                  std::int64_t plainBytes) {
    auto& impl = store.impl();
    BlobStanding standing;
    standing.bytes = model::sealedBlobSize(plainBytes);
    if (!impl.blobs)
        return standing;
    OPDESK_TRY(const auto name, blobNameOf(impl, compartment, sha256));
    OPDESK_TRY(const auto row, rowOf(impl, name));
    if (!row)
        return standing;
    standing.code = row->code;
    standing.place = row->state == "wanted" ? BlobPlace::coming : BlobPlace::here;
    standing.sent = row->state != "up" && row->state != "refused";
    standing.done = row->done;
    if (row->state == "wanted") {
        OPDESK_TRY(standing.done, impl.blobs->partSize(name));
    }
    return standing;
}

Result<base::Bytes> readBlob(Store& store, Compartment compartment, base::ByteView sha256) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    BlobTask task;
    task.compartment = compartment;
    OPDESK_TRY(task.name, blobNameOf(impl, compartment, sha256));
    OPDESK_TRY(const auto size, files->size(task.name));
    if (!size)
        return fail(ErrorCode::notFound, "the bytes of the attachment are not on this desk");
    task.bytes = *size;
    auto content = openWhole(impl, *files, task);
    if (content || content.error().code != ErrorCode::damaged)
        return content;
    OPDESK_TRY(const auto row, rowOf(impl, task.name));
    if (!row || row->state != "kept")
        return content;  // the only copy: it stays, whatever it is worth
    task.at = base::toMillis(impl.clock.now());
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
    OPDESK_CHECK(files->remove(task.name));
    OPDESK_CHECK(impl.database->run("DELETE FROM blob_queue WHERE name = ?", base::ByteView(task.name)));
    OPDESK_CHECK(want(impl, task, true));
    OPDESK_CHECK(countRefetched(*impl.database));
    OPDESK_CHECK(transaction.commit());
    return content;
}

Status askForBlob(Store& store, Compartment compartment, base::ByteView sha256, std::int64_t plainBytes) {
    auto& impl = store.impl();
    OPDESK_TRY([[maybe_unused]] auto* files, blobFilesOf(impl));
    BlobTask task;
    task.compartment = compartment;
    task.bytes = model::sealedBlobSize(plainBytes);
    task.at = base::toMillis(impl.clock.now());
    OPDESK_TRY(task.name, blobNameOf(impl, compartment, sha256));
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
    OPDESK_CHECK(want(impl, task, true));
    return transaction.commit();
}

Result<base::Bytes> readBlobPiece(Store& store, const BlobName& name, std::int64_t offset, std::int64_t most) {
    OPDESK_TRY(auto* files, blobFilesOf(store.impl()));
    return files->read(name, offset, most);
}

Status addBlobPiece(Store& store, const BlobTask& task, base::ByteView piece) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    if (task.done == 0) {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_CHECK(want(impl, task, false));
        OPDESK_CHECK(transaction.commit());
    }
    return files->append(task.name, task.done, piece);
}

Result<BlobCheck> BlobCheck::begin(Store& store, const BlobTask& task) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    OPDESK_TRY(const auto head, files->readPart(task.name, 0, model::kBlobHeader));
    OPDESK_TRY(auto reader, readerFor(impl, task, head));
    return BlobCheck(task, std::move(reader));
}

Result<bool> BlobCheck::step(Store& store) {
    OPDESK_TRY(auto* files, blobFilesOf(store.impl()));
    if (!m_reader)
        return true;
    if (!m_reader->atEnd()) {
        OPDESK_TRY(const auto sealed, files->readPart(m_task.name, m_reader->offset(), m_reader->size()));
        OPDESK_TRY([[maybe_unused]] const auto plain, m_reader->open(sealed));
    }
    if (!m_reader->atEnd())
        return false;
    OPDESK_CHECK(m_reader->finish());
    return true;
}

Status keepFetchedBlob(Store& store, const BlobTask& task) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    if (!task.isHere)
        OPDESK_CHECK(files->finish(task.name));
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
    OPDESK_CHECK(
        impl.database->run("UPDATE blob_queue SET state = 'kept', done = bytes, asked = 0, tries = 0,"
                           " next_try_at = 0, code = NULL WHERE name = ? AND state = 'wanted'",
                           base::ByteView(task.name)));
    OPDESK_CHECK(transaction.commit());
    announceBlob(impl, task.name);
    return {};
}

Status dropSpoiledBlob(Store& store, const BlobTask& task) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    OPDESK_CHECK(files->dropPart(task.name));
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
    OPDESK_CHECK(countRefetched(*impl.database));
    return transaction.commit();
}

}  // namespace opdesk::store
