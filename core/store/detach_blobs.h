#pragma once

#include "core/store/detach.h"

namespace opdesk::store {

/// Bytes of an open store that the server does not have and that are here.
base::Result<std::vector<UnsentBlob>> unsentBlobsOf(Store& store);
/// Everything that lies whole in the files.
base::Result<std::vector<UnsentBlob>> allBlobsOf(BlobFiles& files);
/// With all that is in it. No error when there is none.
base::Status removeBlobFolder(const std::filesystem::path& cacheFile);

}  // namespace opdesk::store
