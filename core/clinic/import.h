#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/clinic/patients.h"

/// A clinic's own spreadsheet of patients (CSV): read, shown, then taken in; undone as a whole.
namespace opdesk::clinic {

struct ImportProblem {
    std::int64_t row = 0;
    std::string column, what, fix;
};  ///< row: as the spreadsheet counts, heading = 1
struct ImportColumn {
    std::string heading, field;
};  ///< field empty: not recognised, kept out
struct ImportRowPlan {
    std::int64_t row = 0;
    std::string outcome;
    std::string name;
    PatientId existing;
};  ///< new, already_here, possible_duplicate, refused

struct ImportPatients {  // "import.patients"
    std::string file;
    bool dryRun = true;
    std::string mapping;  ///< JSON object heading → field, over what the headings say
    struct Answer {
        std::string importId;
        std::vector<ImportColumn> columns;
        std::int64_t rows = 0, added = 0, alreadyHere = 0, refused = 0, possibleDuplicates = 0;
        std::vector<ImportProblem> problems;
        std::vector<ImportRowPlan>
            plan;  ///< refused rows and possible duplicates; in a dry run the first 200 others too
        bool cancelled = false;
    };
};
struct UndoImport {
    std::string importId;
    struct Answer {
        std::int64_t removed = 0, kept = 0;
    };
};  // "import.undo": kept = used since

/// Progress: rows done, rows in all. Returning false cancels after the rows written so far.
using Progress = std::function<bool(std::int64_t done, std::int64_t all)>;
base::Result<ImportPatients::Answer> execute(Session&, const ImportPatients&, const Progress& progress = {});
base::Result<UndoImport::Answer> execute(Session&, const UndoImport&, const Progress& progress = {});

/// An import in slices, so that other work of the store thread comes in between: what a window uses. Made, stepped and
/// destroyed on the store thread while the session lives.
class ImportRun {
public:
    /// Reads the headings. Errors as of execute().
    static base::Result<std::unique_ptr<ImportRun>> begin(Session& session, const ImportPatients& command);
    ~ImportRun();
    /// Up to `rows` more rows, on disk when it returns; false when there are none left.
    base::Result<bool> step(std::size_t rows);
    /// No more rows: what was written stays and can be undone.
    void cancel();
    /// Tells the line that there is something to send.
    void end();
    std::int64_t done() const;
    std::int64_t all() const;
    /// So far; whole after the last step.
    const ImportPatients::Answer& answer() const;

private:
    struct State;
    explicit ImportRun(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace opdesk::clinic
