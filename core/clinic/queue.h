#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"

/// The rest of the queue (W1): other doctor, other order, priority, back into the queue, did not come; whose a visit
/// is; and what the waiting room may see.
namespace opdesk::clinic {

/// The token keeps its number and letter; it stands among the other doctor's by the time it was given.
struct TransferToken {  // "queue.transfer"
    VisitId visit;
    StaffId doctor;
    std::string reason;
    struct Answer {
        std::string token, doctorName;
    };
};
/// Puts a waiting token in front of another one of the same doctor and priority.
struct ReorderToken {  // "queue.reorder"
    VisitId visit;
    VisitId before;  ///< null: behind all who wait now
    std::string reason;
    struct Answer {
        std::int64_t ahead = 0;
    };
};
struct SetPriority {  // "queue.priority"
    VisitId visit;
    std::string priority;  ///< normal, elderly, pregnant, emergency
    std::string reason;    ///< needed for any but normal
    struct Answer {
        std::string priority, was;
    };
};
/// Skipped, not come, called too early or cancelled by mistake: back into the queue, in the old place.
struct RecallToken {  // "queue.recall"
    VisitId visit;
    struct Answer {
        std::string token;
    };
};
struct MarkTokenNoShow {  // "queue.no_show"
    VisitId visit;
    struct Answer {
        std::string status;
    };
};

/// What queue.list answers for one doctor, from its answer for all.
ListQueue::Answer ofDoctor(ListQueue::Answer all, const StaffId& doctor);

/// Asked before a visit is opened for writing: whose it is, and what the user may do with it.
struct WhoseVisit {  // "queue.whose"
    PatientId patient;
    VisitId visit;  ///< null: none in particular
    struct Answer {
        bool mine = false;      ///< nothing to ask
        bool mayWrite = false;  ///< not this visit's doctor, but the patient is the user's as well
        VisitId visit;          ///< the one asked for, else the patient's open token of today; null: there is none
        std::string token, status, visitKind;
        std::string patientName, doctorName;
        StaffId takeOverAs;  ///< to whom queue.transfer may give the token: the user; null: it may not
    };
};

/// One doctor on the waiting-room board. Initials at most: nothing here tells who somebody is.
struct BoardLine {
    std::string doctor, room;
    std::string state;  ///< called, in_room, free (nobody inside), away
    std::string token, initials;
    std::optional<base::Instant> calledAt;
    std::string backAt;  ///< local time, for a doctor who is away (break, leave, holiday) and comes again today
    std::vector<std::string> next;
    std::int64_t waiting = 0;
    std::int64_t expectedWaitMinutes = 0;  ///< of who would come next; 0 while nobody waits
};
struct PublicQueue {  // "queue.public"
    struct Answer {
        std::string clinic, message, messageLocal, language;
        std::string sound;               ///< of a call: off, chime (also when empty), spoken
        std::vector<BoardLine> doctors;  ///< with hours or tokens today, by letter
        base::Instant at{};
        std::optional<base::Instant> asOf;  ///< last word from the other desks, when older than a minute
    };
};

base::Result<TransferToken::Answer> execute(Session&, const TransferToken&);
base::Result<ReorderToken::Answer> execute(Session&, const ReorderToken&);
base::Result<SetPriority::Answer> execute(Session&, const SetPriority&);
base::Result<RecallToken::Answer> execute(Session&, const RecallToken&);
base::Result<MarkTokenNoShow::Answer> execute(Session&, const MarkTokenNoShow&);
base::Result<WhoseVisit::Answer> execute(Session&, const WhoseVisit&);
base::Result<PublicQueue::Answer> execute(Session&, const PublicQueue&);

}  // namespace opdesk::clinic
