#include <algorithm>
#include <boost/json.hpp>

#include "core/crypto/aead.h"
#include "core/model/validate.h"
#include "sync/protocol/compression.h"
#include "sync/protocol/row_columns.h"
#include "tests/support/fake_server.h"

/// What goes down: pages, blocks of a bootstrap, the patients of a day, records that were asked for.
namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;
namespace protocol = sync::protocol;

namespace {

constexpr std::chrono::minutes kClinicOffset{330};
constexpr std::size_t kMostFirstRows = 5000;

std::string_view textOf(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::string nameAll(const std::set<model::Compartment>& all) {
    std::vector<std::string> names;
    for (const auto one : all)
        names.emplace_back(model::compartmentName(one));
    return protocol::compartmentText(names);
}

}  // namespace

FakeServer::Scope FakeServer::scopeOf(const Device& device) const {
    Scope granted;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        if (const auto one = static_cast<model::Compartment>(i); !device.scope || device.scope->contains(one))
            granted.insert(one);
    return granted;
}

protocol::PageAnswer FakeServer::newPage(const Device& device) const {
    protocol::PageAnswer page;
    page.epoch = m_epoch;
    page.head = m_head;
    page.serverMillis = base::toMillis(m_clock.now());
    page.deviceSeq = device.sequence.empty() ? 0 : device.sequence.rbegin()->first;
    return page;
}

bool FakeServer::rowsBetween(std::int64_t after, std::int64_t until, const Scope& of, std::vector<Key>& rows,
                             std::size_t most) const {
    for (auto it = m_bySeq.upper_bound(after); it != m_bySeq.end() && it->first <= until; ++it) {
        const auto& state = m_records.at(it->second).state;
        if (!of.contains(state.compartment) || (state.deleted && it->first <= m_forgotten))
            continue;
        if (rows.size() == most)
            return false;
        rows.push_back(it->second);
    }
    return true;
}

Answered FakeServer::pull(const Device& device, const SendRequest& request) {
    auto page = newPage(device);
    const auto asked = queryText(request.path, "epoch");
    const auto cursor = asked.empty() || asked == m_epoch ? queryNumber(request.path, "cursor") : 0;
    if (device.state == DeviceState::draining) {
        page.head = page.cursor = cursor;
        return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
    }
    if (queryNumber(request.path, "blocks") != 1 && cursor > 0 && cursor < m_forgotten)
        return plain(request.request, 410, std::string(protocol::kCursorTooOld));
    const auto granted = scopeOf(device);
    Scope missing;
    const auto had = protocol::compartmentsIn(queryText(request.path, "scope")).value_or(std::vector<std::string>{});
    for (const auto one : granted)
        if (cursor > 0 && std::ranges::find(had, model::compartmentName(one)) == had.end())
            missing.insert(one);
    std::vector<Key> rows;
    const auto blockEnd = (cursor / m_blockRows + 1) * m_blockRows;
    if (missing.empty() && queryNumber(request.path, "blocks") == 1 && blockEnd <= m_head) {
        page.cursor = blockEnd;
        page.more = blockEnd < m_head;
        page.coverage = protocol::Coverage{nameAll(granted), {}, 0};
        addBlock(cursor, blockEnd, granted, page);
    } else if (missing.empty()) {
        page.more = !rowsBetween(cursor, m_head, granted, rows, m_pageRows);
        page.cursor = page.more ? m_records.at(rows.back()).seq : m_head;
        page.coverage = protocol::Coverage{nameAll(granted), {}, 0};
        addParts(rows, cursor, page.cursor, page);
    } else {
        const auto fill = nameAll(missing);
        const auto from = queryText(request.path, "fill") == fill ? queryNumber(request.path, "filled") : 0;
        const bool whole = rowsBetween(from, cursor, missing, rows, m_pageRows);
        Scope kept;
        std::ranges::set_difference(granted, missing, std::inserter(kept, kept.end()));
        page.more = true;
        page.cursor = cursor;
        page.coverage = whole ? protocol::Coverage{nameAll(granted), {}, 0}
                              : protocol::Coverage{nameAll(kept), fill, m_records.at(rows.back()).seq};
        addParts(rows, from, whole ? cursor : page.coverage->filled, page);
    }
    if (m_sendsUnknownKinds)
        addUnknownKind(cursor, page.cursor, page);
    if (!page.more && (cursor < m_head || queryNumber(request.path, "digests") == 1))
        for (const auto one : granted)
            page.digests[std::string(model::compartmentName(one))] = combined(one);
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

void FakeServer::addParts(const std::vector<Key>& keys, std::int64_t fromSeq, std::int64_t toSeq,
                          protocol::PageAnswer& page) {
    std::map<model::Compartment, std::vector<model::RecordImage>> rows;
    for (const auto& key : keys) {
        const auto known = m_records.find(key);
        if (known == m_records.end() || !known->second.state.exists)
            continue;
        const auto& state = known->second.state;
        if (m_servesOlder && key.first == kNewKind) {
            const auto body = base::canonicalJson(state.body);
            addRenamed({key.first, key.second, state.version, known->second.seq, state.deleted, body}, fromSeq, toSeq,
                       page);
            continue;
        }
        rows[state.compartment].push_back(
            {key.first, key.second, state.version, known->second.seq, state.compartment, state.deleted, state.body});
    }
    for (const auto& [compartment, images] : rows) {
        const auto key = m_keys.find({compartment, 1});
        if (key == m_keys.end())
            continue;
        auto part = protocol::sealPart(m_tenant, compartment, 1, key->second, fromSeq, toSeq, images, m_random);
        if (part)
            page.parts.push_back(std::move(*part));
    }
}

/// A part of a block is kept as it was first made: rows may have moved on since, and the client must cope.
void FakeServer::addBlock(std::int64_t fromSeq, std::int64_t toSeq, const Scope& scope, protocol::PageAnswer& page) {
    for (const auto compartment : scope) {
        const std::tuple place{compartment, fromSeq, toSeq};
        if (const auto kept = m_blocks.find(place); kept != m_blocks.end() && !m_servesOlder) {
            ++m_cachedBlocks;
            page.parts.push_back(kept->second);
            continue;
        }
        std::vector<Key> rows;
        rowsBetween(fromSeq, toSeq, {compartment}, rows, m_records.size() + 1);
        protocol::PageAnswer made;
        addParts(rows, fromSeq, toSeq, made);
        for (auto& part : made.parts) {
            if (!m_servesOlder)
                m_blocks[place] = part;
            page.parts.push_back(std::move(part));
        }
    }
}

/// As a server would send it whose program knows more kinds than this one.
void FakeServer::addUnknownKind(std::int64_t fromSeq, std::int64_t toSeq, protocol::PageAnswer& page) {
    addRenamed(
        {model::KindId::doctorHours, base::Uuid::v7(m_clock, m_random), 1, toSeq, false, R"({"shape":"unknown"})"},
        fromSeq, toSeq, page);
}

/// A row of the desk under the name of a kind the reader does not know.
void FakeServer::addRenamed(const protocol::RowText& row, std::int64_t fromSeq, std::int64_t toSeq,
                            protocol::PageAnswer& page) {
    const auto key = m_keys.find({model::Compartment::desk, 1});
    auto columns = protocol::packRows({row});
    if (key == m_keys.end() || !columns)
        return;
    const auto known = model::kindName(row.kind);
    const auto at = std::ranges::search(*columns, known);
    if (at.size() != known.size())
        return;
    std::ranges::copy(futureName(row.kind), at.begin());
    const auto packed = protocol::compress(*columns);
    protocol::WirePart part;
    part.fromSeq = fromSeq;
    part.toSeq = toSeq;
    part.rows = 1;
    const auto context =
        "opdesk-part-1|" + m_tenant.text() + "|desk|1|" + std::to_string(fromSeq) + '|' + std::to_string(toSeq);
    if (auto sealed = crypto::seal(key->second, *packed, base::asBytes(context), m_random)) {
        part.sealed = std::move(*sealed);
        page.parts.push_back(std::move(part));
    }
}

Answered FakeServer::first(const Device& device, const SendRequest& request) {
    const auto day = base::toIso(base::localDate(base::fromMillis(queryNumber(request.path, "day_ms")), kClinicOffset));
    std::set<std::string> patients;
    for (const auto& id : m_byKind[model::KindId::visit])
        if (const auto& body = m_records.at({model::KindId::visit, id}).state.body; textOf(body, "day") == day)
            patients.insert(std::string(textOf(body, "patient")));
    for (const auto& id : m_byKind[model::KindId::appointment]) {
        const auto& body = m_records.at({model::KindId::appointment, id}).state.body;
        const auto at = base::instantFromIso(textOf(body, "starts_at"));
        if (at && base::toIso(base::localDate(*at, kClinicOffset)) == day)
            patients.insert(std::string(textOf(body, "patient")));
    }
    const auto scope = scopeOf(device);
    std::vector<Key> rows;
    for (const auto& [key, stored] : m_records) {
        const auto subject = model::describe(key.first).subjectField;
        const bool wanted =
            key.first == model::KindId::patient
                ? patients.contains(key.second.text())
                : !subject.empty() && patients.contains(std::string(textOf(stored.state.body, subject)));
        if (wanted && !stored.state.deleted && scope.contains(stored.state.compartment) && rows.size() < kMostFirstRows)
            rows.push_back(key);
    }
    auto page = newPage(device);
    addParts(rows, 0, m_head, page);
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

Answered FakeServer::someRecords(const Device& device, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto asked = body ? protocol::decodeRecordsRequest(*body)
                            : base::Result<protocol::RecordsRequest>(base::fail(base::ErrorCode::damaged));
    if (!asked)
        return plain(request.request, 400, "damaged");
    const auto scope = scopeOf(device);
    std::vector<Key> rows;
    for (const auto& [name, id] : asked->records)
        if (const auto kind = model::kindFromName(name))
            if (const auto found = m_records.find({*kind, id});
                found != m_records.end() && scope.contains(found->second.state.compartment))
                rows.push_back(found->first);
    auto page = newPage(device);
    addParts(rows, 0, m_head, page);
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

Answered FakeServer::bootstrapSize(const Device& device, const SendRequest& request) const {
    const auto scope = scopeOf(device);
    const auto live = std::ranges::count_if(m_records, [&](const auto& entry) {
        return !entry.second.state.deleted && scope.contains(entry.second.state.compartment);
    });
    return told(request.request, protocol::encode(protocol::BootstrapAnswer{m_epoch, m_head, live}));
}

}  // namespace opdesk::tests
