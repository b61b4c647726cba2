#include "core/clinic/vitals_sheet.h"

#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_marks.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/vitals.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kRecord = "vitals.record";
constexpr std::size_t kEarlier = 12;

base::Result<std::vector<Stored<model::Vitals>>> newestFirst(Session& session, const PatientId& patient) {
    OPDESK_TRY(auto vitals, recordsOfPatient<model::Vitals>(session, patient));
    std::ranges::stable_sort(vitals, std::ranges::greater{}, [](const auto& one) { return one.value.takenAt; });
    return vitals;
}

}  // namespace

base::Result<VitalsSheet::Answer> execute(Session& session, const VitalsSheet& command) {
    OPDESK_CHECK(allow(session, {.permission = kRecord, .kind = model::KindId::vitals, .patient = command.patient}));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    const auto& who = patient.value;
    const int years = yearsOld(who.birthDate, session.today());
    OPDESK_TRY(const auto vitals, newestFirst(session, command.patient));
    VitalsSheet::Answer answer;
    answer.today = session.today();
    answer.weightNeeded = needsWeight(who.birthDate, session.today());
    answer.limits = limitsFor(session, who);
    answer.asksLmp = who.sex.is("female") && years >= 10 && years <= 55;
    answer.asksAllergies = who.allergyStatus.empty() || who.allergyStatus.is("not_asked");
    OPDESK_TRY(const bool own, ownIfItMatters(session, "vitals.view", command.patient));
    const bool mayView = mayQuietly(session, "vitals.view", own);
    for (const auto& one : vitals) {
        const auto& v = one.value;
        const auto takenAt = v.takenAt.value_or(base::Instant{});
        if (v.weight && takenAt + kWeightStands > session.now())
            answer.weightNeeded = false;
        if (years >= 18 && v.height && !answer.height)
            answer.height = v.height;
        if (mayView && v.lmp && !answer.lmp)
            answer.lmp = v.lmp;
        if (mayView && answer.earlier.size() < kEarlier)
            answer.earlier.push_back({model::VitalsId(one.record.id), takenAt, v.systolic, v.diastolic, v.pulse,
                                      v.temperature, v.spo2, v.respiration, v.weight, v.height, v.glucose, v.pain});
    }
    return answer;
}

base::Result<CheckVitals::Answer> execute(Session& session, const CheckVitals& command) {
    OPDESK_CHECK(allow(session, {.permission = kRecord, .kind = model::KindId::vitals, .patient = command.patient}));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    model::Vitals vitals;
    vitals.systolic = command.systolic;
    vitals.diastolic = command.diastolic;
    vitals.pulse = command.pulse;
    vitals.temperature = command.temperature;
    vitals.spo2 = command.spo2;
    vitals.respiration = command.respiration;
    vitals.weight = command.weight;
    vitals.height = command.height;
    vitals.glucose = command.glucose;
    vitals.pain = command.pain;
    OPDESK_TRY(auto judged, judgeVitals(session, patient.value, command.patient, vitals));
    OPDESK_TRY(auto doubts, doubtsOf(session, patient.value, command.patient, vitals));
    return CheckVitals::Answer{std::move(judged.marks), judged.bmiTenths, std::move(doubts)};
}

}  // namespace opdesk::clinic
