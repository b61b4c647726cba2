#pragma once

#include <filesystem>

#include "ui/consult/consult_page.h"
#include "ui/paper/print_port.h"

namespace opdesk::app {

/// Where a signed prescription goes: the default printer, or PDF files named by document id when a folder is given.
ui::consult::PrintPaper paperOutput(std::filesystem::path folder);
/// The same for every other paper, named by its token or number.
ui::paper::PrintSheet sheetOutput(std::filesystem::path folder);

}  // namespace opdesk::app
