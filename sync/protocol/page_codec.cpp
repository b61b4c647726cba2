#include <algorithm>
#include <boost/json/array.hpp>
#include <limits>

#include "sync/protocol/messages.h"
#include "sync/protocol/wire_reader.h"

namespace opdesk::sync::protocol {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMaxParts = 256;
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kMaxScope = 512;

base::Status readVerdict(const json::object& from, PageAnswer& answer) {
    WireReader reader(from);
    WireVerdict verdict;
    std::string word;
    reader.id("op", verdict.op);
    reader.text("verdict", word, 20);
    reader.integer("version", verdict.version, 0, kMost);
    reader.optionalText("code", verdict.code, 64);
    reader.optionalText("detail", verdict.detail, 1000);
    if (const auto known = model::verdictFromName(word))
        verdict.verdict = *known;
    else
        reader.fail("verdict", "applied, merged, conflict, parked or duplicate");
    OPDESK_CHECK(reader.status());
    answer.verdicts.push_back(std::move(verdict));
    return {};
}

/// Reads a part's head and takes its bytes off the front of `rest`.
base::Status readPart(const json::object& from, PageAnswer& answer, base::ByteView& rest) {
    WireReader reader(from);
    WirePart part;
    std::int64_t length = 0;
    reader.compartment("compartment", part.compartment);
    reader.integer("key_epoch", part.keyEpoch, 1, 1'000'000'000);
    reader.integer("from_seq", part.fromSeq, 0, kMost);
    reader.integer("to_seq", part.toSeq, 0, kMost);
    reader.integer("rows", part.rows, 0, 1'000'000);
    reader.integer("length", length, 0, static_cast<std::int64_t>(rest.size()));
    OPDESK_CHECK(reader.status());
    const auto size = static_cast<std::size_t>(length);
    part.sealed.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
    rest = rest.subspan(size);
    answer.parts.push_back(std::move(part));
    return {};
}

base::Status readGroups(const json::object& head, PageAnswer& answer) {
    std::vector<std::string> groups;
    WireReader reader(head);
    reader.textList("groups", groups, 10 * kMaxPushOps);
    for (const auto& text : groups) {
        const auto id = model::GroupId::parse(text);
        if (!id)
            return base::failField("groups", "a member of the message is wrong", "a list of ids");
        answer.groups.push_back(*id);
    }
    return reader.status();
}

base::Status readDigests(const json::object& head, PageAnswer& answer) {
    const auto* value = head.if_contains("digests");
    if (!value)
        return {};
    const auto wrong = [] {
        return base::failField("digests", "a member of the message is wrong", "32 bytes for each compartment");
    };
    const auto* by = value->if_object();
    if (!by || by->size() > kMaxParts)
        return wrong();
    for (const auto& [name, sum] : *by) {
        const auto* text = sum.if_string();
        const auto bytes = text ? base::fromBase64Url({text->data(), text->size()}) : std::nullopt;
        if (!bytes || bytes->size() != std::tuple_size_v<Leaf>)
            return wrong();
        std::ranges::copy(*bytes, answer.digests[std::string(name)].begin());
    }
    return {};
}

base::Status readCoverage(const json::object& head, PageAnswer& answer) {
    if (!head.if_contains("scope"))
        return {};
    WireReader reader(head);
    Coverage coverage;
    reader.text("scope", coverage.scope, kMaxScope);
    reader.text("fill", coverage.fill, kMaxScope);
    reader.integer("filled", coverage.filled, 0, kMost);
    for (const auto& [name, text] : {std::pair{"scope", &coverage.scope}, std::pair{"fill", &coverage.fill}})
        if (!compartmentsIn(*text))
            reader.fail(name, "names of compartments with commas between");
    OPDESK_CHECK(reader.status());
    answer.coverage = std::move(coverage);
    return {};
}

}  // namespace

std::optional<std::vector<std::string>> compartmentsIn(std::string_view text) {
    std::vector<std::string> names;
    if (text.size() > kMaxScope)
        return std::nullopt;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto name = text.substr(0, comma);
        // Of a newer peer there may be names that are not known here; they are carried on.
        if (name.empty() || !std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }))
            return std::nullopt;
        names.emplace_back(name);
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
        if (text.empty())
            return std::nullopt;
    }
    return names;
}

