#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/registration.h"

namespace opdesk::clinic {

namespace {

constexpr int kVeryAlike = 85;

base::Failure somebodyIsThere(const model::PatientId& patient, std::string field, std::string fix) {
    return base::fail(base::Error{base::ErrorCode::alreadyExists, patient.text(), std::move(field), std::move(fix)});
}

base::Status refuseDuplicate(Session& session, const Registration& registration) {
    store::DuplicateQuery query;
    query.name = registration.patient.name;
    query.nameLocal = registration.patient.nameLocal;
    query.phone = registration.phone;
    query.sex = registration.patient.sex.text;
    query.birthDate = registration.patient.birthDate;
    query.birthEstimated = registration.patient.birthEstimated;
    OPDESK_TRY(const auto alike, store::possibleDuplicates(session.store, query, 3));
    for (const auto& hit : alike)
        if (hit.percent >= kVeryAlike)
            return somebodyIsThere(hit.patient.patient, "name",
                                   "use this person, or set accept_duplicate to save as a new one");
    return {};
}

}  // namespace

base::Result<RegisterPatient::Answer> execute(Session& session, const RegisterPatient& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.create"}));
    OPDESK_TRY(auto registration, checkedRegistration(command, session.today(), Strictness::desk));
    if (!command.importKey.empty()) {
        OPDESK_TRY(const auto known, store::patientByImportKey(session.store, command.importKey));
        if (known)
            return somebodyIsThere(*known, "import_key", "this row was taken in before");
    }
    if (!command.acceptDuplicate)
        OPDESK_CHECK(refuseDuplicate(session, registration));

    const auto id = model::PatientId::make(session.clock, session.random);
    RegisterPatient::Answer answer{id, {}};
    const auto make = [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
        OPDESK_TRY(const auto number, next(std::string(kClinicNumberCounter)));
        answer.clinicNumber = clinicNumberText(session.desk.series, number);
        registration.patient.clinicNumber = answer.clinicNumber;
        store::ActionGroup group;
        group.changes = changesFor(session, id, registration);
        group.audit.push_back(auditOf("patient.create", model::KindId::patient, id.uuid(), id, "patient.create"));
        return group;
    };
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commitNumbered(session.actor(), make));
    if (session.sync)
        session.sync->localChange();
    return answer;
}

}  // namespace opdesk::clinic
