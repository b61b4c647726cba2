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

struct ImportRun::State {
    State(Session& owner, ImportPatients wanted, CsvReader list)
        : session(owner), command(std::move(wanted)), reader(std::move(list)), blocks(owner, command.dryRun) {}

    Session& session;
    const ImportPatients command;
    CsvReader reader;
    std::vector<std::string> headings;
    std::vector<ListField> fields;
    ImportPatients::Answer answer;
    Run run{session, command, answer, false, 0, {}, {}, {}};
    ImportBlocks blocks;
    std::int64_t all = 0, done = 0;
};

ImportRun::ImportRun(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ImportRun::~ImportRun() = default;

base::Result<std::unique_ptr<ImportRun>> ImportRun::begin(Session& session, const ImportPatients& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.create"}));
    OPDESK_TRY(auto reader,
               CsvReader::open(std::filesystem::path(std::u8string(command.file.begin(), command.file.end()))));
    auto state = std::make_unique<State>(session, command, std::move(reader));
    OPDESK_TRY(state->headings, readHeadings(state->reader));
    OPDESK_TRY(state->fields, recogniseColumns(state->headings, command.mapping));
    for (std::size_t i = 0; i < state->headings.size(); ++i)
        state->answer.columns.push_back({state->headings[i], std::string(listFieldName(state->fields[i]))});
    state->all = countRows(state->reader);
    state->reader.rewind();
    CsvRow row;
    state->reader.next(row);
    OPDESK_TRY(const auto peopleHere, session.store.count(model::KindId::patient));
    state->run.storeHadPeople = peopleHere > 0;
    if (state->run.storeHadPeople) {
        OPDESK_TRY(state->run.known, store::KnownPeople::read(session.store));
    }
    state->answer.importId = state->blocks.importId();
    return std::unique_ptr<ImportRun>(new ImportRun(std::move(state)));
}

base::Result<bool> ImportRun::step(std::size_t rows) {
    auto& state = *m_state;
    if (state.answer.cancelled)
        return false;
    // The disk is waited for once a slice; inside a load that waits by itself, not even then.
    store::BulkLoad load(state.session.store);
    CsvRow row;
    bool more = true;
    for (std::size_t i = 0; i < rows; ++i) {
        more = state.reader.next(row);
        if (!more)
            break;
        auto person = readRow(row, state.headings, state.fields, state.session.today());
        OPDESK_TRY(const bool add, judgeRow(state.run, row, person));
        if (add)
            OPDESK_CHECK(state.blocks.add(std::move(person.registration)));
        ++state.done;
    }
    OPDESK_CHECK(state.blocks.finish());
    OPDESK_CHECK(load.finish());
    return more;
}

void ImportRun::cancel() {
    m_state->answer.cancelled = true;
}

void ImportRun::end() {
    if (m_state->session.sync && m_state->answer.added > 0 && !m_state->command.dryRun)
        m_state->session.sync->localChange();
}

std::int64_t ImportRun::done() const {
    return m_state->done;
}
std::int64_t ImportRun::all() const {
    return m_state->all;
}
const ImportPatients::Answer& ImportRun::answer() const {
    return m_state->answer;
}

base::Result<ImportPatients::Answer> execute(Session& session, const ImportPatients& command,
                                             const Progress& progress) {
    constexpr std::size_t kSlice = 50;
    OPDESK_TRY(auto run, ImportRun::begin(session, command));
    // Every block keeps its order; the disk is waited for once, at the end.
    store::BulkLoad load(session.store);
    while (true) {
        OPDESK_TRY(const bool more, run->step(kSlice));
        if (!more)
            break;
        if (progress && !progress(run->done(), run->all())) {
            run->cancel();
            break;
        }
    }
    OPDESK_CHECK(load.finish());
    run->end();
    if (progress && !run->answer().cancelled)
        progress(run->done(), run->all());
    return run->answer();
}

}  // namespace opdesk::clinic
