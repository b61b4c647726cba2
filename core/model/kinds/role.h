#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A named set of permissions; the nine presets and the clinic's own copies.
struct Role {
    std::string name;
    std::string copyOf;
    json::array grants;    ///< {permission, level}
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Role> {
    static constexpr KindId id = KindId::role;
    static constexpr auto fields = std::make_tuple(field("name", &Role::name, Merge::laterAuthor).require().upTo(60),
                                                   field("copy_of", &Role::copyOf, Merge::laterAuthor).upTo(60),
                                                   field("grants", &Role::grants, Merge::laterAuthor).upTo(200));
};

}  // namespace opdesk::model
