#include <algorithm>

#include "core/store/database.h"
#include "core/store/queries.h"
#include "tests/simulation/checks.h"

/// What people owe: the journal, the server and every desk come to the same sums.
namespace opdesk::simulation {

using model::KindId;

namespace {

using Amounts = std::map<base::Uuid, std::int64_t>;
using Joinings = std::set<std::pair<base::Uuid, base::Uuid>>;  ///< loser, winner

bool isVoid(const model::json::object& body) {
    return body.contains(model::kVoidedField);
}

std::int64_t paiseOf(const model::json::object& body, std::string_view field) {
    const auto& value = model::valueOf(body, field);
    return value.is_int64() ? value.get_int64() : 0;
}

void addTo(Amounts& owed, KindId kind, const model::json::object& body) {
    const auto patient = base::Uuid::parse(textOf(body, "patient"));
    if (!patient)
        return;
    if (kind == KindId::invoice)
        owed[*patient] += paiseOf(body, "total");
    else
        owed[*patient] += textOf(body, "direction") == "out" ? paiseOf(body, "amount") : -paiseOf(body, "amount");
}

bool isMoney(KindId kind) {
    return kind == KindId::invoice || kind == KindId::payment;
}

/// He, and everybody for whom he stands.
std::set<base::Uuid> peopleOf(const base::Uuid& patient, const Joinings& joinings) {
    std::set<base::Uuid> people{patient};
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [loser, winner] : joinings)
            if (people.contains(winner))
                grows = people.insert(loser).second || grows;
    }
    return people;
}

std::string textOfAmounts(const Amounts& amounts) {
    std::string text;
    for (const auto& [patient, amount] : amounts)
        text += ' ' + patient.text() + ' ' + std::to_string(amount);
    return text;
}

}  // namespace

std::map<base::Uuid, std::int64_t> Checks::owedByJournal() const {
    Amounts owed;
    std::set<base::Uuid> voided;
    for (const auto& op : world.journal.ops)
        if (op.action == model::Action::voided && log.contains(op.id))
            voided.insert(op.record);
    for (const auto& op : world.journal.ops)
        if (isMoney(op.kind) && !op.document.empty() && op.action != model::Action::voided && log.contains(op.id) &&
            !voided.contains(op.record))
            addTo(owed, op.kind, op.document);
    return owed;
}

/// What a desk shows as a balance is the fold of the bills and payments the server has.
void Checks::moneyAddsUp() {
    Amounts owed;
    for (const auto& [key, row] : records)
        if (isMoney(key.first) && !row.deleted && !isVoid(row.body))
            addTo(owed, key.first, row.body);
    std::erase_if(owed, [](const auto& entry) { return entry.second == 0; });
    auto told = owedByJournal();
    std::erase_if(told, [](const auto& entry) { return entry.second == 0; });
    expect(told == owed, "money is the fold of its events",
           [&] { return "the journal says" + textOfAmounts(told) + ", the server" + textOfAmounts(owed); });
    for (auto& client : world.clients)
        if (client->opens(model::Compartment::desk))
            deskOwes(*client, owed);
}

/// Who stands for others owes what they owe. What waits on the desk is shown on top of what the server has: a joining
/// that waits adds up already, and whoever has a bill or a payment that waits is left out.
void Checks::deskOwes(SimClient& client, const std::map<base::Uuid, std::int64_t>& owed) {
    std::map<base::Uuid, std::pair<base::Uuid, base::Uuid>> aliases;
    const auto join = [&](const base::Uuid& alias, const model::json::object& body) {
        const auto loser = base::Uuid::parse(textOf(body, "loser")), winner = base::Uuid::parse(textOf(body, "winner"));
        if (loser && winner && *loser != *winner)
            aliases[alias] = {*loser, *winner};
    };
    for (const auto& [key, row] : records)
        if (key.first == KindId::alias && !row.deleted && !isVoid(row.body))
            join(key.second, row.body);
    std::set<model::OpId> own;
    auto rows = client.store().database().query("SELECT op_id FROM outbox WHERE state <> 'acked'");
    while (rows && rows->step().value_or(false))
        own.insert(model::OpId(rows->uuid(0)));
    std::set<base::Uuid> waiting;
    for (const auto& op : world.journal.ops) {
        if (!own.contains(op.id))
            continue;
        if (op.kind == KindId::alias && (op.action == model::Action::voided || op.action == model::Action::remove))
            aliases.erase(op.record);
        else if (op.kind == KindId::alias)
            join(op.record, op.document);
        if (isMoney(op.kind))
            for (const auto* each : byRecord.at({op.kind, op.record}))
                if (const auto patient = base::Uuid::parse(textOf(each->document, "patient")))
                    waiting.insert(*patient);
    }
    Joinings joinings;
    for (const auto& [alias, both] : aliases)
        joinings.insert(both);
    for (const auto& [key, row] : records) {
        if (key.first != KindId::patient || row.deleted)
            continue;
        const auto people = peopleOf(key.second, joinings);
        if (std::ranges::any_of(people, [&](const auto& one) { return waiting.contains(one); }))
            continue;
        std::int64_t amount = 0;
        for (const auto& one : people)
            if (const auto found = owed.find(one); found != owed.end())
                amount += found->second;
        const auto balance = store::balanceOf(client.store(), model::PatientId(key.second));
        expect(balance && *balance == amount, "money is the fold of its events", [&, &patient = key.second] {
            return client.name + " shows " + std::to_string(balance ? *balance : -1) + " of " + std::to_string(amount) +
                   " for " + patient.text() + ", one of " + std::to_string(people.size());
        });
    }
}

}  // namespace opdesk::simulation
