#pragma once

#include <optional>

#include "core/store/action_group.h"
#include "core/store/store.h"

namespace opdesk::store {

/// What one Change does to one record, without storage: checks it against the kind's description, works out old values
/// and the body that results. Pure.
struct Prepared {
    model::Action action = model::Action::create;
    std::vector<model::FieldChange> fields;
    model::json::object document;
    model::json::object body;  ///< after the change
    bool deleted = false;
    bool nothing = false;  ///< every value is there already: no op
};

/// Errors: invalidInput (names the field), alreadyExists, notFound, wrongState, unsupported.
base::Result<Prepared> prepareChange(const Change& change, const std::optional<Record>& current);

/// The body with no empty members: absent, null, "", [] and false are one value.
model::json::object withoutEmpty(const model::json::object& body);
/// What a desk without an engine folds with: the new values as they stand.
model::json::object plainFold(const model::json::object& base, std::span<const model::Op> queued);

}  // namespace opdesk::store
