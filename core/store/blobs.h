#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/blob.h"
#include "core/store/store.h"

/// Bytes of attachments: kept sealed beside the cache, sent and fetched apart from the records (docs/sync-algorithm.md,
/// attachments). Every call is one transaction at most. All refuse with `unsupported` where the store has no files
/// (StoreOptions::blobs).
namespace opdesk::store {

// ---- what people do

/// Seals the content and puts it on the disk; answers its SHA-256. The record that names it is committed next, and its
/// commit takes the bytes into the queue: there is no record of this desk without its bytes.
/// Errors: tooLarge over kMostAttachmentBytes, invalidInput when empty, locked, diskFull, ioFailed.
base::Result<crypto::Bytes32> keepBlob(Store& store, model::Compartment compartment, base::ByteView content);
/// After a commit that failed: takes back what keepBlob() wrote, unless some record needs it.
base::Status takeBackBlob(Store& store, model::Compartment compartment, base::ByteView sha256);

enum class BlobPlace {
    elsewhere,  ///< not here
    coming,     ///< somebody asked for it, or it comes by itself
    here,
};
struct BlobStanding {
    BlobPlace place = BlobPlace::elsewhere;
    bool sent = true;                  ///< false: here alone
    std::int64_t done = 0, bytes = 0;  ///< of what is coming or being sent, sealed
    std::string code;                  ///< why the last try failed; empty
};
/// `plainBytes` as the record has it. Errors: locked.
base::Result<BlobStanding> blobStanding(Store& store, model::Compartment compartment, base::ByteView sha256,
                                        std::int64_t plainBytes);
/// The content. Errors: notFound (not here), locked; damaged when it is not what it should be: then it is fetched
/// again, unless the server never had it.
base::Result<base::Bytes> readBlob(Store& store, model::Compartment compartment, base::ByteView sha256);
/// A person waits for it: it is fetched before anything else.
base::Status askForBlob(Store& store, model::Compartment compartment, base::ByteView sha256, std::int64_t plainBytes);

// ---- what the engine does

struct BlobTask {
    model::BlobName name{};
    model::Compartment compartment = model::Compartment::notes;
    bool isUpload = false;
    std::int64_t bytes = 0;  ///< sealed
    std::int64_t done = 0;   ///< at the server, or here
    std::int64_t at = 0;     ///< orders the queue
    std::int64_t tries = 0;
    bool isHere = false;  ///< of one to fetch: proved and whole, only that could not be written
};
/// What is due: first what somebody waits for, then the oldest to send, then the newest to fetch. Recent attachments of
/// other desks (a week) are fetched ahead while there is room on the disk.
base::Result<std::optional<BlobTask>> nextBlob(Store& store, base::Instant now);
/// When something of the queue is due again; nothing while it holds nothing.
base::Result<std::optional<base::Instant>> nextBlobTry(Store& store);
/// Sealed bytes of a blob that is whole here. Errors: notFound.
base::Result<base::Bytes> readBlobPiece(Store& store, const model::BlobName& name, std::int64_t offset,
                                        std::int64_t most);
/// The server has that much; `isWhole`: all of it, and found it right. Tries are counted on: bytes the server finds
/// wrong are wrong only at their end.
base::Status noteBlobSent(Store& store, const model::BlobName& name, std::int64_t done, bool isWhole);
/// The server will never take it: it stays here and is counted.
base::Status refuseBlob(Store& store, const model::BlobName& name, const std::string& code);
/// Adds what came; `piece` begins where the part ends.
base::Status addBlobPiece(Store& store, const BlobTask& task, base::ByteView piece);
/// Tries again later.
base::Status postponeBlob(Store& store, const BlobTask& task, base::Instant until, const std::string& code);

/// Proves a part that is complete, chunk by chunk. Without the key there is nothing to prove: whoever opens it will.
class BlobCheck {
public:
    static base::Result<BlobCheck> begin(Store& store, const BlobTask& task);
    /// One chunk; true at the end. Errors: damaged.
    base::Result<bool> step(Store& store);
    const BlobTask& task() const { return m_task; }

private:
    BlobCheck(const BlobTask& task, std::optional<model::BlobReader> reader)
        : m_task(task), m_reader(std::move(reader)) {}
    BlobTask m_task;
    std::optional<model::BlobReader> m_reader;
};
/// A part that was proved is whole, here and at the server; its records are announced.
base::Status keepFetchedBlob(Store& store, const BlobTask& task);
/// A part with wrong bytes: it is fetched anew, and counted.
base::Status dropSpoiledBlob(Store& store, const BlobTask& task);

struct BlobCounts {
    std::int64_t up = 0, upBytes = 0;  ///< to send; bytes left
    std::int64_t asked = 0;            ///< to fetch because somebody waits
    std::int64_t refused = 0;          ///< the server does not take them
    std::int64_t refetched = 0;        ///< over all runs
};
base::Result<BlobCounts> blobCounts(Store& store);

}  // namespace opdesk::store
