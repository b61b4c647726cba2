#include <boost/json.hpp>

#include "core/model/validate.h"
#include "core/store/impl.h"
#include "tests/simulation/sim_client.h"

/// What a desk holds, and the journal of what it committed.
namespace opdesk::simulation {

namespace {

namespace json = model::json;

/// Fields that still move after a signature, or that marks of an end bring.
constexpr std::array<std::string_view, 5> kMoving{"status", "voided", "void_reason", "removed_reason", "printed"};

std::string_view textOf(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

JournalOp journalOp(const model::Op& op, std::size_t client, const model::DeviceId& device) {
    JournalOp line;
    line.id = op.id;
    line.client = client;
    line.device = device;
    line.deviceSeq = op.deviceSeq;
    line.kind = op.kind;
    line.record = op.record;
    line.actor = op.actor;
    line.action = op.action;
    line.document = op.document;
    for (const auto& change : op.fields) {
        json::array both;
        both.push_back(change.before);
        both.push_back(change.after);
        line.fields[change.field] = std::move(both);
    }
    return line;
}

}  // namespace

std::string standingContent(const json::object& body) {
    auto content = body;
    for (const auto field : kMoving)
        content.erase(field);
    return base::canonicalJson(content);
}

void SimClient::journalOutbox(const std::vector<store::Change>& changes, const model::GroupId& group) {
    auto& impl = m_store->impl();
    std::vector<std::pair<model::OpId, base::Bytes>> found;
    {
        auto rows = m_store->database().query(
            "SELECT op_id, payload FROM outbox WHERE group_id = ? ORDER BY device_seq", group.uuid());
        while (rows && rows->step().value_or(false)) {
            const auto payload = rows->blob(1);
            found.emplace_back(model::OpId(rows->uuid(0)), base::Bytes(payload.begin(), payload.end()));
        }
    }
    for (auto& [id, payload] : found) {
        const auto op = impl.outbox.find(id, true);
        if (!op || !*op)
            continue;
        auto line = journalOp(**op, number, device);
        line.payload = std::move(payload);
        world.note(line.record.text());
        world.note(line.payload.size());
        noteSigned(line);
        world.journal.add(std::move(line));
    }
    (void)changes;
}

/// A document as it is signed, or a bill as it is issued: nobody changes it from here on.
void SimClient::noteSigned(const JournalOp& op) {
    const bool signs = (op.kind == model::KindId::note || op.kind == model::KindId::prescription) &&
                       (textOf(op.document, "status") == "signed" || op.fields.contains("signed_at"));
    if (!signs && op.kind != model::KindId::invoice)
        return;
    if (const auto record = m_store->record(op.kind, op.record); record && *record)
        world.journal.documents.push_back({op.kind, op.record, op.id, standingContent((*record)->body)});
}

/// A commit whose success the program did not live to see is on the disk or it is not; what is there counts, with what
/// it changed. Of a compartment that was taken away meanwhile nobody can read that.
void SimClient::adoptUnknownOps() {
    auto& impl = m_store->impl();
    std::vector<std::pair<model::OpId, base::Bytes>> unknown;
    {
        auto rows = m_store->database().query(
            "SELECT op_id, payload FROM outbox WHERE device_seq > (SELECT max(device_seq) - 40 FROM outbox)"
            " ORDER BY device_seq");
        while (rows && rows->step().value_or(false)) {
            const model::OpId id(rows->uuid(0));
            if (world.journal.known.contains(id))
                continue;
            const auto payload = rows->blob(1);
            unknown.emplace_back(id, base::Bytes(payload.begin(), payload.end()));
        }
    }
    for (auto& [id, payload] : unknown) {
        auto op = impl.outbox.find(id, true);
        if (!op)
            op = impl.outbox.find(id, false);
        if (!op || !*op)
            continue;
        auto line = journalOp(**op, number, device);
        line.payload = std::move(payload);
        world.counts["adopted after a crash"]++;
        noteSigned(line);
        world.journal.add(std::move(line));
    }
}

/// Every op of the outbox has a place of what the device became.
void SimClient::journalPlaces() {
    auto rows = m_store->database().query("SELECT op_id, device_seq FROM outbox");
    while (rows && rows->step().value_or(false))
        world.journal.places[model::OpId(rows->uuid(0))].insert({device, rows->integer(1)});
}

std::int64_t SimClient::count(model::KindId kind) {
    if (!m_store)
        return 0;
    const auto counted = m_store->count(kind);
    return counted ? *counted : 0;
}

std::optional<store::Record> SimClient::record(model::KindId kind, const base::Uuid& id) {
    if (!m_store)
        return std::nullopt;
    auto found = m_store->record(kind, id);
    return found ? std::move(*found) : std::nullopt;
}

std::optional<store::Record> SimClient::some(model::KindId kind, Dice& dice) {
    const auto all = count(kind);
    if (all == 0)
        return std::nullopt;
    // Half of the work is about the few newest, so that desks meet.
    const auto back =
        dice.percent(50)
            ? static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(std::min<std::int64_t>(all, 4))))
            : static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(all)));
    base::Uuid id;
    {
        auto row = m_store->database().query(
            "SELECT id FROM record WHERE kind = ? AND deleted = 0 ORDER BY id DESC LIMIT 1 OFFSET ?",
            m_store->impl().words.of(kind), back);
        if (!row || !row->step().value_or(false))
            return std::nullopt;
        id = row->uuid(0);
    }
    return record(kind, id);
}

}  // namespace opdesk::simulation
