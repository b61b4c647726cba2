#include "sync/merge/cross_check.h"

#include <boost/json.hpp>

#include "core/rules/invoice_rules.h"
#include "sync/merge/body_text.h"

namespace opdesk::sync::merge {

namespace {

using model::sameValue;
using model::valueOf;

constexpr std::chrono::minutes kSamePaymentWithin{10};

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
        return textIn(document, kind.lockedField) == kind.lockedValue && !isVoided(document);
    };
    const auto amends = textIn(body, "amends");
    if (amends.empty() || !isActive(body))
        return std::nullopt;
    for (const auto& sibling : siblings) {
        if (sibling.record == op.record || textIn(sibling.body, "amends") != amends || !isActive(sibling.body))
            continue;
        auto item = itemOf("double_amendment", "high", op, sibling);
        item.before = json::value(amends);
        return item;
    }
    return std::nullopt;
}

bool isSamePayment(const json::object& a, const json::object& b) {
    if (textIn(a, "direction") != textIn(b, "direction") || isVoided(a) || isVoided(b))
        return false;
    // One taking in several modes, or for several bills, is written down by one till at one time.
    if (!textIn(a, "series").empty() && textIn(a, "series") == textIn(b, "series") &&
        sameValue(valueOf(a, "at"), valueOf(b, "at")))
        return false;
    const auto reference = textIn(a, "reference");
    if (!reference.empty() && reference == textIn(b, "reference"))
        return true;
    const auto at = instantIn(a, "at");
    const auto other = instantIn(b, "at");
    if (!at || !other || !sameValue(valueOf(a, "amount"), valueOf(b, "amount")))
        return false;
    const auto apart = *at > *other ? *at - *other : *other - *at;
    return textIn(a, "patient") == textIn(b, "patient") && apart <= kSamePaymentWithin;
}

std::optional<Item> checkPayment(const model::Op& op, const json::object& body, std::span<const Sibling> siblings) {
    for (const auto& sibling : siblings)
        if (sibling.record != op.record && isSamePayment(body, sibling.body))
            return itemOf("double_payment", "low", op, sibling);
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
    }
    return std::nullopt;
}

void loseSlot(State& appointment) {
    appointment.body["status"] = "needs_slot";
}

std::optional<Slot> slotOf(const State& appointment) {
    const auto& body = appointment.body;
    const auto status = textIn(body, "status");
    const auto doctor = base::Uuid::parse(textIn(body, "doctor"));
    const auto from = instantIn(body, "starts_at");
    const auto minutes = numberIn(body, "minutes");
    const bool holds = appointment.exists && !appointment.deleted && (status == "booked" || status == "arrived") &&
                       !flagIn(body, "overbook");
    if (!holds || !doctor || !from || minutes < 1 || minutes > 1440)
        return std::nullopt;
    const auto start = base::toMillis(*from) / 60'000;
    return Slot{*doctor, start, start + minutes};
}

std::optional<Item> checkTotals(const State& invoice) {
    std::vector<rules::ChargeLine> lines;
    if (const auto* list = valueOf(invoice.body, "lines").if_array())
        for (const auto& one : *list)
            if (const auto* line = one.if_object())
                lines.push_back({numberIn(*line, "quantity", 1), numberIn(*line, "rate"), numberIn(*line, "discount"),
                                 numberIn(*line, "tax_percent")});
    const auto totals = rules::totalsOf(lines, numberIn(invoice.body, "discount"), flagIn(invoice.body, "interstate"));
    if (totals && totals->total == numberIn(invoice.body, "total") && totals->tax() == numberIn(invoice.body, "tax"))
        return std::nullopt;
    Item item;
    item.field = "total";
    item.reason = "totals_differ";
    item.severity = "low";
    item.mine = valueOf(invoice.body, "total");
    if (totals)
        item.theirs = totals->total;
    item.standing = "mine";
    return item;
}

std::optional<Item> checkRefund(const model::Op& op, const State& refund, std::span<const Sibling> payments) {
    if (textIn(refund.body, "direction") != "out" || refund.deleted)
        return std::nullopt;
    const auto invoice = textIn(refund.body, "invoice");
    std::int64_t taken = 0;
    std::int64_t given = numberIn(refund.body, "amount");
    const Sibling* last = nullptr;
    for (const auto& one : payments) {
        const bool counts = one.record != op.record && !isVoided(one.body) &&
                            (invoice.empty() || textIn(one.body, "invoice") == invoice);
        if (!counts)
            continue;
        const bool out = textIn(one.body, "direction") == "out";
        (out ? given : taken) += numberIn(one.body, "amount");
        if (out)
            last = &one;
    }
    if (given <= taken)
        return std::nullopt;
    Item item;
    item.reason = "refund_over_paid";
    item.severity = "low";
    item.mine = given;
    item.theirs = taken;
    item.standing = "mine";
    if (last)
        item.theirsBy = last->by;
    return item;
}

}  // namespace opdesk::sync::merge
