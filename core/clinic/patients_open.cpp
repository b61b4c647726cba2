#include <algorithm>
#include <boost/json.hpp>
#include <initializer_list>
#include <utility>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_marks.h"
#include "core/model/kinds/alias.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/consent.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/note.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/prescription.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/vitals.h"
#include "core/text/ids.h"

namespace opdesk::clinic {

namespace {

/// Who looks, at whom, with which right.
struct Looking {
    PatientId patient;
    bool own = true;
    bool hasReason = false;
    bool brokeGlass = false;

    bool may(const Session& session, std::string_view permission) const {
        return mayQuietly(session, permission, own || brokeGlass, hasReason);
    }
};

/// Somebody else's patient opens with a reason, where the role has the right to break the glass.
bool breaksGlass(const Session& session, const Looking& looking) {
    return !looking.own && looking.hasReason && mayQuietly(session, "record.break_glass", true, true);
}

base::Status noteOpening(Session& session, const Looking& looking, const std::string& reason) {
    auto event = auditOf("patient.open", model::KindId::patient, looking.patient.uuid(), looking.patient,
                         "patient.view_demographics");
    if (!reason.empty())
        event.after["reason"] = reason;
    OPDESK_CHECK(session.store.recordLook(session.actor(), event));
    if (!looking.brokeGlass)
        return {};
    event.action = event.permission = "record.break_glass";
    return session.store.recordLook(session.actor(), event);
}

json::object shownDemographics(const Session& session, const Looking& looking, json::object body) {
    body.erase("import_key");
    if (access::levelOf(session.lease.roles, "patient.view_demographics") == access::Level::masked) {
        json::object few;
        for (const auto name : {"sex", "birth_date", "birth_estimated", "inactive", "deceased"})
            if (const auto* value = body.if_contains(name))
                few[name] = *value;
        return few;
    }
    if (!looking.may(session, "patient.view_id_numbers")) {
        body.erase("id_last4");
        body.erase("abha_address");
        if (auto* abha = body.if_contains("abha_number"); abha && abha->is_string())
            *abha = text::maskLastFour(std::string_view(abha->get_string().data(), abha->get_string().size()));
    }
    if (!looking.may(session, "patient.view_contact_full") ||
        access::levelOf(session.lease.roles, "patient.view_contact_full") == access::Level::masked) {
        body.erase("address");
        body.erase("pin");
    }
    return body;
}

base::Status addFamily(Session& session, const store::PatientHit& hit, OpenPatient::Answer& answer) {
    if (hit.phone.empty() || (answer.line.phone.empty() && answer.line.phoneMasked.empty()))
        return {};
    OPDESK_TRY(const auto others, store::patientsOnPhone(session.store, hit.phone));
    for (const auto& other : others) {
        if (other.patient == hit.patient)
            continue;
        OPDESK_TRY(auto line, lineOf(session, other));
        answer.family.push_back(std::move(line));
    }
    return {};
}

base::Status addCare(Session& session, const Looking& looking, OpenPatient::Answer& answer) {
    answer.clinicalOpen = session.store.canOpen(model::Compartment::care) && looking.may(session, "prescription.view");
    if (!answer.clinicalOpen)
        return {};
    OPDESK_TRY(const auto allergies, recordsOfPatient<model::Allergy>(session, looking.patient));
    for (const auto& one : allergies)
        answer.allergies.push_back({model::AllergyId(one.record.id), one.value.substance, one.value.reaction,
                                    one.value.severity.text, one.value.status.text, one.value.notedOn});
    OPDESK_TRY(const auto problems, recordsOfPatient<model::Problem>(session, looking.patient));
    for (const auto& one : problems)
        answer.problems.push_back(
            {model::ProblemId(one.record.id), one.value.name, one.value.icd10, one.value.status.text});
    if (!looking.may(session, "vitals.view"))
        return {};
    OPDESK_TRY(auto vitals, recordsOfPatient<model::Vitals>(session, looking.patient));
    std::ranges::stable_sort(vitals, std::ranges::greater{}, [](const auto& one) { return one.value.takenAt; });
    if (vitals.size() > 3)
        vitals.erase(vitals.begin() + 3, vitals.end());
    for (const auto& one : vitals) {
        const auto& v = one.value;
        answer.vitals.push_back({model::VitalsId(one.record.id), v.takenAt.value_or(base::Instant{}), v.systolic,
                                 v.diastolic, v.pulse, v.temperature, v.spo2, v.respiration, v.weight, v.height,
                                 v.glucose, v.pain});
    }
    return {};
}

/// An id of ours begins with the time it was made.
base::Instant madeAt(const base::Uuid& id) {
    std::int64_t millis = 0;
    for (std::size_t i = 0; i < 6; ++i)
        millis = (millis << 8) | id.bytes()[i];
    return base::fromMillis(millis);
}

/// The last word on each purpose, and which other records read as this one.
base::Status addConsentsAndJoined(Session& session, const Looking& looking, OpenPatient::Answer& answer) {
    if (access::levelOf(session.lease.roles, "patient.view_demographics") == access::Level::masked)
        return {};
    OPDESK_TRY(const auto consents, recordsOfPatient<model::Consent>(session, looking.patient));
    for (const auto& one : consents) {
        const ConsentLine line{one.value.purpose.text, one.value.given, one.value.at.value_or(base::Instant{})};
        const auto known = std::ranges::find(answer.consents, line.purpose, &ConsentLine::purpose);
        if (known == answer.consents.end())
            answer.consents.push_back(line);
        else if (known->at <= line.at)
            *known = line;
    }
    if (!answer.line.phone.empty()) {
        OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, looking.patient));
        for (const auto& one : contacts)
            if (one.value.value == answer.line.phone)
                answer.phoneRelation = one.value.relation;
    }
    OPDESK_TRY(const auto aliases, recordsOfPatient<model::Alias>(session, looking.patient));
    for (const auto& one : aliases) {
        OPDESK_TRY(const auto loser, readRecord<model::Patient>(session, one.value.loser.uuid()));
        answer.joined.push_back(
            {model::AliasId(one.record.id), loser ? loser->value.clinicNumber : std::string{}, madeAt(one.record.id)});
    }
    return {};
}

