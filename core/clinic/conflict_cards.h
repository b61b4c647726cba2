#pragma once

#include "core/clinic/records.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/conflict.h"
#include "core/store/queries.h"

/// What the inbox, the card and the settling of a conflict share.
namespace opdesk::clinic {

/// Whether this session may settle it: sync.resolve_conflict and the right to edit the record's kind.
base::Result<bool> maySettle(Session& session, model::KindId kind, const model::PatientId& patient, bool hasReason);
base::Result<ConflictLine> conflictLine(Session& session, const store::ConflictRow& row);
/// Errors: notFound naming "conflict", locked when its compartment is not open.
base::Result<Stored<model::Conflict>> needConflict(Session& session, const model::ConflictId& id);

}  // namespace opdesk::clinic
