#include "sync/server/push_rules.h"

#include <algorithm>

#include "core/access/permissions.h"
#include "core/model/validate.h"

namespace opdesk::sync::server {

namespace {

namespace json = model::json;
using model::KindId;

constexpr std::string_view kReasonFields[] = {"reason", "status_reason", "amend_reason", "priority_reason",
                                              "discount_reason"};

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

/// The value an op gives a field; null when it does not touch it.
const json::value& newValue(const model::Op& op, std::string_view field) {
    static const json::value kNone;
    if (op.action != model::Action::set)
        return model::valueOf(op.document, field);
    const auto it = std::ranges::find(op.fields, field, &model::FieldChange::field);
    return it == op.fields.end() ? kNone : it->after;
}

bool touches(const model::Op& op, std::string_view field) {
    return std::ranges::find(op.fields, field, &model::FieldChange::field) != op.fields.end();
}

/// A set carries what is new alone: a reason given in the same words once more stands in the record, and counts.
bool givesReason(const model::Op& op, const json::object& body) {
    // Settling a card is the reason itself.
    if (op.kind == KindId::conflict)
        return true;
    const bool sets = op.action == model::Action::set;
    return std::ranges::any_of(kReasonFields, [&](std::string_view field) {
        return !textOf(sets && !touches(op, field) ? model::valueOf(body, field) : newValue(op, field)).empty();
    });
}

bool isOwn(const model::Op& op, const json::object& body) {
    if (op.kind == KindId::doctorHours) {
        // The hours that are there and those they become: nobody takes or gives away another doctor's.
        const std::string_view now = textOf(model::valueOf(body, "doctor")), next = textOf(newValue(op, "doctor"));
        const std::string actor = op.actor.text();
        return (body.empty() || now == actor) && (next.empty() ? !body.empty() : next == actor);
    }
    if (op.kind != KindId::note && op.kind != KindId::prescription)
        return true;
    const std::string_view author = textOf(body.empty() ? newValue(op, "author") : model::valueOf(body, "author"));
    return author == op.actor.text();
}

void addActs(const model::Op& op, std::vector<std::string_view>& needed) {
    const std::string_view status = textOf(newValue(op, "status"));
    switch (op.kind) {
        case KindId::visit:
            if (op.action == model::Action::set && status == "cancelled")
                needed.push_back("queue.cancel_token");
            if (op.action == model::Action::set && !newValue(op, "rank").is_null())
                needed.push_back("queue.reorder");
            break;
        case KindId::appointment:
            if (op.action == model::Action::set && status == "cancelled")
                needed.push_back("appointment.cancel");
            if (newValue(op, "overbook").is_bool() && newValue(op, "overbook").get_bool())
                needed.push_back("appointment.overbook");
            break;
        case KindId::note:
            if (status == "signed")
                needed.push_back("note.sign");
            if (!newValue(op, "amends").is_null())
                needed.push_back("note.amend_signed");
            break;
        case KindId::prescription:
            if (status == "signed")
                needed.push_back("prescription.sign");
            if (status == "cancelled" || op.action == model::Action::voided)
                needed.push_back("prescription.cancel");
            break;
        case KindId::payment:
            if (textOf(newValue(op, "direction")) == "out")
                needed.push_back("payment.refund");
            break;
        case KindId::invoice:
            if (textOf(newValue(op, "document")) == "credit_note")
                needed.push_back("invoice.cancel");
            break;
        case KindId::patient:
        case KindId::contact:
        case KindId::allergy:
        case KindId::problem:
        case KindId::alias:
        case KindId::consent:
        case KindId::doctorHours:
        case KindId::vitals:
        case KindId::price:
        case KindId::staff:
        case KindId::role:
        case KindId::device:
        case KindId::setting:
        case KindId::conflict:
        case KindId::auditEvent:
        case KindId::attachment:
        case KindId::dayClose:
            break;
    }
}

}  // namespace

std::vector<std::string_view> permissionsFor(const model::Op& op) {
    const auto& kind = model::describe(op.kind);
    const bool creates = op.action == model::Action::create || op.action == model::Action::append;
    std::vector<std::string_view> needed{creates ? kind.createPermission : kind.editPermission};
    // A refund and a credit note are made by their own permission, which the one who makes plain ones may lack.
    const std::size_t before = needed.size();
    addActs(op, needed);
    const bool replaced =
        needed.size() > before && creates && (op.kind == KindId::payment || op.kind == KindId::invoice);
    // Moving, cancelling and reordering a token are acts beside calling it.
    if (replaced || (op.kind == KindId::visit && needed.size() > before))
        needed.erase(needed.begin());
    return needed;
}

base::Status mayMake(const model::Op& op, const json::object& body, const std::vector<std::string>& roles) {
    const auto& kind = model::describe(op.kind);
    if (kind.shape == model::Shape::onlineOnly || op.kind == KindId::auditEvent)
        return base::fail(base::ErrorCode::unsupported, "the kind is written by the server alone");
    const bool creates = op.action == model::Action::create || op.action == model::Action::append;
    if (op.kind == KindId::conflict && creates)
        return base::fail(base::ErrorCode::wrongState, "only the server opens conflicts");
    if (creates && op.compartment != kind.compartment)
        return base::fail(base::Error{
            base::ErrorCode::invalidInput, "the record does not lie where its kind lies", "compartment", {}});
    for (const auto permission : permissionsFor(op)) {
        if (permission.empty())
            continue;
        OPDESK_CHECK(access::check(roles, {permission, isOwn(op, body), givesReason(op, body)}));
    }
    return {};
}

}  // namespace opdesk::sync::server
