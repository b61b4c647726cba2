#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/model/kinds/visit.h"
#include "core/rules/line_reader.h"
#include "core/rules/words.h"
#include "core/store/queries.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kWrite = "prescription.write";
constexpr std::size_t kMostLines = 40;

std::string indexed(std::string_view name, std::size_t i) {
    return std::string(name) + "[" + std::to_string(i) + "]";
}

/// Typed entries become lines; one that could mean several medicines is refused rather than guessed.
base::Result<PrescriptionLine> lineFrom(Session& session, const std::string& typed, std::string_view language,
                                        std::size_t i) {
    OPDESK_TRY(const auto tidy, checkedLine(typed, indexed("typed_lines", i), 400));
    auto reading = rules::readLine(session.rules, tidy, language);
    if (reading.line.generic.empty() || (!reading.line.known && !reading.candidates.empty())) {
        std::vector<std::string> names;
        for (const auto& one : reading.candidates)
            if (std::find(names.begin(), names.end(), one.generic) == names.end())
                names.push_back(one.generic);
        return base::failField(
            indexed("typed_lines", i),
            names.empty() ? "the line names no medicine" : "several medicines fit or the name is misspelt",
            names.empty() ? "medicine, strength, dose, duration"
                          : "one of: " + rules::join(names, "; ") + "; or the name in double quotes");
    }
    return reading.line;
}

base::Result<std::vector<PrescriptionLine>> linesFrom(Session& session, const WritePrescription& command,
                                                      std::string_view language) {
    std::vector<PrescriptionLine> lines;
    if (command.lines.size() + command.typedLines.size() > kMostLines)
        return base::failField("lines", "too many medicines", "at most " + std::to_string(kMostLines));
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto line = command.lines[i];
        OPDESK_TRY(line.generic, checkedLine(line.generic, indexed("lines", i) + ".generic", 200));
        OPDESK_TRY(line.brand, checkedLine(line.brand, indexed("lines", i) + ".brand", 200));
        OPDESK_TRY(line.strength, checkedLine(line.strength, indexed("lines", i) + ".strength", 100));
        OPDESK_TRY(line.form, checkedLine(line.form, indexed("lines", i) + ".form", 60));
        OPDESK_TRY(line.dose, checkedLine(line.dose, indexed("lines", i) + ".dose", 200));
        OPDESK_TRY(line.timing, checkedLine(line.timing, indexed("lines", i) + ".timing", 100));
        OPDESK_TRY(line.durationText, checkedLine(line.durationText, indexed("lines", i) + ".duration_text", 60));
        OPDESK_TRY(line.remark, checkedLine(line.remark, indexed("lines", i) + ".remark", 400));
        OPDESK_TRY(line.typed, checkedLine(line.typed, indexed("lines", i) + ".typed", 400));
        if (line.generic.empty() && !line.typed.empty()) {
            OPDESK_TRY(line, lineFrom(session, line.typed, language, i));
        } else if (line.generic.empty()) {
            return base::failField(indexed("lines", i) + ".generic", "the line names no medicine", "the generic name");
        }
        (void)rules::completeLine(session.rules, line, language);
        lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < command.typedLines.size(); ++i) {
        if (rules::trim(command.typedLines[i]).empty())
            continue;
        OPDESK_TRY(auto line, lineFrom(session, command.typedLines[i], language, i));
        lines.push_back(std::move(line));
    }
    return lines;
}

