#include "sync/merge/cross_check.h"

#include <boost/json/string.hpp>

#include "core/base/clock.h"
#include "core/model/validate.h"

namespace opdesk::sync::merge {

namespace {

using model::sameValue;
using model::valueOf;

constexpr std::chrono::minutes kSamePaymentWithin{10};

std::string_view text(const json::object& body, std::string_view field) {
    const auto* value = valueOf(body, field).if_string();
    return value ? std::string_view(value->data(), value->size()) : std::string_view{};
}

std::optional<base::Instant> instant(const json::object& body, std::string_view field) {
    return base::instantFromIso(text(body, field));
}

bool isVoided(const json::object& body) {
    return !model::normalized(valueOf(body, model::kVoidedField)).is_null();
}

Item itemOf(std::string reason, std::string severity, const model::Op& op, const Sibling& sibling) {
    Item item;
    item.reason = std::move(reason);
    item.severity = std::move(severity);
    item.mine = op.record.text();
    item.theirs = sibling.record.text();
    item.standing = "theirs";
    item.theirsBy = sibling.by;
    return item;
}

std::optional<Item> checkAmendment(const model::Op& op, const json::object& body, std::span<const Sibling> siblings) {
    const auto& kind = model::describe(op.kind);
    const auto isActive = [&](const json::object& document) {
        return text(document, kind.lockedField) == kind.lockedValue && !isVoided(document);
    };
    const auto amends = text(body, "amends");
    if (amends.empty() || !isActive(body))
        return std::nullopt;
    for (const auto& sibling : siblings) {
        if (sibling.record == op.record || text(sibling.body, "amends") != amends || !isActive(sibling.body))
            continue;
        auto item = itemOf("double_amendment", "high", op, sibling);
        item.before = json::value(amends);
        return item;
    }
    return std::nullopt;
}

bool isSamePayment(const json::object& a, const json::object& b) {
    if (text(a, "direction") != text(b, "direction") || isVoided(a) || isVoided(b))
        return false;
    const auto reference = text(a, "reference");
    if (!reference.empty() && reference == text(b, "reference"))
        return true;
    const auto at = instant(a, "at");
    const auto other = instant(b, "at");
    if (!at || !other || !sameValue(valueOf(a, "amount"), valueOf(b, "amount")))
        return false;
    const auto apart = *at > *other ? *at - *other : *other - *at;
    return text(a, "patient") == text(b, "patient") && apart <= kSamePaymentWithin;
}

std::optional<Item> checkPayment(const model::Op& op, const json::object& body, std::span<const Sibling> siblings) {
    for (const auto& sibling : siblings)
        if (sibling.record != op.record && isSamePayment(body, sibling.body))
            return itemOf("double_payment", "low", op, sibling);
    return std::nullopt;
}

struct Slot {
    base::Instant from, to;
};
/// Nothing when the appointment holds no slot: another status, or booked over another on purpose.
std::optional<Slot> slotOf(const json::object& body) {
    const auto status = text(body, "status");
    const auto from = instant(body, "starts_at");
    const auto* minutes = valueOf(body, "minutes").if_int64();
    if ((status != "booked" && status != "arrived") || !from || !minutes || *minutes < 1 || *minutes > 1440)
        return std::nullopt;
    if (!model::normalized(valueOf(body, "overbook")).is_null())
        return std::nullopt;
    return Slot{*from, *from + std::chrono::minutes(*minutes)};
}

std::optional<Item> checkSlot(const model::Op& op, const json::object& body, std::span<const Sibling> siblings) {
    const auto mine = slotOf(body);
    if (!mine)
        return std::nullopt;
    for (const auto& sibling : siblings) {
        const auto theirs = slotOf(sibling.body);
        if (sibling.record == op.record || !theirs || text(sibling.body, "doctor") != text(body, "doctor"))
            continue;
        if (mine->from < theirs->to && theirs->from < mine->to)
            return itemOf("slot_taken", "low", op, sibling);
    }
    return std::nullopt;
}

}  // namespace

SiblingRule siblingRule(model::KindId kind) {
    switch (kind) {
        case model::KindId::note:
        case model::KindId::prescription:
            return SiblingRule::amendmentsOfSame;
        case model::KindId::payment:
            return SiblingRule::paymentsOfPatient;
        case model::KindId::appointment:
            return SiblingRule::slotsOfDoctor;
        default:
            return SiblingRule::none;
    }
}

std::optional<Item> crossCheck(const model::Op& op, const State& after, std::span<const Sibling> siblings) {
    if (!after.exists || after.deleted)
        return std::nullopt;
    switch (siblingRule(op.kind)) {
        case SiblingRule::none:
            return std::nullopt;
        case SiblingRule::amendmentsOfSame:
            return checkAmendment(op, after.body, siblings);
        case SiblingRule::paymentsOfPatient:
            return checkPayment(op, after.body, siblings);
        case SiblingRule::slotsOfDoctor:
            return checkSlot(op, after.body, siblings);
    }
    return std::nullopt;
}

void loseSlot(State& appointment) {
    appointment.body["status"] = "needs_slot";
}

}  // namespace opdesk::sync::merge
