#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "app/client/client.h"
#include "core/base/json.h"
#include "core/clinic/bills.h"
#include "core/clinic/day.h"
#include "core/clinic/day_close.h"
#include "core/clinic/documents.h"
#include "core/clinic/import.h"

namespace opdesk::app {

struct RunnerOptions {
    bool testSwitches = false;  ///< allows test.* commands
    std::string journalFile;    ///< every command and its answer, in the clear; empty: none
    clinic::Progress progress;  ///< of import.patients and demo.make, called on the store thread; false cancels
};

/// What can be printed, as the use cases say it.
using Paper = std::variant<clinic::PrescriptionPaperOf::Answer, clinic::BillPaperOf::Answer, clinic::DayPaperOf::Answer,
                           clinic::TokenSlipOf::Answer>;
/// Paints a paper into a PDF; given by main(), which has the painter. `size`: a4, a5, a6, 80 or 58; empty: the usual
/// one. Called on the runner's thread.
using PaperPrinter =
    std::function<base::Status(const Paper& paper, const std::string& size, const std::filesystem::path& file)>;

/// Runs commands given as JSON objects: {"cmd": name, "args": {…}, "as": label}. A string argument "$label.member"
/// stands for a member of an earlier answer. Use cases come from the catalogue of core/clinic; the commands of this
/// file are those that need the profile, the line or a file. Belongs to one thread, which is neither the store nor the
/// net thread.
class CommandRunner {
public:
    CommandRunner(Client& client, StoreThread& storeThread, PaperPrinter printer, RunnerOptions options);

    /// One line in, one line out; `ok` tells whether it worked. Never throws on any text.
    std::string runLine(std::string_view line, bool& ok);
    base::Result<base::json::object> run(const std::string& name, const base::json::object& arguments);
    /// Names of the commands that are not in the catalogue, with their arguments in words.
    static const std::map<std::string, std::string>& ownCommands();

private:
    using Arguments = base::json::object;
    using Answer = base::Result<base::json::object>;

    Answer enrol(const Arguments& arguments);
    Answer moveServer(const Arguments& arguments);
    Answer startLogin(const Arguments& arguments);
    Answer finishLogin(const Arguments& arguments);
    Answer login(const Arguments& arguments);
    Answer unlock(const Arguments& arguments);
    Answer lock(const Arguments& arguments);
    Answer people(const Arguments& arguments);
    Answer syncNow(const Arguments& arguments);
    Answer digests(const Arguments& arguments);
    Answer exportRecords(const Arguments& arguments);
    template <typename Command>
    Answer print(const Arguments& arguments);
    Answer makeDemo(const Arguments& arguments);
    Answer importPatients(const Arguments& arguments);
    Answer dropOne(const Arguments& arguments);
    Answer detachDesk(const Arguments& arguments);
    Answer resetCache(const Arguments& arguments);
    Answer sendExport(const Arguments& arguments);
    Answer detach(const Arguments& arguments, store::DetachScope scope);
    Answer useCase(const std::string& name, const Arguments& arguments);
    base::Status substitute(base::json::value& value) const;
    void note(const base::json::object& line);

    struct Own;
    static const std::map<std::string, Own>& table();

    Client& m_client;
    StoreThread& m_storeThread;
    PaperPrinter m_printer;
    RunnerOptions m_options;
    std::map<std::string, base::json::object> m_answers;
};

}  // namespace opdesk::app