/// "2w", "5d", "1m" from today, or a date.
base::Result<std::optional<base::Date>> followUpOf(const Session& session, const std::string& typed) {
    const auto tidy = rules::lower(rules::trim(typed));
    if (tidy.empty())
        return std::optional<base::Date>{};
    const auto count = rules::wholeNumber(std::string_view(tidy).substr(0, tidy.find_first_not_of("0123456789")));
    const auto unit = tidy.find_first_not_of("0123456789 ") == std::string::npos
                          ? std::string{}
                          : tidy.substr(tidy.find_first_not_of("0123456789 "));
    const int days = unit == "d" || unit == "day" || unit == "days"       ? 1
                     : unit == "w" || unit == "week" || unit == "weeks"   ? 7
                     : unit == "m" || unit == "month" || unit == "months" ? 30
                                                                          : 0;
    if (count > 0 && days > 0) {
        if (count * days > 730)
            return base::failField("follow_up", "the follow-up is too far away", "at most two years");
        return std::optional<base::Date>(std::chrono::sys_days(session.today()) + std::chrono::days(count * days));
    }
    OPDESK_TRY(const auto date, text::parseDate(typed, session.today(), "follow_up"));
    if (std::chrono::sys_days(date) < std::chrono::sys_days(session.today()))
        return base::failField("follow_up", "the date is in the past", "a date from today, or 2w, 5d, 1m");
    return std::optional<base::Date>(date);
}

base::Result<model::Prescription> bodyFrom(Session& session, const WritePrescription& command,
                                           const Stored<model::Patient>& patient) {
    model::Prescription body;
    body.patient = PatientId(patient.record.id);
    body.visit = command.visit;
    body.author = session.lease.user;
    body.status = "draft";
    OPDESK_TRY(const auto mode, oneOf(command.mode, "mode", model::kConsultModes));
    body.mode = mode.empty() ? std::string("in_person") : mode;
    OPDESK_TRY(body.complaints, checkedLines(command.complaints, "complaints", 2000));
    OPDESK_TRY(body.findings, checkedLines(command.findings, "findings", 2000));
    OPDESK_TRY(body.tests, checkedLines(command.tests, "tests", 2000));
    OPDESK_TRY(body.advice, checkedLines(command.advice, "advice", 2000));
    auto diagnoses = command.diagnoses;
    for (std::size_t i = 0; i < diagnoses.size(); ++i) {
        OPDESK_TRY(diagnoses[i].name, checkedLine(diagnoses[i].name, indexed("diagnoses", i) + ".name", 200));
        OPDESK_TRY(diagnoses[i].icd10, checkedLine(diagnoses[i].icd10, indexed("diagnoses", i) + ".icd10", 12));
        OPDESK_TRY(diagnoses[i].certainty,
                   checkedLine(diagnoses[i].certainty, indexed("diagnoses", i) + ".certainty", 20));
    }
    body.diagnoses = toArray(diagnoses);
    auto language = command.language.empty() ? patient.value.language.text : command.language;
    if (!language.empty()) {
        OPDESK_TRY(language, readLanguage(language));
    }
    body.language = language;
    OPDESK_TRY(const auto lines, linesFrom(session, command, language));
    body.lines = toArray(lines);
    OPDESK_TRY(body.followUp, followUpOf(session, command.followUp));
    auto overrides = command.overrides;
    for (std::size_t i = 0; i < overrides.size(); ++i) {
        OPDESK_TRY(overrides[i].reason, checkedLine(overrides[i].reason, indexed("overrides", i) + ".reason", 300));
        if (overrides[i].reason.empty())
            return base::failField(indexed("overrides", i) + ".reason", "a reason is missing",
                                   "say why the medicine is kept");
    }
    body.overrides = toArray(overrides);
    body.writtenAt = session.now();
    return body;
}

bool isEmpty(const model::Prescription& body) {
    return body.complaints.empty() && body.findings.empty() && body.tests.empty() && body.advice.empty() &&
           body.diagnoses.empty() && body.lines.empty() && !body.followUp;
}

/// Every field a draft may change, null where it is empty now.
json::object draftFields(const model::Prescription& body) {
    const auto encoded = model::encode(body);
    json::object fields;
    for (const std::string_view name : {"mode", "complaints", "findings", "diagnoses", "lines", "tests", "advice",
                                        "follow_up", "overrides", "language", "written_at"})
        fields[name] = encoded.contains(name) ? encoded.at(name) : json::value{};
    return fields;
}

