#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

/// One event a search, with the count and never the text.
base::Status noteSearch(Session& session, std::string_view action, std::size_t found) {
    auto event = auditOf(std::string(action), model::KindId::patient, {}, {}, "patient.search");
    event.after["found"] = static_cast<std::int64_t>(found);
    return session.store.recordLook(session.actor(), event);
}

}  // namespace

base::Result<FindPatients::Answer> execute(Session& session, const FindPatients& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.search"}));
    if (command.limit < 1 || command.limit > 200)
        return base::failField("limit", "the number of lines is out of range", "1 to 200");
    FindPatients::Answer answer;
    OPDESK_TRY(const auto sought, readableLine(command.text, "text", 200));
    OPDESK_TRY(answer.total, store::patientCount(session.store));
    if (sought.empty())
        return answer;
    OPDESK_TRY(const auto hits, store::searchPatients(session.store, sought, static_cast<int>(command.limit)));
    for (const auto& hit : hits) {
        OPDESK_TRY(auto line, lineOf(session, hit));
        answer.patients.push_back(std::move(line));
    }
    if (!command.typing)
        OPDESK_CHECK(noteSearch(session, "search", answer.patients.size()));
    return answer;
}

base::Result<FindDuplicates::Answer> execute(Session& session, const FindDuplicates& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.search"}));
    FindDuplicates::Answer answer;
    store::DuplicateQuery query;
    OPDESK_TRY(query.name, readableLine(command.name, "name", 200));
    OPDESK_TRY(query.nameLocal, readableLine(command.nameLocal, "name_local", 400));
    // Half-typed figures are no fault while somebody types: they only do not count yet.
    if (const auto phone = text::parseIndianMobile(command.phone))
        query.phone = *phone;
    if (const auto sex = readSex(command.sex))
        query.sex = *sex;
    query.birthDate = command.birthDate;
    if (!query.birthDate && !command.age.empty()) {
        if (const auto birth = readBirth({}, command.age, session.today())) {
            query.birthDate = birth->date;
            query.birthEstimated = birth->estimated;
        }
    }
    OPDESK_TRY(answer.checkedAgainst, store::patientCount(session.store));
    if (query.name.empty() && query.nameLocal.empty() && query.phone.empty())
        return answer;
    OPDESK_TRY(const auto hits, store::possibleDuplicates(session.store, query, 8));
    for (const auto& hit : hits) {
        PossibleDuplicate match;
        OPDESK_TRY(match.patient, lineOf(session, hit.patient));
        match.percent = hit.percent;
        match.reasons = hit.reasons;
        answer.matches.push_back(std::move(match));
    }
    return answer;
}

}  // namespace opdesk::clinic
