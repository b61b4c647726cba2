#include <algorithm>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/visit.h"

namespace opdesk::clinic {

namespace {

using VisitList = std::vector<Stored<model::Visit>>;

bool mayChangeHands(const model::Visit& visit) {
    return visit.status.is("waiting") || visit.status.is("called") || visit.status.is("skipped");
}

/// The open token of today, the user's own before another doctor's.
const Stored<model::Visit>* openToday(const Session& session, const VisitList& visits) {
    const Stored<model::Visit>* found = nullptr;
    for (const auto& one : visits) {
        const bool open = mayChangeHands(one.value) || one.value.status.is("in_room");
        if (open && one.value.day == session.today() && (!found || one.value.doctor == session.lease.user))
            found = &one;
    }
    return found;
}

bool waitsForUser(const Session& session, const VisitList& visits) {
    return std::ranges::any_of(visits, [&](const auto& one) {
        return one.value.doctor == session.lease.user && one.value.day == session.today() &&
               isInQueue(one.value.status.text);
    });
}

}  // namespace

base::Result<WhoseVisit::Answer> execute(Session& session, const WhoseVisit& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics",
                                 .kind = model::KindId::visit,
                                 .object = command.visit.uuid(),
                                 .patient = command.patient}));
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    WhoseVisit::Answer answer;
    answer.patientName = shownName(session, patient.value.name);
    OPDESK_TRY(answer.mayWrite, ownIfItMatters(session, "prescription.write", id));
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, id));
    const Stored<model::Visit>* visit = nullptr;
    if (command.visit.isNull()) {
        visit = openToday(session, visits);
        if (answer.mayWrite && (!visit || visit->value.doctor != session.lease.user)) {
            answer.mine = true;
            return answer;
        }
    } else {
        const auto asked =
            std::ranges::find(visits, command.visit.uuid(), [](const auto& one) { return one.record.id; });
        if (asked == visits.end())
            return base::fail(base::Error{base::ErrorCode::notFound, "no such visit of this patient", "visit",
                                          "a visit of this patient from queue.list"});
        visit = &*asked;
    }
    answer.doctorName = visit             ? staffName(session, visit->value.doctor)
                        : !visits.empty() ? staffName(session, visits.back().value.doctor)
                                          : std::string{};
    if (!visit)
        return answer;
    answer.mine = visit->value.doctor == session.lease.user;
    answer.visit = VisitId(visit->record.id);
    answer.token = visit->value.token;
    answer.status = visit->value.status.text;
    answer.visitKind = visit->value.visitKind.text;
    if (!answer.mine && hasRole(session, "Doctor") && mayChangeHands(visit->value) &&
        visit->value.day == session.today() && mayQuietly(session, "queue.reorder", true, true) &&
        !waitsForUser(session, visits))
        answer.takeOverAs = session.lease.user;
    return answer;
}

}  // namespace opdesk::clinic
