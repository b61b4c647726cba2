#pragma once

#include <filesystem>

namespace opdesk::base::platform {

/// What this thread does from here on can wait: where processors are few, others of the program go first.
void letOthersFirst();
/// Asks the system to begin writing what a file holds to its disk, so that a later flush finds little left. Does not
/// wait and promises nothing.
void beginWriting(const std::filesystem::path& file);

}  // namespace opdesk::base::platform
