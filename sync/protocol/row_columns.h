#pragma once

#include <vector>

#include "sync/protocol/messages.h"

/// The rows of a part before compression: sorted by kind and id, taken apart into columns so that like lies beside
/// like. A body becomes a template (its text with the values taken out) and one value a place; ids stand in a table
/// and are named by their number; instants are differences. What comes out is byte for byte what went in.
namespace opdesk::sync::protocol {

/// Errors: invalidInput for a body that is not canonical JSON text (a control character in it).
base::Result<base::Bytes> packRows(std::vector<RowText> rows);
/// Fills `text`, `rows` and `skipped`. Never reads beyond `packed`, never makes more than kMaxExpandedBytes.
/// Errors: damaged, tooLarge.
base::Status unpackRows(base::ByteView packed, OpenedPart& into);

}  // namespace opdesk::sync::protocol
