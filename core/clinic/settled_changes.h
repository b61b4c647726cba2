#pragma once

#include "core/clinic/conflict_cards.h"
#include "core/model/kinds/contact.h"

/// What a settlement and its undoing do to records.
namespace opdesk::clinic {

struct SettledChanges {
    std::vector<store::Change> changes;
    json::array replaced;  ///< [value] the record showed; empty when nothing changes
};
/// The changes to the record in question; none when it shows the value already or stands for ever.
base::Result<SettledChanges> settledChanges(Session& session, const model::Conflict& conflict,
                                            const model::KindDescriptor& kind, const store::Record& record,
                                            const json::value& value, const std::string& choice);
/// The patient's contact with this number becomes the main one of its system.
base::Result<std::vector<store::Change>> primaryChanges(Session& session, const model::Conflict& conflict,
                                                        const json::value& number);

inline store::Change cardChange(const Stored<model::Conflict>& card, json::object marks) {
    auto change = setFields(model::KindId::conflict, card.record.id, std::move(marks));
    change.compartment = card.record.compartment;
    return change;
}

}  // namespace opdesk::clinic
