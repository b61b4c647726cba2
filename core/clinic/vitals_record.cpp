#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_marks.h"
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

base::Result<bool> hasFreshWeight(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto earlier, recordsOfPatient<model::Vitals>(session, patient));
    return std::ranges::any_of(earlier, [&](const auto& one) {
        return one.value.weight && one.value.takenAt && *one.value.takenAt + kWeightStands > session.now();
    });
}

/// A critical value shows in the queue at once, so that whoever calls the next patient sees it. Only a visit that is
/// still open, and only once.
base::Result<bool> marksTheVisit(Session& session, const VisitId& visit, bool critical) {
    if (!critical || visit.isNull())
        return false;
    OPDESK_TRY(const auto stored, readRecord<model::Visit>(session, visit.uuid()));
    return stored && !stored->value.attention && !stored->value.status.is("done") &&
           !stored->value.status.is("cancelled") && mayQuietly(session, "queue.call_next", true);
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

    OPDESK_TRY(const auto judged, judgeVitals(session, patient.value, command.patient, vitals));
    if (!judged.possible)
        return base::fail(judged.possible.error());
    if (!vitals.weight && needsWeight(patient.value.birthDate, session.today())) {
        OPDESK_TRY(const bool has, hasFreshWeight(session, command.patient));
        if (!has)
            return base::failField("weight", "under 18 doses go by the weight", "kilograms, like 18.5");
    }
    if (!command.sure) {
        OPDESK_TRY(const auto doubts, doubtsOf(session, patient.value, command.patient, vitals));
        if (!doubts.empty())
            return base::failField("sure",
                                   doubts.front().why == "same" ? "the same figures were saved just now"
                                                                : "the " + doubts.front().field + " left the last far",
                                   "measure again, or say sure when it is so");
    }

    RecordVitals::Answer answer;
    answer.vitals = model::VitalsId::make(session.clock, session.random);
    answer.bmiTenths = judged.bmiTenths;
    answer.marks = judged.marks;
    answer.warnings =
        vitalsWarnings(session.rules, vitals, {patient.value.birthDate, session.today()}, answer.bmiTenths);
    std::vector<store::Change> changes{newRecord(answer.vitals.uuid(), vitals)};
    OPDESK_TRY(const bool marks, marksTheVisit(session, command.visit, judged.critical));
    if (marks)
        changes.push_back(setFields(model::KindId::visit, command.visit.uuid(), {{"attention", true}}));
    OPDESK_TRY(
        [[maybe_unused]] const auto receipt,
        commitOne(session, std::move(changes),
                  auditOf("vitals.record", model::KindId::vitals, answer.vitals.uuid(), command.patient, kPermission)));
    return answer;
}

}  // namespace opdesk::clinic
