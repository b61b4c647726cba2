#include <algorithm>

#include "core/store/impl.h"
#include "core/store/sync_values.h"
#include "sync/merge/cross_check.h"
#include "tests/simulation/checks.h"

/// What people see: their own work, what was put aside, cards that tell the truth.
namespace opdesk::simulation {

namespace json = model::json;
using model::KindId;

namespace {

/// The only value of a side of a card; null when it has none.
const json::value& sideOf(const json::object& card, std::string_view side) {
    static const json::value kNothing;
    const auto* list = model::valueOf(card, side).if_array();
    return list && !list->empty() ? list->front() : kNothing;
}

bool isAboutOneField(const json::object& card) {
    const auto reason = textOf(card, "reason");
    return reason == "same_field" || reason == "later_author" || reason == "ladder";
}

/// Compartments whose records may lie on the desk.
std::vector<model::Compartment> mayHold(SimClient& client) {
    const auto state = store::syncState(client.store());
    if (!state)
        return {};
    return store::compartmentsIn(store::namesWith(state->scope, store::namesWith(state->fill, state->draining)));
}

}  // namespace

namespace {

/// A joining that another one had beaten when it came (judge_people.cpp): the server kept it voided and told this desk
/// so.
bool wasBeaten(SimClient& client, const model::OpId& op, KindId kind, const base::Uuid& record) {
    const auto shown = kind == KindId::alias && client.world.server->everTook(op) ? client.record(kind, record)
                                                                                  : std::optional<store::Record>();
    return shown && textOf(shown->body, model::kVoidReasonField) == "joined another way before";
}

/// A change of another's record that is put aside with that: here it went with its compartment, and until its maker's
/// op stands nobody can give it back. The change itself lies in the list of what was put aside.
bool wentWithItsCompartment(SimClient& client, const SimServer::Key& record) {
    return !client.wantsScope.empty() && !client.world.server->records().contains(record);
}

/// The op stood, and somebody took the record away after it; a server that was put back is offered both again, each by
/// who made it. Until then the desk shows what it last heard.
bool wasRemovedSince(World& world, const model::OpId& op, const base::Uuid& record) {
    return world.server->everTook(op) && std::ranges::any_of(world.journal.ops, [&](const JournalOp& other) {
               return other.record == record && world.server->everTook(other.id) &&
                      (other.action == model::Action::remove || other.action == model::Action::voided);
           });
}

}  // namespace

std::vector<Finding> unsentWorkIsShown(SimClient& client, std::int64_t& checks) {
    std::vector<Finding> findings;
    if (!client.isRunning())
        return findings;
    const auto words = mayHold(client);
    const auto state = store::syncState(client.store());
    const auto leaving = store::compartmentsIn(state ? state->draining : std::string());
    auto& impl = client.store().impl();
    // Of the newest unsent op of each record; a removal is shown by the record's absence.
    auto rows = client.store().database().query(
        "SELECT o.id, o.action, r.deleted, o.compartment, r.dirty, o.state, coalesce(o.code, ''), o.kind, o.device_seq,"
        " coalesce(r.version, -1), o.op_id, o.only_here FROM outbox o"
        " LEFT JOIN record r ON r.kind = o.kind AND r.id = o.id WHERE o.state <> 'acked' AND NOT EXISTS"
        " (SELECT 1 FROM outbox later WHERE later.kind = o.kind AND later.id = o.id AND later.state <> 'acked'"
        " AND later.device_seq > o.device_seq)");
    while (rows && rows->step().value_or(false)) {
        const auto action = model::actionFromName(rows->text(1));
        const auto compartment = impl.words.compartment(rows->integer(3));
        if (!action || *action == model::Action::remove || *action == model::Action::voided || !compartment ||
            std::ranges::find(words, *compartment) == words.end())
            continue;
        // What the server holds goes from a desk that lost the compartment, slice by slice.
        const bool goes = rows->text(5) == "parked" && rows->integer(11) == 0 &&
                          std::ranges::find(leaving, *compartment) != leaving.end();
        if (goes)
            continue;
        ++checks;
        const auto* wrong = rows->isNull(2)         ? " is not here"
                            : rows->integer(2) != 0 ? " is removed"
                            : rows->integer(4) == 0 ? " shows the server's image alone"
                                                    : nullptr;
        const bool isRemoved = !rows->isNull(2) && rows->integer(2) != 0;
        const auto kind = impl.words.kind(rows->integer(7)).value();
        const model::OpId op(rows->uuid(10));
        if (isRemoved &&
            (wasRemovedSince(client.world, op, rows->uuid(0)) || wasBeaten(client, op, kind, rows->uuid(0))))
            continue;
        const bool isHeldAtServer = rows->text(5) == "parked" && rows->integer(11) == 0;
        if (rows->isNull(2) && isHeldAtServer && *action == model::Action::set &&
            wentWithItsCompartment(client, {kind, rows->uuid(0)}))
            continue;
        if (wrong)
            findings.push_back({"unsent work is shown",
                                client.name + ": " + std::string(model::kindName(kind)) + ' ' + rows->uuid(0).text() +
                                    wrong + ", version " + std::to_string(rows->integer(9)) + "; op " +
                                    std::string(rows->text(1)) + " seq " + std::to_string(rows->integer(8)) + ' ' +
                                    std::string(rows->text(5)) + ' ' + std::string(rows->text(6))});
    }
    return findings;
}

/// What the server put aside is in front of who made it.
void Checks::parkedIsShown() {
    for (const auto& op : world.journal.ops)
        if (quarantine.contains(op.id) && !log.contains(op.id) && !op.diskGone)
            expect(kept.contains(op.id), "what is parked is shown", [&] { return nameOf(op); });
    for (auto& client : world.clients)
        for (auto& finding : unsentWorkIsShown(*client, checks))
            fail(std::move(finding.invariant), std::move(finding.detail));
}

void Checks::slotsAreHeldOnce() {
    std::vector<std::pair<base::Uuid, sync::merge::Slot>> held;
    for (const auto& [key, row] : records) {
        if (key.first != KindId::appointment || row.deleted || textOf(row.body, "status") != "booked")
            continue;
        sync::merge::State state;
        state.exists = true;
        state.body = row.body;
        if (const auto slot = sync::merge::slotOf(state))
            held.emplace_back(key.second, *slot);
    }
    for (std::size_t i = 0; i < held.size(); ++i)
        for (std::size_t k = i + 1; k < held.size(); ++k)
            expect(!held[i].second.overlaps(held[k].second), "a slot is booked once",
                   [&] { return held[i].first.text() + " and " + held[k].first.text(); });
}

/// No card about nothing, no author in the future of the clock that counts.
void Checks::cardsAreTrue() {
    std::map<std::string, const JournalOp*> ops;
    for (const auto& op : world.journal.ops)
        ops[op.id.text()] = &op;
    const auto now = base::toIso(world.clock.now());
    for (const auto& [record, about] : cards)
        for (const auto* card : about) {
            const auto what = [&] { return base::canonicalJson(*card); };
            for (const auto when : {"mine_at", "theirs_at"})
                expect(textOf(*card, when) <= now, "no author in the future", what);
            if (!isAboutOneField(*card))
                continue;
            // Rules that look at more than one record say both sides themselves; a renewed card holds a later "mine".
            const auto op = ops.find(std::string(textOf(*card, "op")));
            const auto* change = op == ops.end() ? nullptr : op->second->fields.if_contains(textOf(*card, "field"));
            if (change)
                expect(!model::sameValue(sideOf(*card, "mine"), sideOf(*card, "theirs")), "equal values never conflict",
                       what);
        }
}

/// Digests mend what a fault of ours broke; no fault of the world needs them.
void Checks::nothingHadToBeHealed() {
    for (auto& client : world.clients)
        // What an older program holds of a kind it passes over is compared as well, and goes.
        if (const auto state = store::syncState(client->store()); state && !client->wasEverOlder)
            expect(state->healed == 0, "nothing had to be healed",
                   [&] { return client->name + ": " + std::to_string(state->healed) + " records"; });
}

void Checks::lostCompartmentIsGone() {
    for (auto& client : world.clients) {
        const auto allowed = mayHold(*client);
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
            const auto compartment = static_cast<model::Compartment>(i);
            if (std::ranges::find(allowed, compartment) != allowed.end())
                continue;
            const auto rows = client->store().database().number(
                "SELECT (SELECT count(*) FROM record WHERE compartment = ?) +"
                " (SELECT count(*) FROM sealed_page WHERE compartment = ?)",
                client->store().impl().words.of(compartment), client->store().impl().words.of(compartment));
            expect(rows && rows->value_or(0) == 0, "a lost compartment is gone", [&] {
                auto text = client->name + " keeps " + std::to_string(rows ? rows->value_or(0) : -1) + " of " +
                            std::string(model::compartmentName(compartment)) + ':';
                auto left = client->store().database().query(
                    "SELECT w.name, hex(r.id), r.version, r.deleted, r.dirty FROM record r JOIN word w ON w.number ="
                    " r.kind WHERE r.compartment = ? LIMIT 5",
                    client->store().impl().words.of(compartment));
                while (left && left->step().value_or(false))
                    text += ' ' + std::string(left->text(0)) + ' ' + std::string(left->text(1)) + " version " +
                            std::to_string(left->integer(2)) + (left->integer(3) != 0 ? " deleted" : "") +
                            (left->integer(4) != 0 ? " dirty" : "");
                return text;
            });
        }
    }
}

}  // namespace opdesk::simulation
