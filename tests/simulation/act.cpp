#include <boost/json.hpp>

#include "core/model/validate.h"
#include "tests/simulation/actions.h"
#include "tests/simulation/sim_attachments.h"

/// The weights of a clinic's day.
namespace opdesk::simulation {

namespace json = model::json;
using model::Compartment;
using model::KindId;

namespace {

constexpr std::array<std::string_view, 6> kNames{"Asha Kulkarni", "Ravi Deshmukh", "Meera Iyer",
                                                 "Imran Shaikh",  "Sunita Rao",    "Joseph D'Souza"};
constexpr std::array<std::string_view, 3> kPlaces{"Pune", "Nashik", "Nagpur"};
constexpr std::array<std::string_view, 3> kSubstances{"penicillin", "sulfa", "peanut"};

std::string iso(SimClient& client) {
    return base::toIso(client.clock.now());
}
std::string today(SimClient& client) {
    return base::toIso(base::localDate(client.clock.now(), std::chrono::minutes(330)));
}
std::string_view textOf(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

struct Act {
    SimClient& client;
    Dice& dice;

    std::optional<std::string> patient() {
        const auto found = client.some(KindId::patient, dice);
        return found ? std::optional(found->id.text()) : std::nullopt;
    }
    std::string word(std::string_view what) { return std::string(what) + ' ' + std::to_string(dice.below(1000)); }

    bool person() {
        if (client.count(KindId::patient) < 3 || dice.percent(15))
            return registerPatient(client, std::string(dice.pick(kNames))).has_value();
        const auto found = client.some(KindId::patient, dice);
        if (!found)
            return false;
        switch (dice.below(6)) {
            case 0:
                return set(client, KindId::patient, found->id, {{"name", word("Name")}});
            case 1:
                return set(client, KindId::patient, found->id,
                           {{"birth_date", "1980-01-0" + std::to_string(1 + dice.below(9))}});
            case 2:
                return set(client, KindId::patient, found->id,
                           {{"address", word("Street")}, {"locality", std::string(dice.pick(kPlaces))}});
            case 3:
                return set(client, KindId::patient, found->id, {{"locality", std::string(dice.pick(kPlaces))}});
            case 4:
                return set(client, KindId::patient, found->id, {{"remark", json::value()}});
            default:
                return set(client, KindId::patient, found->id, {{"remark", word("remark")}});
        }
    }

    bool child(KindId kind, std::string_view field, const std::string& value, json::object fresh) {
        const auto found = client.some(kind, dice);
        if (found && dice.percent(55))
            return set(client, kind, found->id, {{field, value}});
        if (found && dice.percent(30))
            return remove(client, kind, found->id);
        const auto who = patient();
        if (!who)
            return false;
        fresh["patient"] = *who;
        fresh[field] = value;
        return create(client, kind, std::move(fresh)).has_value();
    }

    bool appointment() {
        const auto found = client.some(KindId::appointment, dice);
        if (found && dice.percent(50)) {
            static constexpr std::array<std::string_view, 4> kNext{"cancelled", "arrived", "done", "no_show"};
            if (dice.percent(60))
                return set(client, KindId::appointment, found->id, {{"status", std::string(dice.pick(kNext))}});
            return set(client, KindId::appointment, found->id, {{"starts_at", slot()}, {"status", "booked"}});
        }
        const auto who = patient();
        return who && create(client, KindId::appointment,
                             {{"patient", *who},
                              {"doctor", doctorOf(dice.below(2)).text()},
                              {"starts_at", slot()},
                              {"minutes", 15},
                              {"status", "booked"}});
    }
    /// Few slots, so that they are wanted twice.
    std::string slot() {
        return base::toIso(base::fromMillis(1'795'050'000'000 + static_cast<std::int64_t>(dice.below(12)) * 900'000));
    }

    bool visit() {
        const auto found = client.some(KindId::visit, dice);
        if (found && dice.percent(60)) {
            static constexpr std::array<std::string_view, 5> kNext{"called", "in_room", "done", "skipped", "cancelled"};
            return set(client, KindId::visit, found->id, {{"status", std::string(dice.pick(kNext))}});
        }
        const auto who = patient();
        if (!who)
            return false;
        const auto doctor = doctorOf(dice.below(2));
        const auto id = base::Uuid::v7(client.clock, client.random);
        return client.commitNumbered(
            [&](const store::Store::NumberSource& next) -> base::Result<std::vector<store::Change>> {
                OPDESK_TRY(const auto number, next("token:" + doctor.text() + ':' + today(client) + ":morning"));
                json::object body{
                    {"patient", *who},         {"doctor", doctor.text()}, {"token", "A-" + std::to_string(number)},
                    {"letter", "A"},           {"number", number},        {"desk_mark", client.deskDigit},
                    {"day", today(client)},    {"session", "morning"},    {"status", "waiting"},
                    {"issued_at", iso(client)}};
                return std::vector<store::Change>{{KindId::visit, id, model::Action::create, {}, std::move(body), {}}};
            });
    }

    bool money() {
        if (dice.percent(10))
            if (const auto paid = client.some(KindId::payment, dice))
                return remove(client, KindId::payment, paid->id);
        if (dice.percent(45)) {
            const auto who = client.some(KindId::patient, dice);
            return who && issueInvoice(client, who->id, 10000 * dice.between(1, 9));
        }
        const auto bill = client.some(KindId::invoice, dice);
        return bill && create(client, KindId::payment,
                              {{"patient", std::string(textOf(bill->body, "patient"))},
                               {"invoice", bill->id.text()},
                               {"direction", "in"},
                               {"amount", 10000 * dice.between(1, 3)},
                               {"mode", "cash"},
                               {"at", iso(client)},
                               {"day", today(client)}});
    }

    bool vitals() {
        const auto who = patient();
        if (!who || !client.opens(model::describe(KindId::vitals).compartment))
            return false;
        if (dice.percent(8))
            if (const auto taken = client.some(KindId::vitals, dice))
                return remove(client, KindId::vitals, taken->id);
        return create(client, KindId::vitals,
                      {{"patient", *who}, {"taken_at", iso(client)}, {"pulse", dice.between(50, 120)}})
            .has_value();
    }

    json::object content(KindId kind) {
        if (kind == KindId::note)
            return {{"complaints", word("fever")}, {"plan", word("rest")}};
        json::array lines;
        lines.push_back(json::object{{"drug", "paracetamol"}, {"strength", word("mg")}});
        return {{"advice", word("water")}, {"lines", std::move(lines)}};
    }

    bool document(KindId kind) {
        if (!client.opens(model::describe(kind).compartment))
            return false;
        const auto found = client.some(kind, dice);
        const bool isSigned = found && textOf(found->body, "status") == "signed";
        if (found && isSigned && dice.percent(40)) {
            if (dice.percent(20))
                return set(client, kind, found->id, {{"status", "cancelled"}});
            auto body = content(kind);
            body["patient"] = found->body.at("patient");
            body["author"] = client.people[client.person].staff.text();
            body["amends"] = found->id.text();
            body["amend_reason"] = "correction";
            body["status"] = "draft";
            for (auto& [name, value] : signature(client, body))
                body[name] = value;
            return create(client, kind, std::move(body)).has_value();
        }
        if (found && textOf(found->body, "status") == "draft" && dice.percent(70)) {
            auto fields = content(kind);
            if (dice.percent(50)) {
                auto whole = found->body;
                for (const auto& [name, value] : fields)
                    whole[name] = value;
                for (auto& [name, value] : signature(client, whole))
                    fields[name] = value;
            }
            return set(client, kind, found->id, std::move(fields));
        }
        const auto who = patient();
        if (!who)
            return false;
        auto body = content(kind);
        body["patient"] = *who;
        body["author"] = client.people[client.person].staff.text();
        body["status"] = "draft";
        return create(client, kind, std::move(body)).has_value();
    }

    bool alias() {
        const auto made = client.some(KindId::alias, dice);
        if (made && dice.percent(40))
            return remove(client, KindId::alias, made->id);
        const auto one = client.some(KindId::patient, dice), other = client.some(KindId::patient, dice);
        if (!one || !other || one->id == other->id)
            return false;
        return create(client, KindId::alias, {{"loser", one->id.text()}, {"winner", other->id.text()}}).has_value();
    }

    bool consent() {
        if (client.isOlder)
            return false;
        const auto who = patient();
        return who &&
               create(client, KindId::consent,
                      {{"patient", *who}, {"purpose", "reminders"}, {"given", dice.percent(50)}, {"at", iso(client)}});
    }

    bool card() {
        const auto found = client.some(KindId::conflict, dice);
        if (!found || textOf(found->body, "state") != "open" || !client.opens(found->compartment))
            return false;
        if (!found->body.contains("field"))
            return settle(client, *found, "theirs");
        return settle(client, *found, dice.percent(50) ? "mine" : "theirs");
    }
};

}  // namespace

bool act(SimClient& client, std::uint64_t salt) {
    if (!client.isRunning())
        return false;
    Dice dice(salt);
    Act one{client, dice};
    if (salt % 41 == 0 && client.opens(Compartment::notes))
        if (const auto found = client.some(KindId::patient, dice))
            return attach(client, found->id, dice);
    const auto roll = dice.below(100);
    const auto clinical = client.opens(Compartment::care);
    if (roll < 30)
        return one.person();
    if (roll < 37)
        return one.child(KindId::contact, "value", "+9198200000" + std::to_string(10 + dice.below(90)),
                         {{"system", "phone"}});
    if (roll < 47)
        return clinical && client.opens(model::describe(KindId::allergy).compartment)
                   ? one.child(KindId::allergy, "reaction", one.word("rash"),
                               {{"substance", std::string(dice.pick(kSubstances))}, {"status", "active"}})
                   : one.person();
    if (roll < 55)
        return one.appointment();
    if (roll < 63)
        return one.visit();
    if (roll < 72)
        return one.money();
    if (roll < 77)
        return clinical ? one.vitals() : one.money();
    if (roll < 83)
        return one.document(KindId::note);
    if (roll < 89)
        return one.document(KindId::prescription);
    if (roll < 91)
        return one.alias();
    if (roll < 93)
        return one.consent();
    if (roll < 98)
        return one.card();
    client.look();
    return true;
}

}  // namespace opdesk::simulation
