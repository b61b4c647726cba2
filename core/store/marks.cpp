#include "core/store/marks.h"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "core/base/log.h"
#include "core/store/carried.h"
#include "core/store/impl.h"
#include "core/store/mark_keeper.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;
namespace json = base::json;

namespace {

constexpr std::string_view kNumberPrefix = "number.";
constexpr std::size_t kPruneAbove = 64;

/// Whether another program on this file gave the device a new identity.
Result<bool> isOfAnotherDevice(Store::Impl& store) {
    OPDESK_TRY(auto row, store.database->query("SELECT value FROM meta WHERE name = 'device'"));
    OPDESK_TRY(const bool found, row.step());
    return found && row.uuid(0) != store.device.uuid();
}

/// Enough to tell two ops of one place apart; an entry of a keychain is small.
constexpr std::size_t kOpDigits = 4;

std::string endOf(const base::Uuid& op) {
    const auto text = op.text();
    return text.substr(text.size() - kOpDigits);
}

void dropOldOps(Marks& marks) {
    while (!marks.ops.empty() && (marks.ops.size() > kMostNamedOps || marks.ops.begin()->first <= marks.carried.last))
        marks.ops.erase(marks.ops.begin());
}

/// By stretches: the first place, and what the ops of it and of those after it end with.
json::array opsToJson(const std::map<std::int64_t, std::string>& ops) {
    json::array stretches;
    std::int64_t next = 0;
    for (const auto& [place, op] : ops) {
        if (stretches.empty() || place != next)
            stretches.push_back(json::array{place, json::value(op)});
        else
            stretches.back().as_array()[1].as_string() += op;
        next = place + 1;
    }
    return stretches;
}

/// Names are a help: what cannot be read is left out.
std::map<std::int64_t, std::string> opsFrom(const json::object& text) {
    std::map<std::int64_t, std::string> ops;
    const auto* value = text.if_contains("ops");
    const auto* stretches = value ? value->if_array() : nullptr;
    if (!stretches)
        return ops;
    for (const auto& entry : *stretches) {
        const auto* one = entry.if_array();
        if (!one || one->size() != 2 || !(*one)[0].is_int64() || !(*one)[1].is_string())
            continue;
        auto place = (*one)[0].get_int64();
        const std::string_view names = (*one)[1].get_string();
        for (std::size_t at = 0; at + kOpDigits <= names.size(); at += kOpDigits)
            ops[place++] = names.substr(at, kOpDigits);
    }
    return ops;
}

/// `later` with what the device was before as the newest of its former ones.
Marks beneath(Marks later, Marks before) {
    auto former = std::exchange(before.former, {});
    std::erase_if(former, [&](const Marks& one) { return one.device == before.device; });
    former.insert(former.begin(), std::move(before));
    if (former.size() > kMostFormer)
        former.resize(kMostFormer);
    for (auto& one : former)
        one.ops.clear();
    later.former = std::move(former);
    return later;
}

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::optional<std::int64_t> numberOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* number = value ? value->if_int64() : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

json::object oneToJson(const Marks& marks) {
    json::object counters;
    for (const auto& [name, value] : marks.counters)
        counters[name] = value;
    json::object out{{"device", marks.device.text()},
                     {"device_seq", marks.deviceSeq},
                     {"counters", std::move(counters)},
                     {"audit_sequence", marks.audit.sequence},
                     {"audit_hash", base::toHex(marks.audit.hash)}};
    if (marks.carried.last > 0)
        out["carried"] = toJson(marks.carried);
    if (!marks.ops.empty())
        out["ops"] = opsToJson(marks.ops);
    return out;
}

base::Failure unreadable() {
    return base::fail(base::ErrorCode::damaged, "the marks of this device cannot be read");
}

Result<Marks> oneFrom(const json::object& text) {
    Marks marks;
    const auto device = model::DeviceId::parse(textOf(text, "device"));
    const auto deviceSeq = numberOf(text, "device_seq");
    const auto sequence = numberOf(text, "audit_sequence");
    const auto hash = base::fromHex(textOf(text, "audit_hash"));
    const auto* counters = text.if_contains("counters");
    if (!device || !deviceSeq || !sequence || !hash || hash->size() != marks.audit.hash.size() || !counters ||
        !counters->is_object())
        return unreadable();
    marks.device = *device;
    marks.deviceSeq = *deviceSeq;
    marks.audit.sequence = *sequence;
    std::ranges::copy(*hash, marks.audit.hash.begin());
    for (const auto& [name, value] : counters->get_object()) {
        if (!value.is_int64())
            return unreadable();
        marks.counters[std::string(name)] = value.get_int64();
    }
    if (const auto* carried = text.if_contains("carried")) {
        if (!carried->is_object())
            return unreadable();
        OPDESK_TRY(marks.carried, carriedFrom(carried->get_object()));
    }
    marks.ops = opsFrom(text);
    return marks;
}

}  // namespace

json::object toJson(const Marks& marks) {
    auto out = oneToJson(marks);
    json::array former;
    for (const auto& one : marks.former)
        former.push_back(oneToJson(one));
    if (!former.empty())
        out["former"] = std::move(former);
    return out;
}

Result<Marks> marksFrom(const json::object& text) {
    OPDESK_TRY(auto marks, oneFrom(text));
    const auto* former = text.if_contains("former");
    if (!former)
        return marks;
    if (!former->is_array())
        return unreadable();
    for (const auto& entry : former->get_array()) {
        if (!entry.is_object())
            return unreadable();
        OPDESK_TRY(auto one, oneFrom(entry.get_object()));
        marks.former.push_back(std::move(one));
    }
    return marks;
}

