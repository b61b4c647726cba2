#include <algorithm>

#include "core/store/database.h"
#include "core/store/impl.h"
#include "core/store/queries.h"
#include "core/store/sync_store.h"
#include "tests/simulation/checks.h"

/// The tables a desk shows lists from: what they hold is what the records say, and every child has its parent.
namespace opdesk::simulation {

using model::KindId;

namespace {

/// A projection of one or two kinds, with the record and the patient each row names.
struct Table {
    std::string_view name, record, patient;
};
constexpr std::array<Table, 5> kTables{{{"visit_row", "visit", "patient"},
                                        {"appointment_row", "appointment", "patient"},
                                        {"ledger_row", "record", "patient"},
                                        {"contact_phone", "contact", "patient"},
                                        {"timeline_row", "record", "patient"}}};

/// Records of a kind that a projection has to show, and the table.
struct Shown {
    KindId kind;
    std::string_view table, record;
    bool showsVoided;
};
constexpr std::array<Shown, 5> kShown{{{KindId::visit, "visit_row", "visit", true},
                                       {KindId::appointment, "appointment_row", "appointment", true},
                                       {KindId::invoice, "ledger_row", "record", false},
                                       {KindId::payment, "ledger_row", "record", false},
                                       {KindId::patient, "patient_card", "patient", true}}};

std::set<base::Uuid> idsOf(SimClient& client, const std::string& sql) {
    std::set<base::Uuid> ids;
    auto rows = client.store().database().query(sql);
    while (rows && rows->step().value_or(false))
        ids.insert(rows->uuid(0));
    return ids;
}

std::string listOf(const std::set<base::Uuid>& ids) {
    std::string text;
    for (const auto& id : ids)
        text += ' ' + id.text();
    return text;
}

}  // namespace

void Checks::projectionsFit() {
    for (auto& client : world.clients) {
        for (const auto& table : kTables) {
            const std::string name(table.name), record(table.record), patient(table.patient);
            const auto stale =
                idsOf(*client, "SELECT " + record + " FROM " + name + " AS row WHERE NOT EXISTS (SELECT 1" +
                                   " FROM record WHERE id = row." + record + " AND deleted = 0)");
            expect(stale.empty(), "projections fit",
                   [&] { return client->name + ' ' + name + " of nothing:" + listOf(stale); });
            const auto orphans =
                idsOf(*client, "SELECT " + record + " FROM " + name + " AS row WHERE NOT EXISTS (SELECT 1" +
                                   " FROM record WHERE id = row." + patient + ")");
            expect(orphans.empty(), "no orphan", [&] { return client->name + ' ' + name + ':' + listOf(orphans); });
        }
        for (const auto& shown : kShown)
            shownRows(*client, shown.kind, std::string(shown.table), std::string(shown.record), shown.showsVoided);
        paymentsHaveBills(*client);
    }
}

void Checks::shownRows(SimClient& client, KindId kind, const std::string& table, const std::string& column,
                       bool showsVoided) {
    const auto there = idsOf(client, "SELECT " + column + " FROM " + table);
    const auto all = client.store().all(kind);
    if (!expect(all.has_value(), "projections fit", [&] { return client.name + " cannot list"; }))
        return;
    for (const auto& record : *all) {
        const bool isVoid = record.body.contains(model::kVoidedField);
        expect(there.contains(record.id) == (showsVoided || !isVoid), "projections fit", [&] {
            return client.name + ' ' + std::string(model::kindName(kind)) + ' ' + record.id.text() +
                   (isVoid ? " is void and in " : " is not in ") + table;
        });
    }
}

void Checks::paymentsHaveBills(SimClient& client) {
    const auto payments = client.store().all(KindId::payment);
    if (!payments)
        return;
    for (const auto& payment : *payments) {
        const auto bill = base::Uuid::parse(textOf(payment.body, "invoice"));
        if (!bill)
            continue;
        const auto there = client.record(KindId::invoice, *bill);
        expect(there.has_value(), "no orphan",
               [&] { return client.name + " payment " + payment.id.text() + " of bill " + bill->text(); });
    }
}

}  // namespace opdesk::simulation
