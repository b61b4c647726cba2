#include "core/store/carried.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/store/database.h"

namespace opdesk::store {

using base::Result;
using base::Status;
namespace json = base::json;

namespace {

/// An entry of a keychain is small. What waits is mostly the end of the queue, which is one stretch.
constexpr std::size_t kMostStretches = 16;

/// Ops of a longer stretch are not named.
constexpr std::int64_t kMostNamed = 64;
constexpr std::size_t kNameDigits = 8;

std::string endOf(const base::Uuid& op) {
    const auto text = op.text();
    return text.substr(text.size() - kNameDigits);
}

void append(std::vector<CarriedOps::Stretch>& stretches, const Moved& op) {
    if (!stretches.empty()) {
        auto& last = stretches.back();
        if (last.place + last.count == op.place && last.before + last.count == op.before) {
            if (last.count < kMostNamed)
                last.ops += endOf(op.op);
            else
                last.ops.clear();
            ++last.count;
            return;
        }
    }
    stretches.push_back({op.place, op.before, 1, endOf(op.op)});
}

std::optional<std::int64_t> numberOf(const json::value& value) {
    const auto* number = value.if_int64();
    return number && *number >= 0 ? std::optional(*number) : std::nullopt;
}

base::Failure unreadable() {
    return base::fail(base::ErrorCode::damaged, "what a renewal carried cannot be read");
}

using Place = std::pair<model::DeviceId, std::int64_t>;

/// Whether the op that had this place as `device` lies in a cache that stands at `own`. `was`: what it was before.
bool isIn(const Marks& own, const std::vector<Marks>& former, std::span<const model::DeviceId> predecessors,
          model::DeviceId device, std::int64_t place, std::vector<Place>& was) {
    for (std::size_t i = 0; i <= former.size(); ++i) {
        was.emplace_back(device, place);
        if (device == own.device)
            return place <= own.deviceSeq;
        if (std::ranges::find(predecessors, device) != predecessors.end())
            return true;
        const auto entry = std::ranges::find(former, device, &Marks::device);
        if (entry == former.end() || place > entry->carried.last)
            return false;  // made after the image
        const auto& stretches = entry->carried.waiting;
        const auto stretch = std::ranges::find_if(
            stretches, [&](const auto& one) { return place >= one.place && place < one.place + one.count; });
        if (stretch == stretches.end())
            return true;  // the server took it
        place = stretch->before + (place - stretch->place);
        device = entry->carried.of;
    }
    return true;
}

}  // namespace

Status writeCarried(Database& database, const model::DeviceId& of, std::int64_t last, std::span<const Moved> waiting) {
    CarriedOps carried{of, last, {}};
    for (const auto& op : waiting)
        append(carried.waiting, op);
    return writeCarried(database, carried);
}

Status writeCarried(Database& database, const CarriedOps& carried) {
    return database.run(
        "INSERT INTO meta(name, value) VALUES('carried', ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        base::canonicalJson(toJson(carried)));
}

Result<CarriedOps> readCarried(Database& database) {
    CarriedOps whole;
    {
        OPDESK_TRY(auto row, database.query("SELECT value FROM meta WHERE name = 'carried'"));
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            return whole;
        OPDESK_TRY(const auto text, base::parseJsonObject(row.text(0)));
        OPDESK_TRY(whole, carriedFrom(text));
    }
    CarriedOps carried{whole.of, whole.last, {}};
    for (const auto& stretch : whole.waiting) {
        OPDESK_TRY(auto rows,
                   database.query("SELECT device_seq, op_id FROM outbox WHERE device_seq >= ? AND device_seq < ?"
                                  " AND state <> 'acked' AND NOT (state = 'parked' AND only_here = 0)"
                                  " ORDER BY device_seq",
                                  stretch.place, stretch.place + stretch.count));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            append(carried.waiting,
                   {rows.integer(0), stretch.before + (rows.integer(0) - stretch.place), rows.uuid(1)});
        }
    }
    return carried;
}

LackingPlaces carriedNotIn(const Marks& kept, const Marks& own, std::span<const model::DeviceId> predecessors) {
    LackingPlaces missing;
    for (const auto& stretch : kept.carried.waiting)
        for (std::int64_t i = 0; i < stretch.count && missing.places.size() < kMostCarriedMissing; ++i) {
            std::vector<Place> was;
            if (isIn(own, kept.former, predecessors, kept.carried.of, stretch.before + i, was))
                continue;
            missing.places.push_back(stretch.place + i);
            const auto at = static_cast<std::size_t>(i) * kNameDigits;
            for (const auto& [device, place] : was)
                if (at < stretch.ops.size())
                    missing.former.push_back({stretch.place + i, device, place, stretch.ops.substr(at, kNameDigits)});
        }
    return missing;
}

json::object toJson(const CarriedOps& carried) {
    json::array waiting;
    for (const auto& stretch : carried.waiting) {
        if (waiting.size() >= kMostStretches)
            break;
        json::array one;
        for (const auto number : {stretch.place, stretch.before, stretch.count})
            one.push_back(number);
        one.push_back(json::value(stretch.ops));
        waiting.push_back(std::move(one));
    }
    return {{"of", carried.of.text()}, {"last", carried.last}, {"waiting", std::move(waiting)}};
}

Result<CarriedOps> carriedFrom(const json::object& text) {
    CarriedOps carried;
    const auto* of = text.if_contains("of");
    const auto* last = text.if_contains("last");
    const auto* waiting = text.if_contains("waiting");
    if (!of || !of->is_string() || !last || !numberOf(*last) || !waiting || !waiting->is_array())
        return unreadable();
    const auto device = model::DeviceId::parse(std::string_view(of->get_string()));
    if (!device)
        return unreadable();
    carried.of = *device;
    carried.last = *numberOf(*last);
    for (const auto& entry : waiting->get_array()) {
        const auto* one = entry.if_array();
        if (!one || one->size() < 3 || !numberOf((*one)[0]) || !numberOf((*one)[1]) || !numberOf((*one)[2]))
            return unreadable();
        CarriedOps::Stretch stretch{*numberOf((*one)[0]), *numberOf((*one)[1]), *numberOf((*one)[2]), {}};
        if (one->size() > 3 && (*one)[3].is_string())
            stretch.ops = (*one)[3].get_string();
        carried.waiting.push_back(std::move(stretch));
    }
    return carried;
}

}  // namespace opdesk::store
