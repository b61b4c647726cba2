#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/model/kind.h"

namespace opdesk::model {

/// Checks type, required, length and range of every known field; unknown fields pass. Returns the first offence as
/// invalidInput with `field` and `fix`.
base::Status validateBody(const KindDescriptor& kind, const json::object& body);
base::Status validateField(const FieldDescriptor& field, const json::value& value);
/// Absent, null, "", [] and false are the same: null.
json::value normalized(const json::value& value);
/// Equal after normalization.
bool sameValue(const json::value& a, const json::value& b);
/// The body's value of a field, null when absent.
const json::value& valueOf(const json::object& body, std::string_view field);
/// Sets or, for a null value, removes the field.
void setValue(json::object& body, std::string_view field, const json::value& value);

struct FieldDifference {
    std::string field;
    json::value before;
    json::value after;
};
/// What an audit event and a conflict card show; known and unknown fields alike, sorted by name.
std::vector<FieldDifference> difference(const json::object& before, const json::object& after);

}  // namespace opdesk::model
