#include <algorithm>
#include <boost/json.hpp>
#include <tuple>

#include "core/model/validate.h"
#include "tests/support/fake_server.h"

/// A cloned or restored device goes on as another one (contract: POST /v1/device/renew).
namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;
namespace protocol = sync::protocol;

void FakeServer::listMissing(const model::DeviceId& id, const protocol::RenewRequest& request,
                             const std::string& oldSeries, std::optional<base::Uuid> only) {
    KnownMissing missing;
    missing.device = id;
    const auto& held = m_devices.at(id).sequence;
    const auto& here = request.here ? *request.here : request.marks;
    // A place that another copy of the disk gave to another op is not filled by that.
    const auto isThere = [&](std::int64_t number) {
        const auto op = held.find(number);
        const auto isAnother = [&](const auto& one) {
            return one.place == number && !op->second.text().ends_with(one.op);
        };
        return op != held.end() && std::ranges::none_of(request.given, isAnother) &&
               std::ranges::none_of(request.former, isAnother);
    };
    for (std::int64_t number = here.deviceSeq + 1; number <= request.marks.deviceSeq; ++number)
        if (!isThere(number))
            missing.ops.push_back(number);
    const auto cameBefore = [&](std::int64_t number) {
        return std::ranges::any_of(request.former, [&](const auto& one) {
            const auto device = m_devices.find(one.device);
            if (one.place != number || device == m_devices.end())
                return false;
            const auto op = device->second.sequence.find(one.before);
            return op != device->second.sequence.end() && op->second.text().ends_with(one.op);
        });
    };
    for (const auto number : request.missing)
        if (!isThere(number) && !cameBefore(number))
            missing.ops.push_back(number);
    std::ranges::sort(missing.ops);
    sync::merge::DocumentGaps gaps(request.marks.counters, here.counters, oldSeries);
    for (const auto& [key, stored] : m_records)
        gaps.saw(key.first, stored.state.body);
    // What was put aside is not gone. Documents with numbers lie in the clear.
    for (const auto& [op, entry] : m_quarantine) {
        auto parked = model::readEnvelope(entry.envelope);
        const auto payload = base::parseJsonObject(base::asText(entry.payload));
        if (entry.device == id && parked && payload && model::readPayload(*payload, *parked))
            gaps.saw(parked->kind, parked->document);
    }
    gaps.list(missing);
    missing.othersAbove = request.own;
    for (const auto& one : request.former)
        missing.given[one.place] = one.op;
    for (const auto& one : request.given)
        missing.given[one.place] = one.op;
    if (only) {
        std::set<model::DeviceId> atWork;
        for (const auto& [other, device] : m_devices)
            if (device.hasPushed && device.renewal != request.renewal && device.state != DeviceState::revoked)
                atWork.insert(other);
        for (const auto& [key, stored] : m_records)
            if (key.first == model::KindId::conflict &&
                model::valueOf(stored.state.body, "record_id") == json::value(id.text())) {
                sync::merge::leaveOutListed(missing, stored.state.body);
                sync::merge::leaveOutWaiting(missing, stored.state.body, atWork);
            }
        if (!missing.listsAny())
            return;
    }
    write(model::KindId::conflict, only.value_or(request.renewal),
          sync::merge::missingCard(id, missing, {}, m_clock.now()));
    m_knownMissing.push_back(std::move(missing));
}

/// What waits on a copy that comes later is not gone; the first card keeps it for a copy that comes later still.
void FakeServer::strikeWaiting(const model::DeviceId& id, const sync::merge::WaitingCopy& copy) {
    bool isKept = false;
    std::map<base::Uuid, json::object> struck;
    for (const auto& [key, stored] : m_records) {
        if (key.first != model::KindId::conflict ||
            model::valueOf(stored.state.body, "record_id") != json::value(id.text()))
            continue;
        auto body = stored.state.body;
        const bool isStruck = sync::merge::strikeWaiting(body, copy.ops);
        const bool keeps = !isKept && sync::merge::keepWaiting(body, copy);
        isKept = isKept || keeps;
        if (isStruck || keeps)
            struck[key.second] = std::move(body);
    }
    for (auto& [card, body] : struck)
        write(model::KindId::conflict, card, std::move(body));
    for (auto& list : m_knownMissing)
        if (list.device == id)
            std::erase_if(list.ops, [&](std::int64_t place) { return list.isOnAnother(place, copy.ops); });
}

Answered FakeServer::renew(const model::DeviceId& from, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto decoded = body ? protocol::decodeRenewRequest(*body)
                              : base::Result<protocol::RenewRequest>(base::fail(base::ErrorCode::damaged));
    if (!decoded)
        return plain(request.request, 400, "damaged");
    // What a disk lacks that it gave out itself, though the device was renewed before.
    const bool lacksItsOwn = decoded->here && !decoded->own;
    const auto later = decoded->of ? m_devices.find(*decoded->of) : m_devices.end();
    // An image of before an earlier renewal: what ends is what the device became since.
    const auto id = later != m_devices.end() && later->second.predecessors.contains(from) ? later->first : from;
    if (const auto done = m_renewals.find(decoded->renewal); done != m_renewals.end()) {
        if (lacksItsOwn && m_devices.at(id).state == DeviceState::replaced)
            listMissing(id, *decoded, m_devices.at(id).series, base::Uuid::v7(m_clock, m_random));
        // Asked again: the same device, with a session of its own.
        auto again = protocol::decodeRenewAnswer(done->second);
        if (!again)
            return plain(request.request, 500, "internal");
        std::tie(again->tokens.access, again->tokens.refresh) = login(again->device);
        return told(request.request, protocol::encode(*again));
    }
    const model::DeviceId fresh(base::Uuid::v7(m_clock, m_random));
    const auto old = m_devices.at(id);
    Device device = old;
    device.sequence.clear();
    device.state = DeviceState::active;
    device.hasPushed = false;
    device.renewal = decoded->renewal;
    device.predecessors.insert(id);
    device.sessions = {{"access-" + fresh.text(), "refresh-" + fresh.text()}};
    static constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    ++m_seriesGiven;
    device.series = {old.series.empty() ? 'A' : old.series.front(),
                     kDigits[static_cast<std::size_t>(m_seriesGiven / 36 % 36)],
                     kDigits[static_cast<std::size_t>(m_seriesGiven % 36)]};
    device.deskDigit = old.deskDigit % 9 + 1;
    m_devices[fresh] = device;
    if (old.state != DeviceState::replaced)
        listMissing(id, *decoded, old.series);
    else if (lacksItsOwn)
        listMissing(id, *decoded, old.series, decoded->renewal);
    if (!decoded->of)
        strikeWaiting(id, {fresh, decoded->waiting});
    m_devices.at(id).state = DeviceState::replaced;
    protocol::RenewAnswer answer;
    answer.device = fresh;
    answer.series = device.series;
    answer.deskDigit = device.deskDigit;
    answer.lease = "lease-renewed-" + fresh.text();
    answer.tokens = {device.sessions.back().access, device.sessions.back().refresh, 900};
    for (const auto& [place, key] : m_keys)
        if (device.compartments.contains(place.first))
            answer.keys.push_back({place.first, place.second, base::toBase64Url(key)});
    return told(request.request, m_renewals[decoded->renewal] = protocol::encode(answer));
}

}  // namespace opdesk::tests
