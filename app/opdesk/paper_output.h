#pragma once

#include <QString>
#include <filesystem>
#include <functional>

#include "core/clinic/desk.h"
#include "ui/consult/consult_page.h"
#include "ui/paper/print_port.h"
#include "ui/settings/preferences.h"

namespace opdesk::app {

/// Papers are painted and written on a thread of their own: fonts, the spooler and the disk take their time.
struct Printing {
    std::filesystem::path folder;  ///< PDF files go here; empty: to a printer
    /// The printer this PC has chosen for a paper; empty: the system's default. Asked on the GUI thread.
    std::function<QString(ui::settings::Choice)> printerFor;
    clinic::Executor thread;
    clinic::Executor gui;
};

/// Names of the printers there are, to `found` on the GUI thread: the spooler takes its time.
ui::settings::FindPrinters findPrinters(Printing printing);

/// Where a signed prescription goes. Files are named by document id.
ui::consult::PrintPaper paperOutput(Printing printing);
/// The same for every other paper, named by its token or number.
ui::paper::PrintSheet sheetOutput(Printing printing);

}  // namespace opdesk::app