std::string compartmentText(std::vector<std::string> names) {
    std::ranges::sort(names);
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

base::Bytes encodePage(const PageAnswer& answer) {
    json::array verdicts, groups, parts;
    for (const auto& verdict : answer.verdicts) {
        json::object entry{
            {"op", verdict.op.text()}, {"verdict", model::verdictName(verdict.verdict)}, {"version", verdict.version}};
        if (!verdict.code.empty())
            entry["code"] = verdict.code;
        if (!verdict.detail.empty())
            entry["detail"] = verdict.detail;
        verdicts.push_back(std::move(entry));
    }
    for (const auto& group : answer.groups)
        groups.push_back(json::value(group.text()));
    for (const auto& part : answer.parts)
        parts.push_back(json::object{{"compartment", model::compartmentName(part.compartment)},
                                     {"key_epoch", part.keyEpoch},
                                     {"from_seq", part.fromSeq},
                                     {"to_seq", part.toSeq},
                                     {"rows", part.rows},
                                     {"length", static_cast<std::int64_t>(part.sealed.size())}});
    json::object members{{"epoch", answer.epoch},
                         {"head", answer.head},
                         {"cursor", answer.cursor},
                         {"more", answer.more},
                         {"server_ms", answer.serverMillis},
                         {"device_seq", answer.deviceSeq}};
    for (auto [name, list] : {std::pair{"verdicts", &verdicts}, {"groups", &groups}, {"parts", &parts}})
        if (!list->empty())
            members[name] = std::move(*list);
    if (answer.since)
        members["since"] = *answer.since;
    if (!answer.digests.empty()) {
        json::object by;
        for (const auto& [name, sum] : answer.digests)
            by[name] = base::toBase64Url(sum);
        members["digests"] = std::move(by);
    }
    if (answer.coverage) {
        members["scope"] = answer.coverage->scope;
        members["fill"] = answer.coverage->fill;
        members["filled"] = answer.coverage->filled;
    }
    const auto head = base::canonicalJson(members);
    base::Bytes out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(head.size() >> shift));
    out.insert(out.end(), head.begin(), head.end());
    for (const auto& part : answer.parts)
        out.insert(out.end(), part.sealed.begin(), part.sealed.end());
    return out;
}

base::Result<PageAnswer> decodePage(base::ByteView bytes) {
    if (bytes.size() < kLengthBytes)
        return base::fail(base::ErrorCode::damaged, "a page without a head");
    std::size_t headSize = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        headSize = headSize << 8 | bytes[i];
    if (headSize > bytes.size() - kLengthBytes)
        return base::fail(base::ErrorCode::damaged, "a page cut short");
    OPDESK_TRY(const json::object head, base::parseJsonObject(base::asText(bytes.subspan(kLengthBytes, headSize))));

    PageAnswer answer;
    WireReader reader(head);
    reader.text("epoch", answer.epoch, 64);
    reader.integer("head", answer.head, 0, kMost);
    reader.integer("cursor", answer.cursor, 0, kMost);
    reader.flag("more", answer.more);
    reader.integer("server_ms", answer.serverMillis, 0, kMost);
    reader.optionalInteger("device_seq", answer.deviceSeq, 0, kMost);
    if (head.if_contains("since"))
        reader.integer("since", answer.since.emplace(), 0, answer.head);
    // A list with nothing in it is left out: most pages are small.
    const auto has = [&](std::string_view name) { return head.if_contains(name) != nullptr; };
    if (has("verdicts"))
        reader.objects("verdicts", 10 * kMaxPushOps,
                       [&](const json::object& entry) { return readVerdict(entry, answer); });
    auto rest = bytes.subspan(kLengthBytes + headSize);
    if (has("parts"))
        reader.objects("parts", kMaxParts, [&](const json::object& entry) { return readPart(entry, answer, rest); });
    OPDESK_CHECK(reader.status());
    if (has("groups"))
        OPDESK_CHECK(readGroups(head, answer));
    OPDESK_CHECK(readDigests(head, answer));
    OPDESK_CHECK(readCoverage(head, answer));
    if (!rest.empty())
        return base::fail(base::ErrorCode::damaged, "a page with bytes of no part");
    return answer;
}

}  // namespace opdesk::sync::protocol