std::optional<std::string> dayOf(std::string_view counter) {
    // name:YYYY-MM-DD:more
    for (std::size_t at = counter.find(':'); at != std::string_view::npos; at = counter.find(':', at + 1)) {
        const auto day = counter.substr(at + 1, 10);
        if (day.size() == 10 && day[4] == '-' && day[7] == '-' && std::ranges::count(day, '-') == 2 &&
            std::ranges::all_of(day, [](char c) { return c == '-' || (c >= '0' && c <= '9'); }))
            return std::string(day);
    }
    return std::nullopt;
}

Result<Marks> readMarks(Store::Impl& store) {
    Marks marks;
    marks.device = store.device;
    OPDESK_TRY(const auto deviceSeq,
               store.database->number("SELECT value FROM counter WHERE name = ?", kDeviceSeqCounter));
    marks.deviceSeq = deviceSeq.value_or(0);
    OPDESK_TRY(marks.audit, readAuditHead(*store.database));
    OPDESK_TRY(marks.carried, readCarried(*store.database));
    // Range of one prefix; '/' comes right after '.'.
    OPDESK_TRY(auto rows,
               store.database->query("SELECT name, value FROM counter WHERE name >= 'number.' AND name < 'number/'"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            break;
        marks.counters[std::string(rows.text(0).substr(kNumberPrefix.size()))] = rows.integer(1);
    }
    dropOldDays(marks, store.clock.now());
    OPDESK_TRY(auto ops, store.database->query("SELECT device_seq, op_id FROM outbox WHERE device_seq > ?"
                                               " ORDER BY device_seq DESC LIMIT ?",
                                               marks.carried.last, static_cast<std::int64_t>(kMostNamedOps)));
    while (true) {
        OPDESK_TRY(const bool more, ops.step());
        if (!more)
            return marks;
        marks.ops[ops.integer(0)] = endOf(ops.uuid(1));
    }
}

void addOps(Marks& to, const Marks& from) {
    to.ops.insert(from.ops.begin(), from.ops.end());
    dropOldOps(to);
}

void dropOldDays(Marks& marks, base::Instant now) {
    const auto oldest = base::toIso(base::localDate(now - std::chrono::hours(48), std::chrono::minutes(0)));
    std::erase_if(marks.counters, [&](const auto& counter) {
        const auto day = dayOf(counter.first);
        return day && *day < oldest;
    });
}

bool isBehind(const Marks& own, const Marks& farthest) {
    return own.deviceSeq < farthest.deviceSeq || own.audit.sequence < farthest.audit.sequence ||
           std::ranges::any_of(farthest.counters, [&](const auto& counter) {
               const auto mine = own.counters.find(counter.first);
               return (mine == own.counters.end() ? 0 : mine->second) < counter.second;
           });
}

Result<Marks> marksOf(Store& store) {
    return readMarks(store.impl());
}

void MarkKeeper::begin(Store::Impl& store, Marks marks) {
    m_marks = std::move(marks);
    const auto othersWrites = store.database->number("PRAGMA data_version");
    m_othersWrites = othersWrites ? *othersWrites : std::nullopt;
}

void MarkKeeper::committed(Store::Impl& store, const std::map<std::string, std::int64_t>& taken,
                           const CommitReceipt& receipt) {
    if (!m_keptIn)
        return;
    m_marks.deviceSeq = std::max(m_marks.deviceSeq, receipt.lastDeviceSeq);
    auto place = receipt.lastDeviceSeq;
    for (auto op = receipt.ops.rbegin(); op != receipt.ops.rend(); ++op)
        if (!op->isNull())
            m_marks.ops[place--] = endOf(op->uuid());
    dropOldOps(m_marks);
    for (const auto& [name, value] : taken)
        m_marks.counters[name] = value;
    if (store.durability == Durability::disk)
        save(store);
}

Result<bool> MarkKeeper::takeInOthers(Store::Impl& store) {
    OPDESK_TRY(const auto othersWrites, store.database->number("PRAGMA data_version"));
    if (othersWrites == m_othersWrites)
        return true;
    OPDESK_TRY(const bool isRenewed, isOfAnotherDevice(store));
    if (isRenewed)
        return false;
    OPDESK_TRY(auto now, readMarks(store));
    now.former = std::move(m_marks.former);
    addOps(now, m_marks);
    m_marks = std::move(now);
    m_othersWrites = othersWrites;
    return true;
}

void MarkKeeper::save(Store::Impl& store) {
    if (!m_keptIn)
        return;
    const auto isOurs = takeInOthers(store);
    if (!isOurs)
        base::log(base::LogLevel::warning, "what another program on this file gave out was not read",
                  {base::LogField::code("error", base::errorName(isOurs.error().code))});
    else if (!*isOurs)
        return;
    // Looks do not wait for the disk, so the head of the chain counts only with a commit that does.
    const auto audit = readAuditHead(*store.database);
    if (audit)
        m_marks.audit = *audit;
    if (!m_marks.carried.waiting.empty())
        if (auto carried = readCarried(*store.database))
            m_marks.carried = *std::move(carried);
    if (m_marks.counters.size() > kPruneAbove)
        dropOldDays(m_marks, store.clock.now());
    if (const auto saved = m_keptIn->save(m_later ? beneath(*m_later, m_marks) : m_marks); !saved)
        base::log(base::LogLevel::warning, "the marks of this device were not saved",
                  {base::LogField::code("error", base::errorName(saved.error().code))});
}

void MarkKeeper::adopted(Store::Impl& store, Marks before) {
    if (!m_keptIn)
        return;
    m_later.reset();
    if (auto marks = readMarks(store))
        begin(store, *std::move(marks));
    m_marks = beneath(std::move(m_marks), std::move(before));
    save(store);
}

}  // namespace opdesk::store
