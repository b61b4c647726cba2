#include <algorithm>
#include <map>
#include <set>

#include "core/clinic/import_blocks.h"
#include "core/clinic/import_row.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/store/queries.h"
#include "core/text/phonetic.h"

namespace opdesk::clinic {

namespace {

constexpr int kVeryAlike = 85;
constexpr std::size_t kPlanLines = 200;

/// What the import knows while it goes through the list.
struct Run {
    Session& session;
    const ImportPatients& command;
    ImportPatients::Answer& answer;
    bool storeHadPeople = false;
    std::size_t plainLines = 0;
    std::set<std::string> keysSeen;                      ///< rows of this list
    std::map<std::string, std::string> alikeSeen;        ///< sounds, sex and year → name, of this list
};

void plan(Run& run, std::int64_t row, std::string outcome, const std::string& name, const PatientId& existing) {
    const bool always = outcome == "refused" || outcome == "possible_duplicate";
    if (!always && (!run.command.dryRun || run.plainLines >= kPlanLines)) return;
    if (!always) ++run.plainLines;
    run.answer.plan.push_back({row, std::move(outcome), name, existing});
}

std::string soundOf(const Registration& registration) {
    auto keys = text::phoneticKeys(registration.patient.name);
    std::ranges::sort(keys);
    std::string sound;
    for (const auto& key : keys) sound += key + " ";
    sound += registration.patient.sex.text;
    if (registration.patient.birthDate) sound += " " + std::to_string(static_cast<int>(registration.patient.birthDate->year()));
    return keys.empty() ? std::string{} : sound + " " + registration.phone;
}

/// Somebody very alike here or earlier in the list; only said, never acted upon.
base::Result<bool> isPossibleDuplicate(Run& run, const CsvRow& row, const ListPerson& person) {
    const auto& patient = person.registration.patient;
    const auto sound = soundOf(person.registration);
    const bool twiceInList = !sound.empty() && !run.alikeSeen.emplace(sound, patient.name).second;
    PatientId existing;
    if (run.storeHadPeople) {
        store::DuplicateQuery query{patient.name, patient.nameLocal, person.registration.phone, patient.sex.text, patient.birthDate,
                                    patient.birthEstimated};
        OPDESK_TRY(const auto hits, store::possibleDuplicates(run.session.store, query, 1));
        if (!hits.empty() && hits.front().percent >= kVeryAlike) existing = hits.front().patient.patient;
    }
    if (!twiceInList && existing.isNull()) return false;
    ++run.answer.possibleDuplicates;
    plan(run, row.row, "possible_duplicate", patient.name, existing);
    return true;
}

/// True when the row is to be added.
base::Result<bool> judgeRow(Run& run, const CsvRow& row, const ListPerson& person) {
    ++run.answer.rows;
    if (!person.problems.empty()) {
        ++run.answer.refused;
        run.answer.problems.insert(run.answer.problems.end(), person.problems.begin(), person.problems.end());
        plan(run, row.row, "refused", {}, {});
        return false;
    }
    const bool again = !run.keysSeen.insert(person.importKey).second;
    PatientId existing;
    if (!again && run.storeHadPeople) {
        OPDESK_TRY(const auto known, store::patientByImportKey(run.session.store, person.importKey));
        if (known) existing = *known;
    }
    if (again || !existing.isNull()) {
        ++run.answer.alreadyHere;
        plan(run, row.row, "already_here", person.registration.patient.name, existing);
        return false;
    }
    OPDESK_TRY(const bool alike, isPossibleDuplicate(run, row, person));
    if (!alike) plan(run, row.row, "new", person.registration.patient.name, {});
    ++run.answer.added;
    return true;
}

base::Result<std::vector<std::string>> readHeadings(CsvReader& reader) {
    CsvRow row;
    if (!reader.next(row)) return base::failField("file", "the file is empty", "a list with headings in its first row");
    if (!row.fault.empty()) return base::failField("file", row.fault, row.fix);
    return row.cells;
}

std::int64_t countRows(CsvReader& reader) {
    std::int64_t rows = 0;
    CsvRow row;
    while (reader.next(row)) ++rows;
    return rows;
}

}  // namespace

base::Result<ImportPatients::Answer> execute(Session& session, const ImportPatients& command, const Progress& progress) {
    OPDESK_CHECK(allow(session, {.permission = "patient.create"}));
    OPDESK_TRY(auto reader, CsvReader::open(std::filesystem::path(std::u8string(command.file.begin(), command.file.end()))));
    OPDESK_TRY(const auto headings, readHeadings(reader));
    OPDESK_TRY(const auto fields, recogniseColumns(headings, command.mapping));
    ImportPatients::Answer answer;
    for (std::size_t i = 0; i < headings.size(); ++i) answer.columns.push_back({headings[i], std::string(listFieldName(fields[i]))});
    const auto all = countRows(reader);
    reader.rewind();
    CsvRow row;
    reader.next(row);

    OPDESK_TRY(const auto peopleHere, session.store.count(model::KindId::patient));
    Run run{session, command, answer, peopleHere > 0, 0, {}, {}};
    // Every block keeps its order; the disk is waited for once, at the end.
    store::BulkLoad load(session.store);
    ImportBlocks blocks(session, command.dryRun);
    answer.importId = blocks.importId();
    std::int64_t done = 0;
    while (reader.next(row)) {
        auto person = readRow(row, headings, fields, session.today());
        OPDESK_TRY(const bool add, judgeRow(run, row, person));
        if (add) OPDESK_CHECK(blocks.add(std::move(person.registration)));
        ++done;
        if (progress && done % 50 == 0 && !progress(done, all)) {
            answer.cancelled = true;
            break;
        }
    }
    OPDESK_CHECK(blocks.finish());
    OPDESK_CHECK(load.finish());
    if (session.sync && answer.added > 0 && !command.dryRun) session.sync->localChange();
    if (progress && !answer.cancelled) progress(done, all);
    return answer;
}

}  // namespace opdesk::clinic
