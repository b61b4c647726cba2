#include "sync/protocol/blob_messages.h"

#include <boost/json.hpp>

namespace opdesk::sync::protocol {

std::string blobPath(const model::BlobName& name) {
    return "/v1/blobs/" + base::toHex(name);
}

base::json::object encode(const BlobAnswer& answer) {
    return {{"have", answer.have}, {"complete", answer.isComplete}};
}

base::Result<BlobAnswer> decodeBlobAnswer(const base::json::object& object) {
    const auto* have = object.if_contains("have");
    const auto* complete = object.if_contains("complete");
    if (!have || !have->is_int64() || have->get_int64() < 0 || !complete || !complete->is_bool())
        return base::fail(base::ErrorCode::damaged, "not an answer about an attachment");
    return BlobAnswer{have->get_int64(), complete->get_bool()};
}

}  // namespace opdesk::sync::protocol
