#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// What the patient takes home. Signed it stands for ever; a correction is a new one that names it.
struct Prescription {
    PatientId patient;
    VisitId visit;
    StaffId author;
    OpenText status;
    OpenText mode;
    std::string complaints;
    std::string findings;
    json::array diagnoses;  ///< {name, icd10, certainty}
    json::array lines;      ///< medicines, see core/clinic/prescription_line.h
    std::string tests;
    std::string advice;
    std::optional<Date> followUp;
    json::array overrides;  ///< {rule, line, reason}: alerts kept with a reason
    OpenText language;
    json::array printed;  ///< the patient, doctor and clinic as they stood when it was signed
    PrescriptionId amends;
    std::string amendReason;
    std::optional<Instant> writtenAt;
    std::optional<Instant> signedAt;
    std::string contentHash;  ///< as in note
    std::string signature;    ///< as in note
    json::object unknown;     ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Prescription> {
    static constexpr KindId id = KindId::prescription;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Prescription::patient, Merge::fixed).require().to("patient"),
                        field("visit", &Prescription::visit, Merge::fixed).to("visit"),
                        field("author", &Prescription::author, Merge::fixed).require().to("staff"),
                        field("status", &Prescription::status, Merge::ladder).require().values(kDocumentStatuses),
                        field("mode", &Prescription::mode, Merge::card).values(kConsultModes),
                        field("complaints", &Prescription::complaints, Merge::card).person().upTo(2000),
                        field("findings", &Prescription::findings, Merge::card).person().upTo(2000),
                        field("diagnoses", &Prescription::diagnoses, Merge::card).person().upTo(40),
                        field("lines", &Prescription::lines, Merge::card).person().upTo(40),
                        field("tests", &Prescription::tests, Merge::card).person().upTo(2000),
                        field("advice", &Prescription::advice, Merge::card).person().upTo(2000),
                        field("follow_up", &Prescription::followUp, Merge::card).person(),
                        field("overrides", &Prescription::overrides, Merge::card).person().upTo(40),
                        field("language", &Prescription::language, Merge::card).values(kLanguages),
                        field("printed", &Prescription::printed, Merge::card).person().upTo(1),
                        field("amends", &Prescription::amends, Merge::fixed).to("prescription"),
                        field("amend_reason", &Prescription::amendReason, Merge::fixed).person().upTo(300),
                        field("written_at", &Prescription::writtenAt, Merge::laterAuthor),
                        field("signed_at", &Prescription::signedAt, Merge::fixed),
                        field("content_hash", &Prescription::contentHash, Merge::fixed).upTo(64),
                        field("signature", &Prescription::signature, Merge::fixed).upTo(128));
};

}  // namespace opdesk::model
