#pragma once

#include "core/store/blobs.h"
#include "core/store/impl.h"

/// The queue of attachments' bytes inside the store. Included by core/store/*.cpp only.
namespace opdesk::store {

inline constexpr std::string_view kRefetchedCounter = "blob.refetched";

/// Errors: unsupported.
base::Result<BlobFiles*> blobFilesOf(Store::Impl& impl);
/// Errors: locked when the compartment's first key is not granted.
base::Result<model::BlobName> blobNameOf(Store::Impl& impl, model::Compartment compartment, base::ByteView sha256);

/// Inside the transaction that writes an attachment of this desk: its bytes are to be sent. Errors: wrongState when
/// they are not here.
base::Status queueOwnBlob(Store::Impl& impl, const model::Op& op);
/// When the store is opened: files nobody queued (a crash, an older image of the cache) are noted, rows of files that
/// are gone are dropped.
base::Status adoptBlobFiles(Store::Impl& impl);
/// Another history: what lies whole here is offered again.
base::Status offerBlobsAgain(Database& database);
/// Bytes of a compartment that the server does not have.
base::Result<std::int64_t> unsentBlobsOf(Store::Impl& impl, model::Compartment compartment);
/// Files, then rows.
base::Status dropBlobsOf(Store::Impl& impl, model::Compartment compartment);
base::Result<std::int64_t> unsentBlobs(Database& database);
/// Whoever shows the attachment hears that its bytes came or went out.
void announceBlob(Store::Impl& impl, const model::BlobName& name);

}  // namespace opdesk::store
