#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"

/// Conflicts and the state of sync, as people see them.
namespace opdesk::clinic {

using model::ConflictId;

struct ConflictLine {
    ConflictId conflict;
    PatientId patient;
    std::string patientName, recordKind, field, reason, severity, state;
    base::Instant raisedAt{};
    bool locked = false;
    bool maySettle = false;  ///< who may edit the field may settle it
    bool merged = false;     ///< settled by the machine; listed for seven days, to be taken back
    bool seen = false;       ///< by this user, as it is now; asked of high ones only
};
struct ConflictGroup {  ///< what waits for a person about one patient
    PatientId patient;  ///< null: about no patient
    std::string patientName;
    std::int64_t open = 0;
    bool blocksSigning = false;  ///< for this user: a high one is there that they have not seen
    std::vector<ConflictId> conflicts;
    std::string ageText, sex;
};
struct ListConflicts {
    bool withSettled = false;
    struct Answer {
        std::vector<ConflictLine> conflicts;  ///< by patient, urgent first; what the machine merged is among them
        std::vector<ConflictGroup> groups;    ///< only what waits for a person
        std::int64_t open = 0, merged = 0;
    };
};  // "conflict.list"
struct Side {
    json::value value;
    std::string who, where;
    std::optional<base::Instant> at;
    json::object
        record;  ///< the record the value names (an appointment, a payment, a person), where the role may see it
};
struct NamedId {
    std::string id, name;
};
struct SeenMark {
    std::string who;
    std::optional<base::Instant> at;
};
/// One card as a person reads it.
struct ConflictView {
    ConflictLine line;
    json::value before;
    Side mine, theirs;
    std::string standing, choice;
    json::value chosen;
    std::string settledBy;
    std::optional<base::Instant> settledAt;
    std::vector<std::string> choices;  ///< of mine, theirs, both, edited: those that make sense here
    std::vector<NamedId> names;        ///< people and desks whose ids stand in the values
    std::vector<SeenMark> seenBy;
    bool undoable = false;
    std::string ageText, sex, clinicNumber;  ///< of the patient: the name may be what is disputed
};
struct ShowConflict {  // "conflict.show"
    ConflictId conflict;
    using Answer = ConflictView;
};
/// All that waits about one patient, or about none, in one look.
struct ConflictsOfPatient {  // "conflict.of_patient"
    PatientId patient;
    struct Answer {
        std::vector<ConflictView> cards;
        std::int64_t hidden = 0;  ///< cards this role may not open
    };
};
struct ResolveConflict {  // "conflict.resolve"
    ConflictId conflict;
    std::string choice;  ///< mine, theirs, both, edited: see ConflictView::choices
    json::value value;   ///< for edited
    std::string reason;  ///< for roles that need one
    struct Answer {
        std::string state;
    };
};
/// Takes a settlement back within seven days: the card is open again and the record shows what it showed before. Of a
/// card the machine settled, the other value is taken instead.
struct UndoConflict {  // "conflict.undo"
    ConflictId conflict;
    std::string reason;
    struct Answer {
        std::string state;
        bool restored = false;  ///< false: the record was changed since and stays as it is
    };
};
/// The prescriber has seen a high card: signing for the patient is possible again.
struct SeeConflict {  // "conflict.see"
    ConflictId conflict;
    struct Answer {
        bool blocksSigning = false;  ///< another one of the patient is still not seen
    };
};
struct ReadSyncStatus {
    struct Answer {
        SyncStatus status;
    };
};  // "sync.status"
struct PauseLoad {
    bool paused = true;
    struct Answer {
        bool paused = false;
    };
};  // "sync.pause": the load of everything waits, or goes on
struct ParkedLine {
    model::OpId op;  ///< null for a look
    std::string kind;
    base::Uuid record;
    std::string code, detail;
    base::Instant at{};
    model::GroupId group;
    bool look = false;      ///< a look at a record that the server does not take
    bool onlyHere = false;  ///< the server does not hold it
    std::string action;     ///< of a look
};
struct ListParked {
    struct Answer {
        std::vector<ParkedLine> parked;
    };
};  // "sync.parked"
struct RetryParked {
    model::OpId op;
    model::GroupId group;  ///< instead of an op: the whole group, or all looks when it is a look's
    struct Answer {
        bool queued = false;
    };
};  // "sync.retry"
/// What is parked with its content, for the admin who settles it by hand. A file of patient data, in the clear.
struct ExportParked {
    std::string file, reason;
    struct Answer {
        std::int64_t written = 0, locked = 0;  ///< locked: content this session cannot open, listed without it
    };
};  // "sync.export_parked"
/// A file for support: versions, counts, error codes, timings. Nothing of a patient, no name, no id of a record.
struct WriteSupportFile {
    std::string file;
    struct Answer {
        std::string file;
        std::int64_t bytes = 0;
    };
};  // "sync.support"

base::Result<ListConflicts::Answer> execute(Session&, const ListConflicts&);
base::Result<ConflictView> execute(Session&, const ShowConflict&);
base::Result<ConflictsOfPatient::Answer> execute(Session&, const ConflictsOfPatient&);
base::Result<ResolveConflict::Answer> execute(Session&, const ResolveConflict&);
base::Result<UndoConflict::Answer> execute(Session&, const UndoConflict&);
base::Result<SeeConflict::Answer> execute(Session&, const SeeConflict&);
base::Result<ReadSyncStatus::Answer> execute(Session&, const ReadSyncStatus&);
base::Result<PauseLoad::Answer> execute(Session&, const PauseLoad&);
base::Result<ListParked::Answer> execute(Session&, const ListParked&);
base::Result<RetryParked::Answer> execute(Session&, const RetryParked&);
base::Result<ExportParked::Answer> execute(Session&, const ExportParked&);
base::Result<WriteSupportFile::Answer> execute(Session&, const WriteSupportFile&);

/// How many cards wait for a person, those the machine settled left out. For the pill and the rail.
std::int64_t conflictsToSettle(Session& session);
/// The first high card of the patient that this user has not seen, if any. Errors of the store.
base::Result<std::optional<ConflictId>> unseenUrgent(Session& session, const PatientId& patient);
/// Before signing. Error: conflict, naming "conflict" with the card's id as the fix.
base::Status nothingUrgentUnseen(Session& session, const PatientId& patient);

}  // namespace opdesk::clinic
