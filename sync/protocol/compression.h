#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

/// zstd, for parts of pages.
namespace opdesk::sync::protocol {

base::Result<base::Bytes> compress(base::ByteView plain);
/// Expands in steps and stops as soon as more than `limit` bytes would come out, whatever the frame's header says.
/// Errors: tooLarge, damaged.
base::Result<base::Bytes> expand(base::ByteView packed, std::size_t limit);

}  // namespace opdesk::sync::protocol
