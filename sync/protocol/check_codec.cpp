#include <algorithm>
#include <boost/json/array.hpp>
#include <limits>

#include "sync/protocol/messages.h"
#include "sync/protocol/wire_reader.h"

/// Comparing copies, asking for single records, waiting.
namespace opdesk::sync::protocol {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMaxLeaves = 200'000;
constexpr std::size_t kMaxKindName = 40;

std::optional<Leaf> leafIn(const json::value& value) {
    const auto* text = value.if_string();
    const auto bytes = text ? base::fromBase64Url({text->data(), text->size()}) : std::nullopt;
    Leaf leaf{};
    if (!bytes || bytes->size() != leaf.size())
        return std::nullopt;
    std::ranges::copy(*bytes, leaf.begin());
    return leaf;
}

base::Error wrong(std::string field, std::string fix) {
    return {base::ErrorCode::invalidInput, "a member of the message is missing or wrong", std::move(field),
            std::move(fix)};
}

const json::array* listIn(const json::object& from, std::string_view name, std::size_t most) {
    const auto* value = from.if_contains(name);
    const auto* list = value ? value->if_array() : nullptr;
    return list && list->size() <= most ? list : nullptr;
}

/// [kind, id, …]
std::optional<std::pair<std::string, base::Uuid>> keyIn(const json::value& value, std::size_t members) {
    const auto* list = value.if_array();
    if (!list || list->size() != members)
        return std::nullopt;
    const auto* kind = (*list)[0].if_string();
    const auto* text = (*list)[1].if_string();
    const auto id = text ? base::Uuid::parse({text->data(), text->size()}) : std::nullopt;
    if (!kind || kind->empty() || kind->size() > kMaxKindName || !id)
        return std::nullopt;
    return std::pair(std::string(kind->data(), kind->size()), *id);
}

}  // namespace

json::object encode(const DigestAnswer& m) {
    json::array sums;
    for (const auto& sum : m.sums)
        sums.push_back(json::value(base::toBase64Url(sum)));
    return {{"epoch", m.epoch}, {"head", m.head}, {"sums", std::move(sums)}};
}

base::Result<DigestAnswer> decodeDigestAnswer(const json::object& from) {
    DigestAnswer m;
    WireReader reader(from);
    reader.text("epoch", m.epoch, 64);
    reader.integer("head", m.head, 0, kMost);
    OPDESK_CHECK(reader.status());
    const auto* sums = listIn(from, "sums", kBuckets);
    if (!sums || sums->size() != kBuckets)
        return base::fail(wrong("sums", "256 of them"));
    for (const auto& value : *sums) {
        const auto sum = leafIn(value);
        if (!sum)
            return base::fail(wrong("sums", "32 bytes each"));
        m.sums.push_back(*sum);
    }
    return m;
}

json::object encode(const LeavesAnswer& m) {
    json::array leaves;
    for (const auto& entry : m.leaves)
        leaves.push_back(json::array{json::value(entry.kind), json::value(entry.id.text()), entry.version,
                                     json::value(base::toBase64Url(entry.leaf))});
    return {{"epoch", m.epoch}, {"head", m.head}, {"leaves", std::move(leaves)}};
}

base::Result<LeavesAnswer> decodeLeavesAnswer(const json::object& from) {
    LeavesAnswer m;
    WireReader reader(from);
    reader.text("epoch", m.epoch, 64);
    reader.integer("head", m.head, 0, kMost);
    OPDESK_CHECK(reader.status());
    const auto* leaves = listIn(from, "leaves", kMaxLeaves);
    if (!leaves)
        return base::fail(wrong("leaves", "a list"));
    for (const auto& value : *leaves) {
        const auto key = keyIn(value, 4);
        const auto* version = key ? value.get_array()[2].if_int64() : nullptr;
        const auto leaf = key ? leafIn(value.get_array()[3]) : std::nullopt;
        if (!version || *version < 0 || !leaf)
            return base::fail(wrong("leaves", "kind, id, version and leaf"));
        m.leaves.push_back({key->first, key->second, *version, *leaf});
    }
    return m;
}

json::object encode(const RecordsRequest& m) {
    json::array records;
    for (const auto& [kind, id] : m.records)
        records.push_back(json::array{json::value(kind), json::value(id.text())});
    return {{"epoch", m.epoch}, {"records", std::move(records)}};
}

base::Result<RecordsRequest> decodeRecordsRequest(const json::object& from) {
    RecordsRequest m;
    WireReader reader(from);
    reader.text("epoch", m.epoch, 64);
    OPDESK_CHECK(reader.status());
    const auto* records = listIn(from, "records", kMaxRecordsAsked);
    if (!records)
        return base::fail(wrong("records", "a list of at most " + std::to_string(kMaxRecordsAsked)));
    for (const auto& value : *records) {
        auto key = keyIn(value, 2);
        if (!key)
            return base::fail(wrong("records", "kind and id"));
        m.records.push_back(std::move(*key));
    }
    return m;
}

json::object encode(const BootstrapAnswer& m) {
    return {{"epoch", m.epoch}, {"head", m.head}, {"records", m.records}};
}

base::Result<BootstrapAnswer> decodeBootstrapAnswer(const json::object& from) {
    BootstrapAnswer m;
    WireReader reader(from);
    reader.text("epoch", m.epoch, 64);
    reader.integer("head", m.head, 0, kMost);
    reader.integer("records", m.records, 0, kMost);
    OPDESK_CHECK(reader.status());
    return m;
}

json::object encode(const WaitAnswer& m) {
    return {{"head", m.head}, {"epoch", m.epoch}};
}

base::Result<WaitAnswer> decodeWaitAnswer(const json::object& from) {
    WaitAnswer m;
    WireReader reader(from);
    reader.integer("head", m.head, 0, kMost);
    reader.optionalText("epoch", m.epoch, 64);
    OPDESK_CHECK(reader.status());
    return m;
}

}  // namespace opdesk::sync::protocol
