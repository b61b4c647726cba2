#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_reading.h"
#include "core/clinic/vitals_warnings.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/visit.h"
#include "core/model/kinds/vitals.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

template <typename Read>
base::Status takeFigure(const std::string& typed, Read read, std::optional<std::int64_t>& out) {
    if (text::tidyLine(typed).empty())
        return {};
    OPDESK_TRY(const auto value, read(typed));
    out = value;
    return {};
}

base::Result<model::Vitals> readVitals(Session& session, const RecordVitals& command) {
    model::Vitals vitals;
    if (!text::tidyLine(command.bloodPressure).empty()) {
        OPDESK_TRY(const auto pressure, readBloodPressure(command.bloodPressure));
        vitals.systolic = pressure.systolic;
        vitals.diastolic = pressure.diastolic;
    }
    OPDESK_CHECK(takeFigure(command.temperature, readTemperature, vitals.temperature));
    OPDESK_CHECK(takeFigure(command.weight, readWeight, vitals.weight));
    OPDESK_CHECK(takeFigure(command.height, readHeight, vitals.height));
    vitals.pulse = command.pulse;
    vitals.spo2 = command.spo2;
    vitals.respiration = command.respiration;
    vitals.glucose = command.glucose;
    vitals.pain = command.pain;
    vitals.lmp = command.lmp;
    OPDESK_TRY(vitals.remark, checkedLine(command.remark, "remark", 500));
    const bool any = vitals.systolic || vitals.temperature || vitals.weight || vitals.height || vitals.pulse ||
                     vitals.spo2 || vitals.respiration || vitals.glucose || vitals.pain || vitals.lmp;
    if (!any)
        return base::failField("blood_pressure", "nothing was measured", "at least one measurement");
    if (vitals.lmp && std::chrono::sys_days(*vitals.lmp) > std::chrono::sys_days(session.today()))
        return base::failField("lmp", "the date is in the future", "the first day of the last period");
    vitals.patient = command.patient;
    vitals.visit = command.visit;
    vitals.takenAt = session.now();
    vitals.takenBy = session.lease.user;
    return vitals;
}

}  // namespace

base::Result<RecordVitals::Answer> execute(Session& session, const RecordVitals& command) {
    constexpr std::string_view kPermission = "vitals.record";
    OPDESK_CHECK(
        allow(session, {.permission = kPermission, .kind = model::KindId::vitals, .patient = command.patient}));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    if (!command.visit.isNull()) {
        OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
        OPDESK_TRY(const auto whose, store::resolveAlias(session.store, visit.value.patient));
        OPDESK_TRY(const auto who, store::resolveAlias(session.store, command.patient));
        if (whose != who)
            return base::failField("visit", "the visit is somebody else's", "a visit of this patient");
    }
    OPDESK_TRY(const auto vitals, readVitals(session, command));
    if (vitals.lmp && patient.value.sex.is("male"))
        return base::failField("lmp", "the patient is male", "leave it empty");

    RecordVitals::Answer answer;
    answer.vitals = model::VitalsId::make(session.clock, session.random);
    auto height = vitals.height;
    const bool adult = yearsOld(patient.value.birthDate, session.today()) >= 18;
    if (!height && vitals.weight && adult) {
        OPDESK_TRY(const auto earlier, recordsOfPatient<model::Vitals>(session, command.patient));
        for (const auto& one : earlier)
            if (one.value.height)
                height = one.value.height;
    }
    if (adult)
        answer.bmiTenths = bmiTenths(vitals.weight, height);
    answer.warnings =
        vitalsWarnings(session.rules, vitals, {patient.value.birthDate, session.today()}, answer.bmiTenths);
    OPDESK_TRY(
        [[maybe_unused]] const auto receipt,
        commitOne(session, {newRecord(answer.vitals.uuid(), vitals)},
                  auditOf("vitals.record", model::KindId::vitals, answer.vitals.uuid(), command.patient, kPermission)));
    return answer;
}

}  // namespace opdesk::clinic
