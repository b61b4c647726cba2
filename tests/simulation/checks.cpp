#include <algorithm>
#include <boost/json.hpp>

#include "core/model/validate.h"
#include "core/store/database.h"
#include "core/store/impl.h"
#include "core/store/queries.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/run.h"

/// What holds of every run, measured against the journal and nothing of the engine's own.
namespace opdesk::simulation {

namespace json = model::json;
using model::KindId;

void Checks::fail(std::string invariant, std::string detail) {
    if (findings.size() < 20)
        findings.push_back({std::move(invariant), std::move(detail)});
}

bool Checks::expect(bool holds, std::string_view invariant, const std::function<std::string()>& detail) {
    ++checks;
    if (!holds)
        fail(std::string(invariant), detail());
    return holds;
}

std::string nameOf(const JournalOp& op) {
    return std::string(model::actionName(op.action)) + ' ' + std::string(model::kindName(op.kind)) + ' ' +
           op.record.text() + " op " + op.id.text() + " of client " + std::to_string(op.client) + " seq " +
           std::to_string(op.deviceSeq);
}

Checks::Checks(World& worldOf)
    : world(worldOf),
      records(worldOf.server->records()),
      log(worldOf.server->log()),
      quarantine(worldOf.server->quarantine()) {
    for (auto& client : world.clients) {
        if (!client->isRunning())
            continue;
        auto rows = client->store().database().query("SELECT op_id FROM outbox WHERE state <> 'acked'");
        while (rows && rows->step().value())
            kept.insert(model::OpId(rows->uuid(0)));
        auto all = client->store().database().query("SELECT op_id FROM outbox");
        while (all && all->step().value())
            known.insert(model::OpId(all->uuid(0)));
    }
    for (const auto& [key, row] : records)
        if (key.first == KindId::conflict)
            cards[std::string(textOf(row.body, "record_id"))].push_back(&row.body);
    for (const auto& [record, about] : cards)
        for (const auto* card : about) {
            const auto* mine = model::valueOf(*card, "mine").if_array();
            if (textOf(*card, "reason") != "forked" || !mine || mine->empty() || !mine->front().is_string())
                continue;
            if (const auto id = base::Uuid::parse(std::string_view(mine->front().get_string())))
                ownDrafts[{record, std::string(textOf(*card, "mine_by"))}] = *id;
        }
    for (const auto& op : world.journal.ops)
        byRecord[changedBy(op)].push_back(&op);
}

/// Every acknowledged op is in the log once; every op on a disk that still exists is somewhere.
void Checks::everyOpIsSomewhere() {
    std::set<std::pair<model::DeviceId, std::int64_t>> places;
    for (const auto& [id, line] : log)
        expect(places.insert({line.device, line.deviceSeq}).second, "one op a device sequence",
               [&] { return "op " + id.text() + " seq " + std::to_string(line.deviceSeq); });
    for (const auto& op : world.journal.ops) {
        const auto logged = log.find(op.id);
        const bool there = logged != log.end() || quarantine.contains(op.id) || kept.contains(op.id);
        if (op.diskGone && !there)
            continue;
        expect(there, "no op is nowhere", [&] { return nameOf(op); });
        if (logged != log.end() && !logged->second.payload.empty() && !op.payload.empty())
            expect(logged->second.payload == op.payload, "an op never changes", [&] { return nameOf(op); });
    }
}

SimServer::Key Checks::changedBy(const JournalOp& op) const {
    const auto status = model::describe(op.kind).lockedField;
    const bool mayGoElsewhere =
        (op.kind == KindId::note || op.kind == KindId::prescription) && op.action == model::Action::set &&
        std::ranges::none_of(op.fields, [&](const auto& change) { return change.key() == status; });
    const auto own = mayGoElsewhere ? ownDrafts.find({op.record.text(), op.actor.text()}) : ownDrafts.end();
    return {op.kind, own == ownDrafts.end() ? op.record : own->second};
}

/// A value somebody entered stands, was changed by somebody who saw it, or lies on a card. Who sees it in the document
/// a draft of theirs began from and changes it there changes their draft, where it may stand as well.
bool Checks::isVisible(const JournalOp& op, std::string_view field, const json::value& value) const {
    const auto key = changedBy(op);
    const auto row = records.find(key);
    if (row == records.end())
        return false;
    if (model::sameValue(model::valueOf(row->second.body, field), value) || row->second.deleted)
        return true;
    if (const auto later = byRecord.find(key); later != byRecord.end())
        for (const auto* other : later->second) {
            const auto* change = other->fields.if_contains(field);
            if (other->id != op.id && log.contains(other->id) && change &&
                model::sameValue(change->as_array()[0], value))
                return true;
        }
    // Moved by the clinic's own rules, in plain sight: a slot that was taken, a number that was given twice.
    const bool byRule = (op.kind == KindId::appointment && field == "status") ||
                        (op.kind == KindId::invoice && (field == "number" || field == "serial" || field == "series"));
    const auto about = cards.find(key.second.text());
    if (about == cards.end())
        return false;
    for (const auto* card : about->second) {
        if (byRule && (textOf(*card, "reason") == "slot_taken" || textOf(*card, "reason") == "number_twice"))
            return true;
        for (const auto side : {"mine", "theirs", "before", "chosen"}) {
            const auto* list = model::valueOf(*card, side).if_array();
            if (list && !list->empty() && model::sameValue(list->front(), value) &&
                (textOf(*card, "field") == field || textOf(*card, "field").empty()))
                return true;
        }
    }
    return false;
}

std::string Checks::cardsOf(const base::Uuid& record) const {
    std::string text;
    const auto about = cards.find(record.text());
    if (about == cards.end())
        return ", no card";
    for (const auto* card : about->second)
        text += "\n    card " + base::canonicalJson(*card);
    return text;
}

/// Every change of the field that anybody made, for whoever looks into a finding.
std::string Checks::changesOf(const JournalOp& op, std::string_view field) const {
    std::string text;
    const auto all = byRecord.find(changedBy(op));
    for (std::size_t i = 0; all != byRecord.end() && i < all->second.size(); ++i) {
        const auto& other = *all->second[i];
        const auto* change = other.fields.if_contains(field);
        if (!change)
            continue;
        const auto logged = log.find(other.id);
        text += "\n    " + nameOf(other) + ' ' + base::canonicalJson(*change) + ' ' +
                (logged == log.end() ? std::string("not in the log") : logged->second.verdict);
    }
    return text;
}

void Checks::everyEditIsVisible() {
    for (const auto& op : world.journal.ops) {
        const auto logged = log.find(op.id);
        if (logged == log.end())
            continue;
        const auto key = changedBy(op);
        const auto row = records.find(key);
        if (!expect(row != records.end(), "an edit is visible", [&] { return nameOf(op) + ": no record"; }))
            continue;
        if (op.kind == KindId::conflict)
            continue;
        for (const auto& [name, change] : op.fields)
            expect(isVisible(op, name, change.as_array()[1]), "an edit is visible", [&] {
                return nameOf(op) + " field " + std::string(name) + " = " + base::canonicalJson(change.as_array()[1]) +
                       " but stands " + base::canonicalJson(model::valueOf(row->second.body, name)) + ", verdict " +
                       logged->second.verdict + cardsOf(key.second) + changesOf(op, name);
            });
        if (op.action == model::Action::create || op.action == model::Action::append)
            for (const auto& [name, value] : op.document)
                expect(isVisible(op, name, value), "an edit is visible", [&] {
                    return nameOf(op) + " field " + std::string(name) + " = " + base::canonicalJson(value) +
                           " but stands " + base::canonicalJson(model::valueOf(row->second.body, name));
                });
        if (op.action == model::Action::remove)
            expect(row->second.deleted || cards.contains(op.record.text()) || setLater(op), "an edit is visible",
                   [&] { return nameOf(op) + ": the record stands and no card says so"; });
        if (op.action == model::Action::voided)
            expect(row->second.body.contains(model::kVoidedField), "an edit is visible",
                   [&] { return nameOf(op) + ": not voided"; });
    }
}

bool Checks::setLater(const JournalOp& op) const {
    const auto all = byRecord.find(changedBy(op));
    return all != byRecord.end() && std::ranges::any_of(all->second, [&](const JournalOp* other) {
               return other->action == model::Action::set && log.contains(other->id);
           });
}

/// Record for record, version for version; then the sums of the engine.
void Checks::desksEqualServer() {
    for (auto& each : world.clients) {
        auto& client = *each;
        const auto here = shownBy(client);
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
            const auto compartment = static_cast<model::Compartment>(i);
            if (!client.opens(compartment) || !client.granted.contains(compartment))
                continue;
            compareCompartment(client, compartment, here);
            const auto sums = store::leafSums(client.store(), compartment);
            if (!sums || !*sums)
                continue;
            expect(sync::protocol::combined(**sums) == world.server->combined(compartment), "digests are equal",
                   [&] { return client.name + " compartment " + std::string(model::compartmentName(compartment)); });
        }
    }
}

