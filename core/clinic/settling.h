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
};
struct ListConflicts {
    bool withSettled = false;
    struct Answer {
        std::vector<ConflictLine> conflicts;
        std::int64_t open = 0;
    };
};  // "conflict.list"
struct Side {
    json::value value;
    std::string who, where;
    std::optional<base::Instant> at;
};
struct ShowConflict {  // "conflict.show"
    ConflictId conflict;
    struct Answer {
        ConflictLine line;
        json::value before;
        Side mine, theirs;
        std::string standing, choice;
        json::value chosen;
        std::string settledBy;
        std::optional<base::Instant> settledAt;
    };
};
struct ResolveConflict {  // "conflict.resolve"
    ConflictId conflict;
    std::string choice;  ///< mine, theirs, both (lists and children), edited
    json::value value;   ///< for edited
    std::string reason;  ///< for roles that need one
    struct Answer {
        std::string state;
    };
};
struct ReadSyncStatus {
    struct Answer {
        SyncStatus status;
    };
};  // "sync.status"
struct ParkedLine {
    model::OpId op;
    std::string kind;
    base::Uuid record;
    std::string code, detail;
    base::Instant at{};
};
struct ListParked {
    struct Answer {
        std::vector<ParkedLine> parked;
    };
};  // "sync.parked"
struct RetryParked {
    model::OpId op;
    struct Answer {
        bool queued = false;
    };
};  // "sync.retry"

base::Result<ListConflicts::Answer> execute(Session&, const ListConflicts&);
base::Result<ShowConflict::Answer> execute(Session&, const ShowConflict&);
base::Result<ResolveConflict::Answer> execute(Session&, const ResolveConflict&);
base::Result<ReadSyncStatus::Answer> execute(Session&, const ReadSyncStatus&);
base::Result<ListParked::Answer> execute(Session&, const ListParked&);
base::Result<RetryParked::Answer> execute(Session&, const RetryParked&);

}  // namespace opdesk::clinic
