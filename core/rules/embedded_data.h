#pragma once

#include <string_view>

namespace opdesk::rules {

/// The bytes of resources/data/<name>.csv as they were when the program was built; empty for an unknown name.
std::string_view embeddedFile(std::string_view name);

}  // namespace opdesk::rules