Checks::Shown Checks::shownBy(SimClient& client) {
    Shown here;
    const auto read = store::exportRecords(client.store(), [&](std::string_view line) {
        const auto entry = base::parseJsonObject(line);
        if (!entry)
            return;
        const auto kind = model::kindFromName(textOf(*entry, "kind"));
        const auto id = base::Uuid::parse(textOf(*entry, "id"));
        if (kind && id)
            here[{*kind, *id}] = {entry->at("version").to_number<std::int64_t>(), entry->at("dirty").as_bool(),
                                  base::canonicalJson(entry->at("body").as_object())};
    });
    expect(read.has_value(), "desk equals server", [&] { return client.name + ": cannot be read"; });
    return here;
}

const std::string& Checks::textAtServer(const SimServer::Key& key, const json::object& body) {
    auto& text = texts[key];
    if (text.empty())
        text = base::canonicalJson(body);
    return text;
}

namespace {

/// What a desk keeps for the sake of its unsent work, however far: the records that names, as the server and its
/// maker's disk had them when both were put back. Without them the work would be an orphan on the only desk that has
/// it. A removal is such work too: whoever decides about it sees whose it is. What was removed is in no list of what is
/// shown, so it is read where it lies.
std::set<SimServer::Key> namedByUnsent(SimClient& client, const std::set<SimServer::Key>& unsent) {
    std::set<SimServer::Key> named;
    std::vector<SimServer::Key> from(unsent.begin(), unsent.end());
    while (!from.empty()) {
        const auto key = from.back();
        from.pop_back();
        const auto head = client.store().impl().records.head(key.first, key.second);
        // What the server confirmed stands on nothing it lacks.
        if (!head || !*head || ((*head)->version > 0 && !(*head)->dirty) || !named.insert(key).second)
            continue;
        if (!(*head)->subject.isNull())
            from.emplace_back(KindId::patient, (*head)->subject.uuid());
        const auto record = client.record(key.first, key.second);
        if (!record)
            continue;
        for (const auto& field : model::describe(key.first).fields) {
            const auto to = model::kindFromName(field.refersTo);
            if (const auto id = base::Uuid::parse(textOf(record->body, field.name)); to && id)
                from.emplace_back(*to, *id);
        }
    }
    return named;
}

}  // namespace

