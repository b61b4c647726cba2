#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"
#include "core/rules/prescription_line.h"
#include "core/rules/rule_meter.h"

/// W3 and W4: notes and prescriptions. Drafts belong to patient and visit; signed documents stand for ever.
namespace opdesk::clinic {

using model::NoteId;
using model::PrescriptionId;

using rules::Alert;
using rules::PrescriptionLine;
struct Diagnosis {
    std::string name, icd10, certainty;
};  ///< certainty: provisional, final
struct AlertOverride {
    std::string rule, line, reason;
};

struct ReadLine {  // "prescription.read_line": echo while typing; writes nothing
    std::string typed;
    PatientId patient;
    std::string language;
    struct Answer {
        PrescriptionLine line;
        std::vector<PrescriptionLine> candidates;
        std::vector<std::string> unknownWords;
        std::vector<std::string> missing;
    };  ///< missing: codes of rules::LineReading
};
struct CheckPrescription {  // "prescription.check": writes nothing
    PatientId patient;
    std::vector<PrescriptionLine> lines;
    std::string mode;  ///< in_person, tele_video …
    std::vector<Diagnosis> diagnoses;
    std::vector<AlertOverride> overrides;
    std::string complaints;
    using RuleState = rules::RuleState;
    struct Answer {
        std::vector<Alert> alerts;
        std::vector<RuleState> meter;
    };  ///< meter: the ten lines of the rule meter
};
struct WritePrescription {        // "prescription.write": creates or replaces the draft
    PrescriptionId prescription;  ///< null: a new draft
    PatientId patient;
    VisitId visit;
    bool ongoing = false;  ///< without a prescription: the draft begun last for patient and visit, where there is one
    std::string mode, complaints, findings, tests, advice, language;
    std::string followUp;                 ///< "2w", "5d" or a date
    std::vector<std::string> typedLines;  ///< one-line entries; or
    std::vector<PrescriptionLine> lines;
    std::vector<Diagnosis> diagnoses;
    std::vector<AlertOverride> overrides;
    struct Answer {
        PrescriptionId prescription;
        std::vector<PrescriptionLine> lines;
    };
};
struct SignPrescription {  // "prescription.sign"
    PrescriptionId prescription;
    struct Answer {
        PrescriptionId prescription;
        std::string contentHash;
    };
};
/// conflict when a high item of the patient is unseen; invalidInput naming the open rule; wrongState when signed
/// already.
struct AmendPrescription {  // "prescription.amend": a new draft that names the old one
    PrescriptionId prescription;
    std::string reason;
    struct Answer {
        PrescriptionId prescription;
    };
};
struct CancelPrescription {  // "prescription.cancel"
    PrescriptionId prescription;
    std::string reason;
    struct Answer {
        bool cancelled = false;
    };
};
/// The print model in words; ui/paper paints it. The look and the print are in the audit chain before this returns.
struct PrescriptionPaperOf {  // "prescription.paper"
    PrescriptionId prescription;
    std::string language;  ///< of the patient's lines; empty: the patient's
    bool duplicate = false;
    std::string reason;  ///< of a reprint, for roles that need one
    struct Answer {
        std::string clinicName, clinicAddress, clinicPhone, clinicHours;
        std::string doctorName, qualification, registration;
        std::string patientName, patientNameLocal, ageSex, address, clinicNumber, abha, weightText, dateText;
        std::string allergyText;  ///< "Penicillin (rash)", "None known", "Not asked"
        bool allergyAlert = false;
        std::string complaints, findings, vitalsText, diagnosisText;
        std::vector<PrescriptionLine> lines;
        std::string tests, advice, followUpText, language, consultMode, documentId, contentHash, signedAtText;
        bool isDraft = true, isDuplicate = false, isCancelled = false;
        std::string printedAtText;
    };
};

struct WriteNote {  // "note.write"
    NoteId note;
    PatientId patient;
    VisitId visit;
    std::string complaints, history, examination, plan;
    std::vector<Diagnosis> diagnoses;
    bool sensitive = false;
    struct Answer {
        NoteId note;
    };
};
struct SignNote {
    NoteId note;
    struct Answer {
        NoteId note;
        std::string contentHash;
    };
};  // "note.sign"
struct AmendNote {
    NoteId note;
    std::string reason;
    struct Answer {
        NoteId note;
    };
};  // "note.amend"
struct ReadDocument {
    std::string kind;
    base::Uuid record;
    std::string reason;
    struct Answer {
        json::object body;
        std::int64_t version = 0;
        bool dirty = false;
    };
};  // "record.read"

base::Result<ReadLine::Answer> execute(Session&, const ReadLine&);
base::Result<CheckPrescription::Answer> execute(Session&, const CheckPrescription&);
base::Result<WritePrescription::Answer> execute(Session&, const WritePrescription&);
base::Result<SignPrescription::Answer> execute(Session&, const SignPrescription&);
base::Result<AmendPrescription::Answer> execute(Session&, const AmendPrescription&);
base::Result<CancelPrescription::Answer> execute(Session&, const CancelPrescription&);
base::Result<PrescriptionPaperOf::Answer> execute(Session&, const PrescriptionPaperOf&);
base::Result<WriteNote::Answer> execute(Session&, const WriteNote&);
base::Result<SignNote::Answer> execute(Session&, const SignNote&);
base::Result<AmendNote::Answer> execute(Session&, const AmendNote&);
base::Result<ReadDocument::Answer> execute(Session&, const ReadDocument&);

}  // namespace opdesk::clinic
