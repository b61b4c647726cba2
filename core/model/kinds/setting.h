#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One clinic-wide setting.
struct Setting {
    std::string key;
    std::string value;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Setting> {
    static constexpr KindId id = KindId::setting;
    static constexpr auto fields = std::make_tuple(field("key", &Setting::key, Merge::fixed).require().upTo(80),
                                                   field("value", &Setting::value, Merge::laterAuthor).upTo(4000));
};

}  // namespace opdesk::model