void Checks::compareCompartment(SimClient& client, model::Compartment compartment, const Shown& here) {
    // Parked ops and what waits for them: people decide.
    std::set<SimServer::Key> waiting;
    {
        auto rows = client.store().database().query("SELECT DISTINCT kind, id FROM outbox WHERE state <> 'acked'");
        while (rows && rows->step().value())
            if (const auto kind = client.store().impl().words.kind(rows->integer(0)))
                waiting.emplace(*kind, rows->uuid(1));
    }
    for (const auto& [key, row] : records) {
        if (row.compartment != compartment || row.deleted)
            continue;
        const auto mine = here.find(key);
        const auto what = [&, &key = key] {
            return client.name + ": " + std::string(model::kindName(key.first)) + ' ' + key.second.text();
        };
        // What people see of a record with a parked op is that op on top, until somebody decides.
        if (waiting.contains(key))
            continue;
        if (!expect(mine != here.end(), "desk equals server", [&] { return what() + " is not here"; }))
            continue;
        expect(std::get<0>(mine->second) == row.version && !std::get<1>(mine->second) &&
                   std::get<2>(mine->second) == textAtServer(key, row.body),
               "desk equals server", [&, &row = row] {
                   return what() + " version " + std::to_string(std::get<0>(mine->second)) + " of " +
                          std::to_string(row.version) + (std::get<1>(mine->second) ? " dirty " : " ") +
                          std::get<2>(mine->second) + " against " + base::canonicalJson(row.body);
               });
    }
    const auto named = namedByUnsent(client, waiting);
    for (const auto& [key, mine] : here) {
        const auto row = records.find(key);
        if (row == records.end() && std::get<0>(mine) == 0 && named.contains(key))
            continue;
        if (waiting.contains(key) || (row != records.end() && row->second.compartment != compartment))
            continue;
        const auto kindHome = model::describe(key.first).compartment;
        if (row == records.end() && kindHome != compartment)
            continue;
        expect(row != records.end() && !row->second.deleted, "desk equals server", [&, &key = key, &mine = mine] {
            return client.name + ": " + std::string(model::kindName(key.first)) + ' ' + key.second.text() +
                   " is here alone, version " + std::to_string(std::get<0>(mine)) +
                   (std::get<1>(mine) ? " dirty" : "") + ", at the server " +
                   (row == records.end() ? std::string("never") : "deleted at " + std::to_string(row->second.version));
        });
    }
}