std::string textIn(const json::value& object, std::string_view member) {
    const auto* found = object.is_object() ? object.get_object().if_contains(member) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : std::string{};
}

/// The members of each in words, each once.
std::string joined(const json::array& list, std::initializer_list<std::string_view> members) {
    std::vector<std::string> seen;
    std::string out;
    for (const auto& element : list) {
        std::string one;
        for (const auto member : members)
            if (const auto text = textIn(element, member); !text.empty())
                one += (one.empty() ? "" : " ") + text;
        if (one.empty() || std::ranges::find(seen, one) != seen.end())
            continue;
        out += (out.empty() ? "" : ", ") + one;
        seen.push_back(std::move(one));
    }
    return out;
}

/// What was signed and is still to be taken today.
void addMedicines(const Session& session, const model::Prescription& paper, OpenPatient::Answer& answer) {
    if (paper.status.text != "signed" || !paper.signedAt)
        return;
    const auto day = std::chrono::sys_days(base::localDate(*paper.signedAt, session.desk.offset));
    const auto today = std::chrono::sys_days(session.today());
    for (const auto& line : paper.lines) {
        const auto* days = line.is_object() ? line.get_object().if_contains("days") : nullptr;
        if (!days || !days->is_int64() || day + std::chrono::days(days->get_int64()) <= today)
            continue;
        auto words = joined(json::array{line}, {"generic", "strength"});
        if (const auto dose = textIn(line, "dose"); !dose.empty())
            words += (words.empty() ? "" : ", ") + dose;
        if (!words.empty() && std::ranges::find(answer.medicines, words) == answer.medicines.end())
            answer.medicines.push_back(std::move(words));
    }
}

/// Every figure with its mark: the same judgement as when it was taken, by the patient as he is now.
void addFigures(Session& session, const PatientId& patient, const model::Patient& who, TimelineLine& line) {
    const auto found = readRecord<model::Vitals>(session, line.record);
    if (!found || !*found)
        return;
    auto vitals = (*found)->value;
    const std::pair<const char*, std::optional<std::int64_t>> measured[] = {
        {"systolic", vitals.systolic}, {"diastolic", vitals.diastolic},
        {"pulse", vitals.pulse},       {"temperature", vitals.temperature},
        {"spo2", vitals.spo2},         {"respiration", vitals.respiration},
        {"weight", vitals.weight},     {"height", vitals.height},
        {"glucose", vitals.glucose},   {"pain", vitals.pain}};
    // Without the weight there is no BMI, for which every earlier set would be read.
    vitals.weight.reset();
    const auto judged = judgeVitals(session, who, patient, vitals);
    for (const auto& [field, value] : measured) {
        if (!value)
            continue;
        TimelineFigure figure{field, *value, {}, {}};
        if (judged)
            for (const auto& mark : judged->marks)
                if (mark.field == figure.field && (mark.word == "high" || mark.word == "low")) {
                    figure.level = mark.level;
                    figure.word = mark.word;
                }
        line.figures.push_back(std::move(figure));
    }
}

