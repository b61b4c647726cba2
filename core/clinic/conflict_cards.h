#pragma once

#include "core/clinic/records.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/conflict.h"
#include "core/store/queries.h"

/// What the inbox, the card and the settling of a conflict share.
namespace opdesk::clinic {

/// How long what was settled, by a person or by the machine, can be taken back.
inline constexpr std::chrono::hours kUndoFor{24 * 7};

/// The machine decided and nobody has to: both values are kept on the card.
bool isMerged(std::string_view reason, std::string_view severity);
/// Cards about cards and marks are bookkeeping; merged ones go from the lists after seven days.
bool isListed(const Session& session, const store::ConflictRow& row);

/// Whether this session may settle it: sync.resolve_conflict and the right to edit the record's kind.
base::Result<bool> maySettle(Session& session, model::KindId kind, const model::PatientId& patient, bool hasReason);
base::Result<ConflictLine> conflictLine(Session& session, const store::ConflictRow& row);
/// Errors: notFound naming "conflict", locked when its compartment is not open.
base::Result<Stored<model::Conflict>> needConflict(Session& session, const model::ConflictId& id);
/// Errors: permissionDenied when the role may not see records of that kind.
base::Status mayView(Session& session, const model::Conflict& conflict, const model::ConflictId& id);
base::Result<ConflictView> viewOf(Session& session, ConflictLine line, const model::Conflict& conflict);

/// The choices that mean something for this card. A card about a field: its two values, another one, and both where the
/// field is a list or the record a child. A card about whole records: what can stand as things are now.
std::vector<std::string> choicesOf(Session& session, const model::Conflict& conflict);
/// Why a choice is not among them, and what to do instead.
base::Error whyNot(const model::Conflict& conflict, std::string_view choice);

/// Both rights that settling takes, written to the audit chain when refused.
base::Status allowSettling(Session& session, const model::Conflict& conflict, const model::ConflictId& id,
                           bool hasReason);
/// The field can be set by a person while the record stands: not in documents that only grow, not in fixed fields.
bool isSettable(const model::KindDescriptor& kind, std::string_view field);
/// The mark of this user that says: seen as it is now.
bool isSeenBy(const model::Conflict& conflict, const model::StaffId& staff);

inline const json::value& onlyOf(const json::array& list) {
    static const json::value kNothing{};
    return list.empty() ? kNothing : list.front();
}

}  // namespace opdesk::clinic
