#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/model/blob.h"

/// Bytes of attachments on the wire: PUT and GET /v1/blobs/{name} in pieces of the sealed form (core/model/blob.h).
namespace opdesk::sync::protocol {

/// Of one request or answer. Small on a slow line, so that a push beside it waits for no more than one of them.
inline constexpr std::int64_t kMostBlobPiece = 256 * 1024;
inline constexpr std::int64_t kLeastBlobPiece = 4 * 1024;

/// "/v1/blobs/" and the name in hexadecimal.
std::string blobPath(const model::BlobName& name);

/// What the server has of a blob after a piece came, or when nothing was sent.
struct BlobAnswer {
    std::int64_t have = 0;
    bool isComplete = false;  ///< whole, and found to be what its name says
};
base::json::object encode(const BlobAnswer& answer);
base::Result<BlobAnswer> decodeBlobAnswer(const base::json::object& object);

}  // namespace opdesk::sync::protocol
