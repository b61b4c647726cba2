#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/blob.h"

namespace opdesk::store {

/// Sealed bytes of attachments by name, beside the cache. What is whole was flushed to the disk before it got its name;
/// a part still coming is flushed only when it ends, and may be anything after a power cut.
/// Errors: diskFull, ioFailed. No detail holds a path.
class BlobFiles {
public:
    virtual ~BlobFiles() = default;
    /// On the disk when this returns, whole or not at all.
    virtual base::Status put(const model::BlobName& name, base::ByteView sealed) = 0;
    /// Of a whole one; fewer bytes at its end. Errors: notFound.
    virtual base::Result<base::Bytes> read(const model::BlobName& name, std::int64_t offset, std::int64_t most) = 0;
    virtual base::Result<std::optional<std::int64_t>> size(const model::BlobName& name) = 0;
    virtual base::Result<std::vector<model::BlobName>> whole() = 0;

    /// How much of a part is here; 0 when there is none.
    virtual base::Result<std::int64_t> partSize(const model::BlobName& name) = 0;
    virtual base::Result<base::Bytes> readPart(const model::BlobName& name, std::int64_t offset, std::int64_t most) = 0;
    /// Writes at `offset`, which is not beyond the part's end; what lay behind it is gone.
    virtual base::Status append(const model::BlobName& name, std::int64_t offset, base::ByteView piece) = 0;
    /// The part is whole now: on the disk, under its name.
    virtual base::Status finish(const model::BlobName& name) = 0;
    virtual base::Status dropPart(const model::BlobName& name) = 0;
    /// Whole and part. No error when there is none.
    virtual base::Status remove(const model::BlobName& name) = 0;
    virtual std::uintmax_t freeBytes() = 0;
};

/// The folder beside a cache file: its name and ".blobs".
std::filesystem::path blobFolderOf(const std::filesystem::path& cacheFile);
/// Files of their names in hexadecimal in a folder that is made when the first is kept.
std::unique_ptr<BlobFiles> blobFolder(std::filesystem::path folder);

}  // namespace opdesk::store
