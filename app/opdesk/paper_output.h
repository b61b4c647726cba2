#pragma once

#include <filesystem>

#include "core/clinic/desk.h"
#include "ui/consult/consult_page.h"
#include "ui/paper/print_port.h"

namespace opdesk::app {

/// Papers are painted and written on a thread of their own: fonts, the spooler and the disk take their time.
struct Printing {
    std::filesystem::path folder;  ///< PDF files go here; empty: to the default printer
    clinic::Executor thread;
    clinic::Executor gui;
};

/// Where a signed prescription goes. Files are named by document id.
ui::consult::PrintPaper paperOutput(Printing printing);
/// The same for every other paper, named by its token or number.
ui::paper::PrintSheet sheetOutput(Printing printing);

}  // namespace opdesk::app
