#pragma once

#include "sync/merge/apply.h"

/// How one field takes a change, by its policy. Used by apply() alone.
namespace opdesk::sync::merge {

struct FieldMerge {
    bool takeMine = false;  ///< the op's value becomes the record's
    bool refused = false;   ///< a fixed field: the op is parked
    std::optional<Item> item;
};
/// `author` is who stands behind the state's value, or nullptr when nobody remembers.
FieldMerge mergeField(const model::KindDescriptor& kind, const model::FieldChange& change, const json::value& stands,
                      const FieldAuthor* author, const model::Op& op, const Context& context);

}  // namespace opdesk::sync::merge
