#pragma once

#include <utility>
#include <vector>

#include "core/model/op.h"

namespace opdesk::model {

/// Records an op cannot stand without: its own unless it makes it, and those its reference fields name, in the fields'
/// order. Kinds that change online only are not among them: no op makes them. Of an op whose payload was not read only
/// its own record is known.
std::vector<std::pair<KindId, base::Uuid>> neededBy(const Op& op);

/// Does the op make its record?
inline bool makes(const Op& op) {
    return op.action == Action::create || op.action == Action::append;
}

}  // namespace opdesk::model
