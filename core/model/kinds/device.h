#pragma once

#include <string_view>
#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Why the server puts aside what a desk on its way out sends; the desk knows by it that it is leaving.
inline constexpr std::string_view kDeviceLeaves = "the device is leaving; an admin decides";

/// A desk of the clinic.
struct Device {
    std::string name;
    std::string series;  ///< branch letter and two base-36 characters
    std::optional<std::int64_t> deskDigit;
    OpenText state;
    std::optional<Instant> enrolledAt;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Device> {
    static constexpr KindId id = KindId::device;
    static constexpr auto fields =
        std::make_tuple(field("name", &Device::name, Merge::laterAuthor).require().upTo(80),
                        field("series", &Device::series, Merge::fixed).upTo(4),
                        field("desk_digit", &Device::deskDigit, Merge::laterAuthor).between(1, 9),
                        field("state", &Device::state, Merge::laterAuthor).values(kDeviceStates),
                        field("enrolled_at", &Device::enrolledAt, Merge::fixed));
};

}  // namespace opdesk::model
