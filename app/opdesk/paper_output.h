#pragma once

#include <filesystem>

#include "ui/consult/consult_page.h"

namespace opdesk::app {

/// Where a signed prescription goes: the default printer, or PDF files named by document id when a folder is given.
ui::consult::PrintPaper paperOutput(std::filesystem::path folder);

}  // namespace opdesk::app
