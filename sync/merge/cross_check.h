#pragma once

#include <optional>
#include <span>

#include "sync/merge/apply.h"

/// Rules that look at more than one record. The server collects the siblings in the transaction of the push and raises
/// the item beside those of apply(); a desk does not run them.
namespace opdesk::sync::merge {

/// A live record the arriving one may collide with.
struct Sibling {
    base::Uuid record;
    json::object body;
    FieldAuthor by;
};

/// Which records of the same kind crossCheck() wants to see, the arriving one left out or not.
enum class SiblingRule {
    none,
    amendmentsOfSame,   ///< same "amends"
    paymentsOfPatient,  ///< same "patient"; those within ten minutes or with the same reference are enough
    slotsOfDoctor,      ///< same "doctor"; those that overlap in time are enough
};
SiblingRule siblingRule(model::KindId kind);

/// `after` is the record as apply() left it. Two signed amendments of one document stay both and raise
/// double_amendment; the same amount of a patient within ten minutes or the same reference raises double_payment; an
/// overlap of a doctor's slots raises slot_taken, and the caller calls loseSlot(), so that the first to arrive keeps
/// it.
std::optional<Item> crossCheck(const model::Op& op, const State& after, std::span<const Sibling> siblings);
/// The appointment is kept as "needs another slot".
void loseSlot(State& appointment);

/// A later op of the same device on a field that already lies on an open card renews its "mine" instead of opening
/// another: the card's new body, or nothing when the card is about something else.
std::optional<json::object> renewedCard(const json::object& openCard, const Item& item, const model::Op& op,
                                        const Context& context);

}  // namespace opdesk::sync::merge
