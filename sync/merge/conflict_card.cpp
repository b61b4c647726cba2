#include <boost/json/array.hpp>

#include "core/crypto/hash.h"
#include "core/model/validate.h"
#include "sync/merge/cross_check.h"

namespace opdesk::sync::merge {

namespace {

json::array one(const json::value& value) {
    json::array list;
    list.push_back(value);
    return list;
}

void putMine(json::object& body, const Item& item, const model::Op& op, const Context& context) {
    body["mine"] = one(item.mine);
    body["mine_by"] = op.actor.text();
    body["mine_device"] = context.device.text();
    body["mine_at"] = base::toIso(base::fromMillis(authorMillis(op, context)));
}

void putTheirs(json::object& body, const Item& item) {
    body["theirs"] = one(item.theirs);
    for (const auto field : {"theirs_by", "theirs_device", "theirs_at"})
        body.erase(field);
    if (item.theirsBy.staff.isNull())
        return;
    body["theirs_by"] = item.theirsBy.staff.text();
    body["theirs_device"] = item.theirsBy.device.text();
    body["theirs_at"] = base::toIso(base::fromMillis(item.theirsBy.atMillis));
}

bool says(const json::object& body, std::string_view name, std::string_view value) {
    const auto* found = body.if_contains(name);
    const auto* text = found ? found->if_string() : nullptr;
    return (text ? std::string_view(text->data(), text->size()) : std::string_view{}) == value;
}

}  // namespace

base::Uuid conflictId(const model::TenantId& tenant, const model::OpId& op, std::string_view field) {
    std::string text = "opdesk-conflict-1|" + tenant.text() + '|' + op.text() + '|';
    text += field;
    const auto hash = crypto::sha256(base::asBytes(text));
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(hash.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x80U);  // RFC 9562 §5.8: made by a rule of our own
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    return base::Uuid(bytes);
}

json::object conflictBody(const Item& item, const model::Op& op, const Context& context, std::string_view patientId) {
    json::object body{{"record_kind", model::kindName(op.kind)},
                      {"record_id", op.record.text()},
                      {"reason", item.reason},
                      {"severity", item.severity},
                      {"state", "open"},
                      {"before", one(item.before)},
                      {"standing", item.standing},
                      {"op", op.id.text()},
                      {"raised_at", base::toIso(base::fromMillis(context.receivedMillis))}};
    if (!patientId.empty())
        body["patient"] = patientId;
    if (!item.field.empty())
        body["field"] = item.field;
    putMine(body, item, op, context);
    putTheirs(body, item);
    return body;
}

std::optional<json::object> renewedCard(const json::object& openCard, const Item& item, const model::Op& op,
                                        const Context& context) {
    const bool sameDispute =
        says(openCard, "state", "open") && says(openCard, "record_kind", model::kindName(op.kind)) &&
        says(openCard, "record_id", op.record.text()) && says(openCard, "field", item.field) &&
        says(openCard, "reason", item.reason) && says(openCard, "mine_device", context.device.text()) &&
        says(openCard, "standing", item.standing) && !item.field.empty();
    // An op made on another value says nothing about the one on the card: it gets a card of its own.
    const auto* mine = model::valueOf(openCard, "mine").if_array();
    if (!sameDispute || !mine || mine->empty() || !model::sameValue(mine->front(), item.before))
        return std::nullopt;
    const auto* theirs = model::valueOf(openCard, "theirs").if_array();
    const bool sameTheirs = theirs && !theirs->empty() && model::sameValue(theirs->front(), item.theirs);
    // What the op beat now would be nowhere if the card went on naming what it beat before.
    if (!sameTheirs && item.standing == "mine")
        return std::nullopt;
    json::object renewed = openCard;
    putMine(renewed, item, op, context);
    // What stood before gave way to an op that knew it or that has a card of its own.
    if (!sameTheirs)
        putTheirs(renewed, item);
    return renewed;
}

}  // namespace opdesk::sync::merge
