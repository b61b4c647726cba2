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
};
SiblingRule siblingRule(model::KindId kind);

/// `after` is the record as apply() left it. Two signed amendments of one document stay both and raise
/// double_amendment; the same amount of a patient within ten minutes or the same reference raises double_payment. The
/// slots of appointments are held by whoever keeps the records: see Records::holdSlot().
std::optional<Item> crossCheck(const model::Op& op, const State& after, std::span<const Sibling> siblings);
/// The appointment is kept as "needs another slot".
void loseSlot(State& appointment);

/// What an appointment holds, in minutes since 1970; nothing when it holds none: another status, removed, or booked
/// over another on purpose.
struct Slot {
    base::Uuid doctor;
    std::int64_t from = 0, to = 0;
    bool overlaps(const Slot& other) const { return doctor == other.doctor && from < other.to && other.from < to; }
};
std::optional<Slot> slotOf(const State& appointment);

/// A bill whose lines give another total or tax than it states; "mine" is what it states, "theirs" what the lines give.
std::optional<Item> checkTotals(const State& invoice);
/// More given back than was taken: of the bill where the refund names one, else of the person. `payments` are all of
/// that bill or person, the refund among them or not.
std::optional<Item> checkRefund(const model::Op& op, const State& refund, std::span<const Sibling> payments);

/// A later op of the same device on a field that already lies on an open card renews its "mine" instead of opening
/// another: the card's new body, or nothing when the card is about something else, or when its "theirs" is another
/// value that did not stand either. A "theirs" that stands is the one that stands now.
std::optional<json::object> renewedCard(const json::object& openCard, const Item& item, const model::Op& op,
                                        const Context& context);

}  // namespace opdesk::sync::merge
