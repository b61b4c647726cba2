#include "sync/merge/known_missing.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "sync/merge/body_text.h"

namespace opdesk::sync::merge {

namespace {

namespace json = model::json;
using model::KindId;

constexpr std::string_view kPatients = "clinic_number";

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Which counter of a desk with this series gave the document its number, and the number.
std::optional<std::pair<std::string, std::int64_t>> numberedOf(KindId kind, const json::object& body,
                                                               const std::string& series) {
    if (kind == KindId::patient) {
        const auto text = textIn(body, "clinic_number");
        const auto number = text.starts_with(series + '-') ? wholeNumber(text.substr(series.size() + 1)) : std::nullopt;
        return number ? std::optional(std::pair(std::string(kPatients), *number)) : std::nullopt;
    }
    if (kind != KindId::invoice || textIn(body, "series") != series || !model::valueOf(body, "serial").is_int64())
        return std::nullopt;
    return std::pair("invoice:" + series + ':' + std::string(textIn(body, "financial_year")), numberIn(body, "serial"));
}

json::array listOf(const std::vector<std::int64_t>& numbers) {
    json::array list;
    for (const auto number : numbers)
        list.push_back(number);
    return list;
}

std::set<std::int64_t> numbersOf(const json::value& list) {
    std::set<std::int64_t> numbers;
    if (const auto* all = list.if_array())
        for (const auto& one : *all)
            if (one.is_int64())
                numbers.insert(one.get_int64());
    return numbers;
}

bool isOfAnotherCopy(std::int64_t place, const std::optional<std::int64_t>& othersAbove) {
    return othersAbove && place > *othersAbove;
}

std::string_view nameOf(const OpNames& names, std::int64_t place) {
    const auto name = names.find(place);
    return name == names.end() ? std::string_view{} : std::string_view(name->second);
}

/// Both are known; one may have more digits.
bool isSameOp(std::string_view one, std::string_view other) {
    return one.ends_with(other) || other.ends_with(one);
}

/// What the card of a renewal lists; null for any other card.
json::object* missingOn(json::object& card) {
    auto* mine = card.contains("mine") ? card["mine"].if_array() : nullptr;
    return textIn(card, "reason") == "device_restored" && mine && !mine->empty() ? mine->front().if_object() : nullptr;
}

/// By place, as the card has them.
OpNames namesOf(const json::value& list) {
    OpNames names;
    if (const auto* named = list.if_object())
        for (const auto& [place, op] : *named)
            if (const auto number = wholeNumber(place); number && op.is_string())
                names[*number] = op.get_string();
    return names;
}

/// Its ops, with what is said of them.
KnownMissing opsOf(const json::object& list) {
    KnownMissing missing;
    const auto ops = numbersOf(model::valueOf(list, "ops"));
    missing.ops.assign(ops.begin(), ops.end());
    if (const auto& above = model::valueOf(list, "others_above"); above.is_int64())
        missing.othersAbove = above.get_int64();
    missing.given = namesOf(model::valueOf(list, "given"));
    return missing;
}

}  // namespace

bool KnownMissing::isOnAnother(std::int64_t place, const OpNames& waiting) const {
    const auto there = waiting.find(place);
    if (there == waiting.end())
        return false;
    const auto lost = nameOf(given, place);
    return lost.empty() || there->second.empty() ? isOfAnotherCopy(place, othersAbove) : isSameOp(lost, there->second);
}

DocumentGaps::DocumentGaps(const Counters& marks, const std::optional<Counters>& here, std::string series)
    : m_series(std::move(series)) {
    if (!here)
        return;
    for (const auto& [counter, last] : marks) {
        if (counter != kPatients && !counter.starts_with("invoice:" + m_series + ':'))
            continue;
        const auto known = here->find(counter);
        const auto first = known == here->end() ? 0 : known->second;
        if (last <= first)
            continue;
        m_beyond += std::max<std::int64_t>(0, last - first - kMostMissingListed);
        const auto listed = static_cast<std::size_t>(std::min(last - first, kMostMissingListed));
        m_spans[counter] = {first, std::vector<bool>(listed)};
    }
}

bool DocumentGaps::wants(KindId kind) const {
    return std::ranges::any_of(m_spans, [&](const auto& entry) {
        return kind == (entry.first == kPatients ? KindId::patient : KindId::invoice);
    });
}

void DocumentGaps::saw(KindId kind, const json::object& body) {
    const auto numbered = numberedOf(kind, body, m_series);
    const auto it = numbered ? m_spans.find(numbered->first) : m_spans.end();
    if (it == m_spans.end())
        return;
    auto& [from, there] = it->second;
    const auto place = numbered->second - from - 1;
    if (place >= 0 && place < std::ssize(there))
        there[static_cast<std::size_t>(place)] = true;
}

void DocumentGaps::list(KnownMissing& missing) const {
    missing.beyond += m_beyond;
    for (const auto& [counter, span] : m_spans)
        for (std::size_t i = 0; i < span.there.size(); ++i)
            if (!span.there[i])
                missing.documents[counter].push_back(span.from + static_cast<std::int64_t>(i) + 1);
}

void leaveOutListed(KnownMissing& missing, const json::object& card) {
    auto copy = card;
    const auto* mine = missingOn(copy);
    if (!mine)
        return;
    const auto onCard = opsOf(*mine);
    std::erase_if(missing.ops, [&](auto place) {
        const auto there = nameOf(onCard.given, place);
        const auto lost = nameOf(missing.given, place);
        const bool mayNameAnother = !there.empty() && (lost.empty() || !isSameOp(there, lost));
        return std::ranges::binary_search(onCard.ops, place) && !mayNameAnother &&
               !isOfAnotherCopy(place, onCard.othersAbove);
    });
    if (const auto* documents = model::valueOf(*mine, "documents").if_object())
        for (auto& [counter, numbers] : missing.documents) {
            const auto listed = numbersOf(model::valueOf(*documents, counter));
            std::erase_if(numbers, [&](auto number) { return listed.contains(number); });
        }
    std::erase_if(missing.documents, [](const auto& entry) { return entry.second.empty(); });
}

json::object missingCard(const model::DeviceId& device, const KnownMissing& missing, const model::StaffId& by,
                         base::Instant at) {
    json::object documents;
    for (const auto& [counter, numbers] : missing.documents)
        documents[counter] = listOf(numbers);
    json::object mine{{"ops", listOf(missing.ops)}, {"documents", std::move(documents)}};
    if (missing.beyond > 0)
        mine["beyond"] = missing.beyond;
    if (std::ranges::any_of(missing.ops, [&](auto place) { return isOfAnotherCopy(place, missing.othersAbove); }))
        mine["others_above"] = *missing.othersAbove;
    json::object given;
    for (const auto place : missing.ops)
        if (const auto name = nameOf(missing.given, place); !name.empty())
            given[std::to_string(place)] = json::value(name);
    if (!given.empty())
        mine["given"] = std::move(given);
    json::array list;
    list.push_back(std::move(mine));
    json::object body{{"record_kind", "device"},
                      {"record_id", device.text()},
                      {"reason", "device_restored"},
                      {"severity", "high"},
                      {"state", "open"},
                      {"mine", std::move(list)},
                      {"mine_device", device.text()},
                      {"standing", "theirs"},
                      {"raised_at", base::toIso(at)}};
    if (!by.isNull()) {
        body["mine_by"] = by.text();
        body["mine_at"] = base::toIso(at);
    }
    keepWaiting(body, missing.raisedBy);
    return body;
}

bool strikeWaiting(json::object& card, const OpNames& waiting) {
    auto* mine = missingOn(card);
    auto* ops = mine && mine->contains("ops") ? (*mine)["ops"].if_array() : nullptr;
    if (!ops)
        return false;
    const auto listed = opsOf(*mine);
    json::array left;
    for (const auto& place : *ops)
        if (!place.is_int64() || !listed.isOnAnother(place.get_int64(), waiting))
            left.push_back(place);
    const bool isStruck = left.size() < ops->size();
    *ops = std::move(left);
    return isStruck;
}

bool keepWaiting(json::object& card, const WaitingCopy& copy) {
    json::object ops;
    for (const auto& [place, op] : copy.ops)
        if (!op.empty() && ops.size() < kMostWaitingKept)
            ops[std::to_string(place)] = json::value(op);
    auto* mine = missingOn(card);
    if (!mine || ops.empty())
        return false;
    auto& copies = (*mine)["waiting"];
    if (!copies.is_array())
        copies.emplace_array();
    copies.get_array().push_back(json::object{{"device", copy.successor.text()}, {"ops", std::move(ops)}});
    return true;
}

void leaveOutWaiting(KnownMissing& missing, const json::object& card, const std::set<model::DeviceId>& atWork) {
    auto whole = card;
    const auto* mine = missingOn(whole);
    const auto* copies = mine ? model::valueOf(*mine, "waiting").if_array() : nullptr;
    if (!copies)
        return;
    for (const auto& entry : *copies) {
        const auto* copy = entry.if_object();
        const auto successor = copy ? model::DeviceId::parse(textIn(*copy, "device")) : std::nullopt;
        if (!successor || !atWork.contains(*successor))
            continue;
        const auto waiting = namesOf(model::valueOf(*copy, "ops"));
        std::erase_if(missing.ops, [&](auto place) { return missing.isOnAnother(place, waiting); });
    }
}

}  // namespace opdesk::sync::merge
