#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "core/clinic/import_blocks.h"
#include "core/clinic/import_row.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/store/known_people.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

constexpr int kYearsApart = 2;  // of two ages, both often guessed
constexpr std::size_t kPlanLines = 200;

/// What the import knows while it goes through the list.
struct Run {
    Session& session;
    const ImportPatients& command;
    ImportPatients::Answer& answer;
    bool storeHadPeople = false;
    std::size_t plainLines = 0;
    std::unordered_set<std::string> keysSeen;   ///< rows of this list
    std::unordered_set<std::string> alikeSeen;  ///< sound, sex, year and phone of rows of this list
    store::KnownPeople known;                   ///< who was here before
};

void plan(Run& run, std::int64_t row, std::string outcome, const std::string& name, const PatientId& existing) {
    const bool always = outcome == "refused" || outcome == "possible_duplicate";
    if (!always && (!run.command.dryRun || run.plainLines >= kPlanLines))
        return;
    if (!always)
        ++run.plainLines;
    run.answer.plan.push_back({row, std::move(outcome), name, existing});
}

/// Sounds, sex, year and phone of a row; empty when the name has no sound.
std::string likenessOf(const Registration& registration) {
    const auto& patient = registration.patient;
    const auto sound = store::soundOf(patient.name);
    if (sound.empty())
        return {};
    const auto year = patient.birthDate ? std::to_string(static_cast<int>(patient.birthDate->year())) : std::string{};
    return sound + patient.sex.text + " " + year + " " + registration.phone;
}

/// The same sound of name on the same phone, unless sex or age speak against it: a family shares a phone.
bool isLike(const store::PatientHit& hit, const model::Patient& patient, const std::string& sound) {
    if (sound.empty() || store::soundOf(hit.name) != sound)
        return false;
    if (!hit.sex.empty() && !patient.sex.empty() && !patient.sex.is(hit.sex))
        return false;
    if (!hit.birthDate || !patient.birthDate)
        return true;
    return std::abs(static_cast<int>(hit.birthDate->year()) - static_cast<int>(patient.birthDate->year())) <=
           kYearsApart;
}

/// Somebody very alike who is here; what it costs does not grow with the clinic.
base::Result<PatientId> alikeHere(Run& run, const Registration& registration) {
    const auto& patient = registration.patient;
    const auto known = run.known.find(patient.name, patient.sex.text, patient.birthDate, patient.birthEstimated);
    if (!known.isNull() || registration.phone.empty())
        return known;
    OPDESK_TRY(const auto hits, store::patientsOnPhone(run.session.store, registration.phone));
    const auto sound = store::soundOf(patient.name);
    for (const auto& hit : hits)
        if (isLike(hit, patient, sound))
            return hit.patient;
    return PatientId{};
}

/// Somebody very alike here or earlier in the list; only said, never acted upon.
base::Result<bool> isPossibleDuplicate(Run& run, const CsvRow& row, const ListPerson& person) {
    const auto& patient = person.registration.patient;
    const auto likeness = likenessOf(person.registration);
    const bool twiceInList = !likeness.empty() && !run.alikeSeen.insert(likeness).second;
    PatientId existing;
    if (run.storeHadPeople) {
        OPDESK_TRY(existing, alikeHere(run, person.registration));
    }
    if (!twiceInList && existing.isNull())
        return false;
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
        if (known)
            existing = *known;
    }
    if (again || !existing.isNull()) {
        ++run.answer.alreadyHere;
        plan(run, row.row, "already_here", person.registration.patient.name, existing);
        return false;
    }
    OPDESK_TRY(const bool alike, isPossibleDuplicate(run, row, person));
    if (!alike)
        plan(run, row.row, "new", person.registration.patient.name, {});
    ++run.answer.added;
    return true;
}

base::Result<std::vector<std::string>> readHeadings(CsvReader& reader) {
    CsvRow row;
    if (!reader.next(row))
        return base::failField("file", "the file is empty", "a list with headings in its first row");
    if (!row.fault.empty())
        return base::failField("file", row.fault, row.fix);
    return row.cells;
}

std::int64_t countRows(CsvReader& reader) {
    std::int64_t rows = 0;
    CsvRow row;
    while (reader.next(row))
        ++rows;
    return rows;
}

}  // namespace

base::Result<ImportPatients::Answer> execute(Session& session, const ImportPatients& command,
                                             const Progress& progress) {
    OPDESK_CHECK(allow(session, {.permission = "patient.create"}));
    OPDESK_TRY(auto reader,
               CsvReader::open(std::filesystem::path(std::u8string(command.file.begin(), command.file.end()))));
    OPDESK_TRY(const auto headings, readHeadings(reader));
    OPDESK_TRY(const auto fields, recogniseColumns(headings, command.mapping));
    ImportPatients::Answer answer;
    for (std::size_t i = 0; i < headings.size(); ++i)
        answer.columns.push_back({headings[i], std::string(listFieldName(fields[i]))});
    const auto all = countRows(reader);
    reader.rewind();
    CsvRow row;
    reader.next(row);

    OPDESK_TRY(const auto peopleHere, session.store.count(model::KindId::patient));
    Run run{session, command, answer, peopleHere > 0, 0, {}, {}, {}};
    if (run.storeHadPeople) {
        OPDESK_TRY(run.known, store::KnownPeople::read(session.store));
    }
    // Every block keeps its order; the disk is waited for once, at the end.
    store::BulkLoad load(session.store);
    ImportBlocks blocks(session, command.dryRun);
    answer.importId = blocks.importId();
    std::int64_t done = 0;
    while (reader.next(row)) {
        auto person = readRow(row, headings, fields, session.today());
        OPDESK_TRY(const bool add, judgeRow(run, row, person));
        if (add)
            OPDESK_CHECK(blocks.add(std::move(person.registration)));
        ++done;
        if (progress && done % 50 == 0 && !progress(done, all)) {
            answer.cancelled = true;
            break;
        }
    }
    OPDESK_CHECK(blocks.finish());
    OPDESK_CHECK(load.finish());
    if (session.sync && answer.added > 0 && !command.dryRun)
        session.sync->localChange();
    if (progress && !answer.cancelled)
        progress(done, all);
    return answer;
}

}  // namespace opdesk::clinic