namespace {

/// What was signed gives the hash that lies beside it, whoever kept it since.
bool isAsSigned(json::object body) {
    const std::string hash(textOf(body, "content_hash"));
    for (const auto field : {"signed_at", "content_hash", "signature"})
        body.erase(field);
    return hash == base::toHex(crypto::sha256(base::asBytes(standingContent(body))));
}

/// A number that was given twice: the later bill is kept whole under a new one, and names the one on the paper.
std::string contentSince(const SignedDocument& document, json::object body) {
    const auto signedBody = base::parseJsonObject(document.content);
    const auto* printed = body.if_contains("printed_number");
    if (document.kind == KindId::invoice && signedBody && printed && !signedBody->contains("printed_number") &&
        *printed == signedBody->at("number")) {
        for (const auto field : {"number", "series", "serial", "financial_year"})
            body[field] = signedBody->at(field);
        body.erase("printed_number");
    }
    return standingContent(body);
}

}  // namespace

void Checks::documentsStand() {
    for (const auto& document : world.journal.documents) {
        const auto logged = log.find(document.op);
        if (logged == log.end())
            continue;
        const auto row = records.find({document.kind, document.record});
        expect(row != records.end() && !row->second.deleted, "signed documents stand",
               [&] { return document.record.text() + " is gone"; });
        if (row != records.end())
            expect(contentSince(document, row->second.body) == document.content, "signed documents stand", [&] {
                return std::string(model::kindName(document.kind)) + ' ' + document.record.text() + " reads " +
                       standingContent(row->second.body) + " signed " + document.content;
            });
        if (row != records.end() && document.kind != KindId::invoice)
            expect(isAsSigned(row->second.body), "signed documents stand",
                   [&] { return document.record.text() + " does not give the hash that was signed"; });
    }
}

}  // namespace opdesk::simulation
