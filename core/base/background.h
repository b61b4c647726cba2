#pragma once

namespace opdesk::base::platform {

/// What this thread does from here on can wait: where processors are few, others of the program go first.
void letOthersFirst();

}  // namespace opdesk::base::platform
