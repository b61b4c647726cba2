#include "core/store/detach_blobs.h"

#include <algorithm>

#include "core/store/blob_table.h"

namespace opdesk::store {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;
using base::Status;

Result<std::vector<UnsentBlob>> allBlobsOf(BlobFiles& files) {
    std::vector<UnsentBlob> blobs;
    OPDESK_TRY(const auto names, files.whole());
    for (const auto& name : names) {
        OPDESK_TRY(const auto size, files.size(name));
        if (size)
            blobs.push_back({name, *size});
    }
    return blobs;
}

Result<std::vector<UnsentBlob>> unsentBlobsOf(Store& store) {
    std::vector<UnsentBlob> blobs;
    auto& impl = store.impl();
    if (!impl.blobs)
        return blobs;
    OPDESK_TRY(auto rows, impl.database->prepare("SELECT name FROM blob_queue WHERE state IN ('up', 'refused')"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return blobs;
        UnsentBlob blob;
        const auto bytes = rows.blob(0);
        std::copy_n(bytes.begin(), std::min(bytes.size(), blob.name.size()), blob.name.begin());
        OPDESK_TRY(const auto size, impl.blobs->size(blob.name));
        blob.bytes = size.value_or(0);
        if (size)
            blobs.push_back(blob);
    }
}

Status removeBlobFolder(const fs::path& cacheFile) {
    std::error_code error;
    fs::remove_all(blobFolderOf(cacheFile), error);
    return error ? Status(base::fail(ErrorCode::ioFailed, "attachments of the desk could not be removed")) : Status{};
}

Status exportBlobs(const fs::path& file, const UnsentGroups& unsent, BlobFiles& from) {
    const auto into = blobFolder(blobFolderOf(file));
    for (const auto& blob : unsent.blobs) {
        OPDESK_TRY(const auto sealed, from.read(blob.name, 0, blob.bytes));
        OPDESK_CHECK(into->put(blob.name, sealed));
        OPDESK_TRY(const auto size, into->size(blob.name));
        if (size != blob.bytes)
            return base::fail(ErrorCode::damaged, "an attachment could not be kept whole");
    }
    return {};
}

Status queueExportedBlobs(Store& store, const fs::path& file, const UnsentGroups& unsent) {
    auto& impl = store.impl();
    OPDESK_TRY(auto* files, blobFilesOf(impl));
    const auto from = blobFolder(blobFolderOf(file));
    for (const auto& blob : unsent.blobs) {
        OPDESK_TRY(const auto sealed, from->read(blob.name, 0, blob.bytes));
        OPDESK_TRY(const auto header, model::readBlobHeader(sealed));
        const auto compartment = model::compartmentFromName(header.compartment);
        if (static_cast<std::int64_t>(sealed.size()) != blob.bytes || !compartment)
            return base::fail(ErrorCode::damaged, "an attachment of the export is not whole");
        OPDESK_TRY(const auto here, files->size(blob.name));
        if (here != blob.bytes)
            OPDESK_CHECK(files->put(blob.name, sealed));
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
        OPDESK_CHECK(impl.database->run(
            "INSERT INTO blob_queue(name, compartment, bytes, state, at)"
            " VALUES(?,?,?,'up',?) ON CONFLICT(name) DO UPDATE SET state = 'up', done = 0,"
            " next_try_at = 0 WHERE state <> 'kept'",
            base::ByteView(blob.name), impl.words.of(*compartment), blob.bytes, base::toMillis(impl.clock.now())));
        OPDESK_CHECK(transaction.commit());
    }
    return {};
}

}  // namespace opdesk::store
