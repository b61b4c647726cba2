#pragma once

#include <boost/json.hpp>
#include <set>

#include "merge_samples.h"
#include "sync/merge/judge.h"

/// An arbiter over maps and desks that send it groups, for the rules over several records.
namespace opdesk::sync::merge::samples {

class MapRecords : public Records {
public:
    base::Result<const State*> find(const RecordKey& key) override {
        const auto it = records.find(key);
        return it == records.end() ? nullptr : &it->second;
    }
    base::Result<bool> exists(const RecordKey& key) override {
        const auto it = records.find(key);
        return it == records.end() ? !asksForParents : it->second.exists;
    }
    base::Result<std::vector<base::Uuid>> bearing(model::KindId kind, const Mark& mark) override {
        std::vector<base::Uuid> ids;
        for (const auto& [place, borne] : marks)
            if (place.first == kind && borne.contains(mark))
                ids.push_back(place.second);
        return ids;
    }
    base::Result<std::vector<base::Uuid>> openCards(const RecordKey&) override {
        std::vector<base::Uuid> ids;
        for (const auto& [key, state] : records)
            if (key.first == model::KindId::conflict)
                ids.push_back(key.second);
        return ids;
    }
    base::Result<std::optional<model::GroupId>> parkedMaker(const base::Uuid& record) override {
        const auto it = parkedMakers.find(record);
        return it == parkedMakers.end() ? std::nullopt : std::optional(it->second);
    }
    base::Result<std::optional<base::Uuid>> holdSlot(const base::Uuid& appointment,
                                                     const std::optional<Slot>& slot) override {
        slots.erase(appointment);
        if (!slot)
            return std::optional<base::Uuid>();
        for (const auto& [holder, held] : slots)
            if (held.overlaps(*slot))
                return std::optional(holder);
        slots[appointment] = *slot;
        return std::optional<base::Uuid>();
    }
    base::Result<std::int64_t> nextNumber(const std::string& counter) override { return ++numbers[counter]; }

    void take(const Judged& judged) {
        for (const auto& [key, state] : judged.records)
            records[key] = state;
        for (const auto& [key, borne] : judged.marks)
            marks[key].insert(borne.begin(), borne.end());
    }

    std::map<RecordKey, State> records;
    std::map<RecordKey, std::set<Mark>> marks;
    std::map<base::Uuid, Slot> slots;
    std::map<std::string, std::int64_t> numbers;
    std::map<base::Uuid, model::GroupId> parkedMakers;
    std::map<model::OpId, Logged> log;
    bool asksForParents = false;  ///< most tests name people nobody registered
};

inline std::uint8_t nextByte(std::uint32_t& counter, int shift) {
    return static_cast<std::uint8_t>((counter >> shift) & 0xffU);
}
/// Ids in the order they are asked for.
template <typename Id = base::Uuid>
Id freshId() {
    static std::uint32_t counter = 1000;
    ++counter;
    std::array<std::uint8_t, 16> bytes{};
    bytes[6] = 0x70;
    bytes[8] = 0x80;
    bytes[14] = nextByte(counter, 8);
    bytes[15] = nextByte(counter, 0);
    bytes[13] = nextByte(counter, 16);
    if constexpr (std::is_same_v<Id, base::Uuid>)
        return base::Uuid(bytes);
    else
        return Id(base::Uuid(bytes));
}

struct Arbiter {
    MapRecords records;
    model::TenantId tenant = id<model::TenantId>(7);
    std::int64_t now = kRemoteAt;
    bool allowsAll = true;

    Judged push(const model::DeviceId& device, const std::vector<model::Op>& ops) {
        now += 1000;
        const GroupFacts facts{tenant,
                               {device, now},
                               [this](const model::Op&, const json::object&) -> base::Status {
                                   if (!allowsAll)
                                       return base::fail(base::ErrorCode::permissionDenied, "not allowed");
                                   return {};
                               },
                               [this](const model::OpId& op) -> const Logged* {
                                   const auto it = records.log.find(op);
                                   return it == records.log.end() ? nullptr : &it->second;
                               }};
        auto judged = judgeGroup(records, facts, ops);
        EXPECT_TRUE(judged);
        if (!judged->refusal) {
            records.take(*judged);
            for (const auto& one : judged->ops)
                records.log[one.op] = {one.verdict, one.version};
        }
        return std::move(*judged);
    }
    const State& at(model::KindId kind, const base::Uuid& record) const { return records.records.at({kind, record}); }
    std::string text(model::KindId kind, const base::Uuid& record, std::string_view field) const {
        const auto& value = model::valueOf(at(kind, record).body, field);
        return value.is_string() ? std::string(value.get_string()) : base::canonicalJson(value);
    }
    std::vector<json::object> cards(std::string_view reason = {}) const {
        std::vector<json::object> found;
        for (const auto& [key, state] : records.records)
            if (key.first == model::KindId::conflict &&
                (reason.empty() || model::valueOf(state.body, "reason") == json::value(reason)))
                found.push_back(state.body);
        return found;
    }
};

/// A desk with one person at it. `late`: how long after the sample time it writes.
struct Desk {
    model::DeviceId device;
    model::StaffId staff;

    model::Op make(model::KindId kind, json::object body, std::int64_t lateMillis = 0) const {
        const bool appends = model::describe(kind).shape == model::Shape::append;
        auto op = opOf(kind, appends ? model::Action::append : model::Action::create);
        stamp(op, freshId(), lateMillis);
        op.baseVersion = 0;
        op.document = std::move(body);
        return op;
    }
    model::Op set(model::KindId kind, const base::Uuid& record, std::int64_t baseVersion,
                  std::vector<model::FieldChange> fields, std::int64_t lateMillis = 0) const {
        auto op = opOf(kind, model::Action::set);
        stamp(op, record, lateMillis);
        op.baseVersion = baseVersion;
        op.fields = std::move(fields);
        return op;
    }
    model::Op end(model::KindId kind, const base::Uuid& record, model::Action action, const char* reason) const {
        auto op = opOf(kind, action);
        stamp(op, record, 0);
        op.document = {{"reason", reason}};
        return op;
    }

private:
    void stamp(model::Op& op, const base::Uuid& record, std::int64_t lateMillis) const {
        op.id = freshId<model::OpId>();
        op.group = freshId<model::GroupId>();
        op.record = record;
        op.actor = staff;
        op.wallMillis = kRemoteAt - 60'000 + lateMillis;
    }
};
inline const Desk kFront{id<model::DeviceId>(20), id<model::StaffId>(40)};
inline const Desk kBack{id<model::DeviceId>(30), id<model::StaffId>(50)};

}  // namespace opdesk::sync::merge::samples
