#include "tests/simulation/actions.h"

#include <boost/json.hpp>

#include "core/model/validate.h"
#include "core/rules/invoice_rules.h"

namespace opdesk::simulation {

namespace json = model::json;
using model::Action;
using model::KindId;

namespace {

base::Uuid newId(SimClient& client) {
    return base::Uuid::v7(client.clock, client.random);
}

std::string_view textOf(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

const json::value& only(const json::object& body, std::string_view field) {
    static const json::value kNothing;
    const auto* list = model::valueOf(body, field).if_array();
    return list && !list->empty() ? list->front() : kNothing;
}

}  // namespace

std::optional<base::Uuid> create(SimClient& client, KindId kind, json::object body) {
    const auto id = newId(client);
    if (!client.commit({{kind, id, Action::create, {}, std::move(body), {}}}))
        return std::nullopt;
    return id;
}

bool set(SimClient& client, KindId kind, const base::Uuid& id, json::object fields) {
    return client.commit({{kind, id, Action::set, std::move(fields), {}, {}}});
}

bool remove(SimClient& client, KindId kind, const base::Uuid& id) {
    const auto shape = model::describe(kind).shape;
    const bool voids = shape == model::Shape::append || shape == model::Shape::immutable;
    return client.commit(
        {{kind, id, voids ? Action::voided : Action::remove, {}, json::object{{"reason", "by mistake"}}, {}}});
}

std::optional<base::Uuid> registerPatient(SimClient& client, const std::string& name) {
    const auto id = newId(client);
    const auto contact = newId(client);
    const bool done =
        client.commitNumbered([&](const store::Store::NumberSource& next) -> base::Result<std::vector<store::Change>> {
            OPDESK_TRY(const auto number, next("clinic_number"));
            return std::vector<store::Change>{
                {KindId::patient,
                 id,
                 Action::create,
                 {},
                 {{"name", name}, {"sex", "female"}, {"clinic_number", client.series + '-' + std::to_string(number)}},
                 {}},
                {KindId::contact,
                 contact,
                 Action::create,
                 {},
                 {{"patient", id.text()}, {"system", "phone"}, {"value", "+919820000001"}, {"primary", true}},
                 {}}};
        });
    return done ? std::optional(id) : std::nullopt;
}

std::optional<base::Uuid> issueInvoice(SimClient& client, const base::Uuid& patient, std::int64_t amount) {
    const auto id = newId(client);
    const auto today = base::localDate(client.clock.now(), std::chrono::minutes(330));
    const bool done = client.commitNumbered([&](const store::Store::NumberSource& next)
                                                -> base::Result<std::vector<store::Change>> {
        const auto year = rules::financialYear(today);
        OPDESK_TRY(const auto serial, next(rules::invoiceCounter(client.series, year)));
        OPDESK_TRY(const auto number, rules::invoiceNumber(client.series, year, serial));
        json::array lines;
        lines.push_back(json::object{{"text", "Consultation"}, {"quantity", 1}, {"rate", amount}, {"amount", amount}});
        return std::vector<store::Change>{{KindId::invoice,
                                           id,
                                           Action::create,
                                           {},
                                           {{"patient", patient.text()},
                                            {"number", number},
                                            {"series", client.series},
                                            {"financial_year", year},
                                            {"serial", serial},
                                            {"document", "receipt"},
                                            {"day", base::toIso(today)},
                                            {"issued_at", base::toIso(client.clock.now())},
                                            {"lines", std::move(lines)},
                                            {"total", amount}},
                                           {}}};
    });
    return done ? std::optional(id) : std::nullopt;
}

json::object signature(SimClient& client, const json::object& body) {
    const auto hash = crypto::sha256(base::asBytes(standingContent(body)));
    return {{"status", "signed"},
            {"signed_at", base::toIso(client.clock.now())},
            {"content_hash", base::toHex(hash)},
            {"signature", "by " + client.people[client.person].staff.text()}};
}

bool settle(SimClient& client, const store::Record& card, std::string_view choice) {
    const auto& body = card.body;
    const auto kind = model::kindFromName(textOf(body, "record_kind"));
    const auto id = base::Uuid::parse(textOf(body, "record_id"));
    const auto field = std::string(textOf(body, "field"));
    const auto value = model::normalized(only(body, choice));
    std::vector<store::Change> changes;
    if (kind && id && !field.empty())
        if (const auto record = client.record(*kind, *id);
            record && !record->deleted && !model::sameValue(model::valueOf(record->body, field), value)) {
            const auto& described = model::describe(*kind);
            const auto* known = described.find(field);
            const bool settable =
                described.shape != model::Shape::append && described.shape != model::Shape::immutable &&
                (!known || (known->merge != model::Merge::fixed && !(known->required && value.is_null())));
            if (settable)
                changes.push_back({*kind, *id, Action::set, {{field, value}}, {}, {}});
        }
    json::object settled{{"state", "settled"},
                         {"choice", choice},
                         {"settled_by", client.people[client.person].staff.text()},
                         {"settled_at", base::toIso(client.clock.now())}};
    if (!value.is_null())
        settled["chosen"] = json::array{value};
    changes.push_back({KindId::conflict, card.id, Action::set, std::move(settled), {}, card.compartment});
    return client.commit(std::move(changes));
}

}  // namespace opdesk::simulation
