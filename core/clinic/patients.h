#pragma once

#include <string>
#include <vector>

#include "core/clinic/described.h"
#include "core/clinic/session.h"
#include "core/model/ids.h"
#include "core/model/kinds/patient.h"
#include "core/store/queries.h"

/// W1: find, register and edit people. Each command's Answer is what execute() gives.
namespace opdesk::clinic {

using model::PatientId;

/// A line of a search result; masked where the role may not see the whole.
struct PatientLine {
    PatientId patient;
    std::string name, nameLocal, sex, ageText, clinicNumber, phone, phoneMasked, locality;
    std::optional<base::Date> birthDate, lastVisit;
    bool birthEstimated = false, inactive = false;
    std::int64_t balance = 0;
};

struct FindPatients {  // "patient.find"
    std::string text;
    std::int64_t limit = 20;
    bool typing = false;  ///< keys still come: no audit event yet. Asked once more without it after 2 s or for a hit
                          ///< that is opened
    struct Answer {
        std::vector<PatientLine> patients;
        std::int64_t total = 0;
    };  ///< total: people on this desk
};

struct PossibleDuplicate {
    PatientLine patient;
    std::int64_t percent = 0;
    std::vector<std::string> reasons;
};
struct FindDuplicates {  // "patient.duplicates"
    std::string name, nameLocal, phone, age, sex;
    std::optional<base::Date> birthDate;
    struct Answer {
        std::vector<PossibleDuplicate> matches;
        std::int64_t checkedAgainst = 0;
    };
};

struct ConsentChoice {
    std::string purpose;
    bool given = false;
};

struct RegisterPatient {  // "patient.register"
    std::string name, nameLocal, sex;
    std::string age;                   ///< "34", "8m", "12d", "1y6m"; or
    std::string born;                  ///< dd-mm-yyyy or yyyy-mm-dd
    std::string phone, phoneRelation;  ///< any Indian way of writing; stored E.164
    bool noPhone = false;
    std::string guardianName, guardianRelation, address, locality, pin, language;
    std::string allergyStatus;  ///< not_asked (default), none_known, yes
    std::string abhaNumber, abhaAddress, idKind, idLast4, referredBy, remark;
    bool idSeen = false;
    std::vector<ConsentChoice> consents;
    bool acceptDuplicate = false;  ///< the person saw the "very alike" match and says it is somebody else
    std::string importKey;
    struct Answer {
        PatientId patient;
        std::string clinicNumber;
    };
};
/// alreadyExists (detail holds the id of the match) when somebody is very alike and acceptDuplicate is false.

struct EditPatient {  // "patient.edit"
    PatientId patient;
    json::object fields;  ///< registry names of patient fields to new values; null removes
    std::string reason;
    struct Answer {
        bool changed = false;
    };
};
struct SetPhone {  // "patient.set_phone"
    PatientId patient;
    std::string phone, relation;
    struct Answer {
        model::ContactId contact;
    };
};

struct AllergyLine {
    model::AllergyId allergy;
    std::string substance, reaction, severity, status;
    std::optional<base::Date> notedOn;
};
struct ProblemLine {
    model::ProblemId problem;
    std::string name, icd10, status;
};
/// One measured figure in the unit of the record, and how it stands for this patient.
struct TimelineFigure {
    std::string field;
    std::int64_t value = 0;
    std::string level, word;  ///< as in VitalMark; empty: usual
};
struct TimelineLine {
    std::string kind;
    base::Uuid record;
    base::Instant at{};
    std::string summary;
    bool locked = false;
    std::string reason, diagnosis, medicines;  ///< of a note and of a prescription, apart from each other
    std::vector<TimelineFigure> figures{};     ///< of vitals: everything that was measured
};
struct VitalsLine {
    model::VitalsId vitals;
    base::Instant takenAt{};
    std::optional<std::int64_t> systolic, diastolic, pulse, temperature, spo2, respiration, weight, height, glucose,
        pain;
};

/// The last word on one purpose.
struct ConsentLine {
    std::string purpose;
    bool given = false;
    base::Instant at{};
};
/// Another record of the same person that reads as this one.
struct JoinedLine {
    model::AliasId alias;
    std::string clinicNumber;
    base::Instant at{};
};

/// Everything the banner and the patient page show. The look is in the audit chain before this returns.
struct OpenPatient {  // "patient.open"
    PatientId patient;
    std::string reason;  ///< for roles that need one
    struct Answer {
        PatientLine line;
        json::object demographics;        ///< registry names; masked where the role may not see
        std::vector<PatientLine> family;  ///< others on the same phone
        bool clinicalOpen = false;        ///< whether this session may see allergies, problems and vitals
        std::string allergyStatus;
        std::vector<AllergyLine> allergies;
        std::vector<ProblemLine> problems;
        std::vector<VitalsLine> vitals;  ///< last three, newest first
        std::vector<TimelineLine> timeline;
        std::vector<std::string> medicines;  ///< of signed prescriptions whose days are not over
        std::vector<ConsentLine> consents;
        std::vector<JoinedLine> joined;
        std::int64_t balance = 0;
        std::string phoneRelation;  ///< whose phone it is; empty: the patient's own
        bool highConflict = false;
        bool hasConflict = false;  ///< of any weight: something is to settle
        bool tentative = false;    ///< something of the patient waits to be sent
    };
};

struct AddAllergy {  // "allergy.add"
    PatientId patient;
    std::string substance, reaction, severity;
    struct Answer {
        model::AllergyId allergy;
    };
};
struct RemoveAllergy {  // "allergy.remove"
    model::AllergyId allergy;
    std::string reason;
    struct Answer {
        bool removed = false;
    };
};
struct AddProblem {  // "problem.add"
    PatientId patient;
    std::string name, icd10;
    struct Answer {
        model::ProblemId problem;
    };
};
struct RecordConsent {  // "consent.record"
    PatientId patient;
    std::string purpose, language, remark;
    bool given = false;
    struct Answer {
        model::ConsentId consent;
    };
};
struct MergePatients {  // "patient.merge"
    PatientId loser, winner;
    std::string reason;
    struct Answer {
        model::AliasId alias;
    };
};
struct UnmergePatients {  // "patient.unmerge"
    model::AliasId alias;
    std::string reason;
    struct Answer {
        bool undone = false;
    };
};
struct DeletePatient {  // "patient.deactivate": soft, with a reason
    PatientId patient;
    std::string reason;
    struct Answer {
        bool done = false;
    };
};

base::Result<FindPatients::Answer> execute(Session&, const FindPatients&);
base::Result<FindDuplicates::Answer> execute(Session&, const FindDuplicates&);
base::Result<RegisterPatient::Answer> execute(Session&, const RegisterPatient&);
base::Result<EditPatient::Answer> execute(Session&, const EditPatient&);
base::Result<SetPhone::Answer> execute(Session&, const SetPhone&);
base::Result<OpenPatient::Answer> execute(Session&, const OpenPatient&);
base::Result<AddAllergy::Answer> execute(Session&, const AddAllergy&);
base::Result<RemoveAllergy::Answer> execute(Session&, const RemoveAllergy&);
base::Result<AddProblem::Answer> execute(Session&, const AddProblem&);
base::Result<RecordConsent::Answer> execute(Session&, const RecordConsent&);
base::Result<MergePatients::Answer> execute(Session&, const MergePatients&);
base::Result<UnmergePatients::Answer> execute(Session&, const UnmergePatients&);
base::Result<DeletePatient::Answer> execute(Session&, const DeletePatient&);

}  // namespace opdesk::clinic
