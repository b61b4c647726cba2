#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/crypto/passphrase.h"
#include "core/model/blob.h"
#include "core/store/keyring.h"
#include "core/store/sync_store.h"

/// The one way by which a cache goes: leaving, logging a desk out of its clinic, another clinic, a cache made anew, a
/// damaged file. What the server does not have never goes with it (sync.md, Leaving).
namespace opdesk::store {

/// Bytes of an attachment that the server does not have, as they lie in a file (core/store/blob_files.h).
struct UnsentBlob {
    model::BlobName name{};
    std::int64_t bytes = 0;  ///< sealed
};

/// Groups the server has not acknowledged, as they travel: payloads as sealed, signatures as made.
struct UnsentGroups {
    model::TenantId tenant;
    model::DeviceId device;  ///< that holds them
    std::vector<QueuedGroup> groups;
    std::int64_t unreadable = 0;  ///< rows of a damaged file that could not be read
    std::vector<UnsentBlob> blobs{};
};

/// Of an open store, waiting and parked ones and looks.
base::Result<UnsentGroups> unsentGroups(Store& store);
/// Of a file that does not open: page by page, whatever can be read. A group counts only when all its ops are there.
/// Errors: damaged when not even the list of tables is left.
base::Result<UnsentGroups> recoverUnsent(const StoreOptions& options);

/// What an export is sealed with: both the passphrase and the device secret of the desk it was made on, so that the
/// file alone is as safe as the cache was. Whoever keeps it keeps the desk's keychain entry as well.
struct ExportKey {
    std::string_view passphrase;
    base::ByteView deviceSecret;
    crypto::Argon2Cost cost{};
};
/// On the disk and read back when this returns. Bytes of attachments stay sealed under their compartment's key and go
/// into a folder beside the file, of its name and ".blobs" (exportBlobs). Errors: ioFailed, diskFull, damaged.
base::Status writeExport(const std::filesystem::path& file, const UnsentGroups& unsent, const ExportKey& key,
                         base::Random& random);
/// Errors: notFound; wrongPassphrase (also for another desk's secret and an altered file); newerSchema; damaged.
base::Result<UnsentGroups> readExport(const std::filesystem::path& file, const ExportKey& key);
/// Puts exported groups into the outbox of any desk of the clinic; ops that are here already are left out. Returns how
/// many groups wait now. Errors: foreignFile (another clinic).
base::Result<std::int64_t> queueExport(Store& store, const UnsentGroups& unsent);

/// Copies of unsent attachments' bytes to the folder beside an export, and back: then they are to be sent from here.
/// Those that are here already stay as they are. Errors: notFound, damaged (another size), diskFull, ioFailed.
base::Status exportBlobs(const std::filesystem::path& file, const UnsentGroups& unsent, BlobFiles& from);
base::Status queueExportedBlobs(Store& store, const std::filesystem::path& file, const UnsentGroups& unsent);

enum class DetachScope {
    cache,  ///< the cache file alone: the desk stays enrolled and loads everything anew
    desk,   ///< profile and users' keys too: this folder is no desk any more
};
struct DetachRequest {
    DetachScope scope = DetachScope::desk;
    StoreOptions store;
    std::optional<std::filesystem::path> exportTo;
    ExportKey key;
    bool onlySay = false;  ///< says what it would do
};
struct DetachReport {
    OutboxCounts counts;
    std::int64_t groups = 0;      ///< unsent
    std::int64_t unreadable = 0;  ///< rows of a damaged file
    bool damaged = false;
    bool exported = false;
    bool done = false;
};
/// Errors: wrongState with the counts in `detail` while anything waits or is parked and no export is asked for, or
/// nothing can be read of a damaged file and none is asked for. Nothing is lost on an error.
/// Keys go first; a death in between is made up for by finishDetach().
base::Result<DetachReport> detachStore(const ProfileFolder& folder, const DetachRequest& request,
                                       const base::Clock& clock, base::Random& random);
/// Ends a removal that was cut off; true when there was one. To be called before a profile is used.
base::Result<bool> finishDetach(const ProfileFolder& folder);

}  // namespace opdesk::store