/// The user's own of this patient and visit, the one begun last.
base::Result<std::optional<Stored<model::Prescription>>> ongoingDraft(Session& session, const PatientId& patient,
                                                                      const VisitId& visit) {
    OPDESK_TRY(auto all, recordsOfPatient<model::Prescription>(session, patient));
    std::optional<Stored<model::Prescription>> last;
    for (auto& one : all)
        if (one.value.author == session.lease.user && one.value.status.is("draft") && one.value.visit == visit)
            last = std::move(one);
    return last;
}

}  // namespace

base::Result<WritePrescription::Answer> execute(Session& session, const WritePrescription& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kWrite, id));
    OPDESK_CHECK(allow(session, {kWrite, model::KindId::prescription, command.prescription.uuid(), id, own}));
    if (!command.overrides.empty())
        OPDESK_CHECK(allow(session, {"prescription.override_alert", model::KindId::prescription,
                                     command.prescription.uuid(), id, own}));
    if (!command.visit.isNull()) {
        OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
        OPDESK_TRY(const auto visitor, store::resolveAlias(session.store, visit.value.patient));
        if (visitor != id)
            return base::failField("visit", "the visit is another patient's", "a visit of this patient");
    }
    OPDESK_TRY(auto body, bodyFrom(session, command, patient));
    WritePrescription::Answer answer;
    answer.lines = linesOf(body.lines);

    std::optional<Stored<model::Prescription>> draft;
    if (!command.prescription.isNull()) {
        OPDESK_TRY(auto found, needRecord<model::Prescription>(session, command.prescription.uuid(), "prescription"));
        OPDESK_TRY(const auto owner, store::resolveAlias(session.store, found.value.patient));
        if (owner != id)
            return base::failField("patient", "the draft is another patient's", "the patient of the draft");
        if (!found.value.status.is("draft"))
            return base::fail(base::Error{base::ErrorCode::wrongState, "a signed prescription stands as it is",
                                          "prescription", "prescription.amend"});
        // A second author never writes into somebody's draft: both stay.
        if (found.value.author == session.lease.user)
            draft = std::move(found);
    } else if (command.ongoing) {
        OPDESK_TRY(draft, ongoingDraft(session, id, command.visit));
    }
    if (!draft && isEmpty(body))
        return answer;
    answer.prescription =
        draft ? PrescriptionId(draft->record.id) : PrescriptionId::make(session.clock, session.random);
    auto event = auditOf(draft ? "prescription.edit" : "prescription.create", model::KindId::prescription,
                         answer.prescription.uuid(), id, kWrite);
    store::Change change;
    if (!draft) {
        change = newRecord(answer.prescription.uuid(), body);
    } else if (isEmpty(body)) {
        change = endRecord(model::KindId::prescription, draft->record.id, "the draft was emptied");
        answer.prescription = {};
    } else {
        change = setFields(model::KindId::prescription, draft->record.id, draftFields(body));
    }
    OPDESK_CHECK(commitOne(session, {std::move(change)}, std::move(event)));
    return answer;
}

base::Result<AmendPrescription::Answer> execute(Session& session, const AmendPrescription& command) {
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto old, needRecord<model::Prescription>(session, command.prescription.uuid(), "prescription"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, old.value.patient));
    OPDESK_TRY(const auto own, ownIfItMatters(session, kWrite, id));
    OPDESK_CHECK(allow(session, {kWrite, model::KindId::prescription, old.record.id, id, own, true}));
    if (!old.value.status.is("signed"))
        return base::fail(base::Error{base::ErrorCode::wrongState, "only a signed prescription is amended",
                                      "prescription", "edit the draft"});
    model::Prescription next = old.value;
    next.patient = id;
    next.author = session.lease.user;
    next.status = "draft";
    next.printed.clear();
    next.overrides.clear();
    next.amends = command.prescription;
    next.amendReason = reason;
    next.writtenAt = session.now();
    next.signedAt.reset();
    next.contentHash.clear();
    next.signature.clear();
    const auto made = PrescriptionId::make(session.clock, session.random);
    OPDESK_CHECK(commitOne(session, {newRecord(made.uuid(), next)},
                           auditOf("prescription.amend", model::KindId::prescription, made.uuid(), id, kWrite)));
    return AmendPrescription::Answer{made};
}

}  // namespace opdesk::clinic