/// Reason, diagnosis and medicines apart: the summary has them in one line. What cannot be read keeps its summary.
void addParts(Session& session, model::KindId kind, TimelineLine& line, OpenPatient::Answer& answer) {
    if (kind == model::KindId::note) {
        if (const auto note = readRecord<model::Note>(session, line.record); note && *note) {
            line.reason = (*note)->value.complaints;
            line.diagnosis = joined((*note)->value.diagnoses, {"name"});
        }
    } else if (kind == model::KindId::prescription) {
        if (const auto paper = readRecord<model::Prescription>(session, line.record); paper && *paper) {
            const auto& value = (*paper)->value;
            line.reason = value.complaints;
            line.diagnosis = joined(value.diagnoses, {"name"});
            line.medicines = joined(value.lines, {"generic", "strength"});
            addMedicines(session, value, answer);
        }
    }
}

base::Status addTimeline(Session& session, const Looking& looking, const model::Patient& who,
                         OpenPatient::Answer& answer) {
    OPDESK_TRY(const auto rows, store::timelineOf(session.store, looking.patient, 100, std::nullopt));
    for (const auto& row : rows) {
        const bool may = looking.may(session, model::describe(row.kind).viewPermission) && !row.locked;
        TimelineLine line;
        line.kind = std::string(model::kindName(row.kind));
        line.record = row.record;
        line.at = row.at;
        line.locked = !may;
        if (may) {
            line.summary = row.summary;
            addParts(session, row.kind, line, answer);
            if (row.kind == model::KindId::vitals)
                addFigures(session, looking.patient, who, line);
        }
        answer.timeline.push_back(std::move(line));
    }
    return {};
}

base::Result<bool> somethingWaits(Session& session, const Looking& looking, const store::Record& patient) {
    if (patient.dirty)
        return true;
    for (const auto kind :
         {model::KindId::contact, model::KindId::visit, model::KindId::allergy, model::KindId::prescription}) {
        if (!session.store.canOpen(model::describe(kind).compartment))
            continue;
        OPDESK_TRY(const auto records, session.store.ofPatient(kind, looking.patient));
        if (std::ranges::any_of(records, &store::Record::dirty))
            return true;
    }
    return false;
}

}  // namespace

base::Result<OpenPatient::Answer> execute(Session& session, const OpenPatient& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics",
                                 .object = command.patient.uuid(),
                                 .patient = command.patient,
                                 .hasReason = !reason.empty()}));
    Looking looking;
    OPDESK_TRY(looking.patient, store::resolveAlias(session.store, command.patient));
    looking.hasReason = !reason.empty();
    if (hasRole(session, "Doctor")) {
        OPDESK_TRY(looking.own, isOwnPatient(session, looking.patient));
    }
    looking.brokeGlass = breaksGlass(session, looking);
    OPDESK_CHECK(noteOpening(session, looking, reason));

    OPDESK_TRY(const auto stored, needRecord<model::Patient>(session, looking.patient.uuid(), "patient"));
    OPDESK_TRY(const auto hit, store::patientCard(session.store, looking.patient));
    if (!hit)
        return base::fail(base::ErrorCode::internal, "a patient without a card");
    OpenPatient::Answer answer;
    OPDESK_TRY(answer.line, lineOf(session, *hit));
    answer.demographics = shownDemographics(session, looking, stored.record.body);
    answer.balance = answer.line.balance;
    OPDESK_CHECK(addFamily(session, *hit, answer));
    OPDESK_CHECK(addCare(session, looking, answer));
    // "Yes" or "none known" is itself a clinical word; whoever may not see the allergies is not told.
    if (answer.clinicalOpen || mayQuietly(session, "patient.edit_demographics", true))
        answer.allergyStatus = stored.value.allergyStatus.text;
    OPDESK_CHECK(addConsentsAndJoined(session, looking, answer));
    OPDESK_CHECK(addTimeline(session, looking, stored.value, answer));
    OPDESK_TRY(answer.highConflict, store::hasHighConflict(session.store, looking.patient));
    OPDESK_TRY(answer.hasConflict, store::hasOpenConflict(session.store, looking.patient));
    OPDESK_TRY(answer.tentative, somethingWaits(session, looking, stored.record));
    return answer;
}

}  // namespace opdesk::clinic
