#include <algorithm>
#include <boost/json.hpp>

#include "core/crypto/hash.h"
#include "core/model/validate.h"
#include "tests/support/fake_server.h"

/// A cloned or restored device goes on as another one (contract: POST /v1/device/renew).
namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;
namespace protocol = sync::protocol;

namespace {

/// The number a document shows and the counter of the desk it came from.
struct Numbered {
    std::string counter;
    std::int64_t number = 0;
};

std::string_view textOf(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::int64_t trailingNumber(std::string_view text) {
    std::int64_t number = 0, place = 1;
    while (!text.empty() && text.back() >= '0' && text.back() <= '9' && place < 1'000'000'000) {
        number += (text.back() - '0') * place;
        place *= 10;
        text.remove_suffix(1);
    }
    return number;
}

/// Bills and patients of a series carry its numbers; tokens do not belong to a series.
std::optional<Numbered> numberedOf(model::KindId kind, const json::object& body, const std::string& series) {
    if (kind == model::KindId::invoice && textOf(body, "series") == series)
        return Numbered{"invoice:" + series + ':' + std::string(textOf(body, "financial_year")),
                        model::valueOf(body, "serial").is_int64() ? model::valueOf(body, "serial").get_int64() : 0};
    if (kind == model::KindId::patient && textOf(body, "clinic_number").starts_with(series + '-'))
        return Numbered{"clinic_number", trailingNumber(textOf(body, "clinic_number"))};
    return std::nullopt;
}

}  // namespace

void FakeServer::listMissing(const model::DeviceId& id, const protocol::RenewRequest& request,
                             const std::string& oldSeries) {
    KnownMissing missing{id, {}, {}};
    const auto& held = m_devices.at(id).sequence;
    const auto& here = request.here ? *request.here : request.marks;
    for (std::int64_t number = here.deviceSeq + 1; number <= request.marks.deviceSeq; ++number)
        if (!held.contains(number))
            missing.ops.push_back(number);
    std::map<std::string, std::int64_t> highest;
    for (const auto& [key, stored] : m_records)
        if (const auto numbered = numberedOf(key.first, stored.state.body, oldSeries))
            highest[numbered->counter] = std::max(highest[numbered->counter], numbered->number);
    for (const auto& [counter, last] : request.marks.counters) {
        if (counter != "clinic_number" && !counter.starts_with("invoice:" + oldSeries + ':'))
            continue;
        const auto had = here.counters.find(counter);
        const auto from = std::max(highest[counter], had == here.counters.end() ? 0 : had->second);
        for (auto number = from + 1; number <= last; ++number)
            missing.documents[counter].push_back(number);
    }
    json::array ops;
    for (const auto number : missing.ops)
        ops.push_back(number);
    json::object documents;
    for (const auto& [counter, numbers] : missing.documents) {
        json::array list;
        for (const auto number : numbers)
            list.push_back(number);
        documents[counter] = std::move(list);
    }
    json::array mine;
    mine.push_back(json::object{{"ops", std::move(ops)}, {"documents", std::move(documents)}});
    write(model::KindId::conflict, request.renewal,
          {{"record_kind", "device"},
           {"record_id", id.text()},
           {"reason", "device_restored"},
           {"severity", "high"},
           {"state", "open"},
           {"mine", std::move(mine)},
           {"mine_device", id.text()},
           {"standing", "theirs"},
           {"raised_at", base::toIso(m_clock.now())}});
    m_knownMissing.push_back(std::move(missing));
}

Answered FakeServer::renew(const model::DeviceId& from, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto decoded = body ? protocol::decodeRenewRequest(*body)
                              : base::Result<protocol::RenewRequest>(base::fail(base::ErrorCode::damaged));
    if (!decoded)
        return plain(request.request, 400, "damaged");
    if (const auto done = m_renewals.find(decoded->renewal); done != m_renewals.end())
        return told(request.request, done->second);
    // An image of before an earlier renewal: what ends is what the device became since.
    const auto later = decoded->of ? m_devices.find(*decoded->of) : m_devices.end();
    const auto id = later != m_devices.end() && later->second.predecessors.contains(from) ? later->first : from;
    const model::DeviceId fresh(base::Uuid::v7(m_clock, m_random));
    const auto old = m_devices.at(id);
    Device device = old;
    device.sequence.clear();
    device.state = DeviceState::active;
    device.predecessors.insert(id);
    device.access = "access-" + fresh.text();
    device.refresh = "refresh-" + fresh.text();
    device.spentRefresh.clear();
    static constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    ++m_seriesGiven;
    device.series = {old.series.empty() ? 'A' : old.series.front(),
                     kDigits[static_cast<std::size_t>(m_seriesGiven / 36 % 36)],
                     kDigits[static_cast<std::size_t>(m_seriesGiven % 36)]};
    device.deskDigit = old.deskDigit % 9 + 1;
    m_devices[fresh] = device;
    if (old.state != DeviceState::replaced)
        listMissing(id, *decoded, old.series);
    m_devices.at(id).state = DeviceState::replaced;
    protocol::RenewAnswer answer;
    answer.device = fresh;
    answer.series = device.series;
    answer.deskDigit = device.deskDigit;
    answer.lease = "lease-renewed-" + fresh.text();
    answer.tokens = {device.access, device.refresh, 900};
    for (const auto& [place, key] : m_keys)
        if (device.compartments.contains(place.first))
            answer.keys.push_back({place.first, place.second, base::toBase64Url(key)});
    return told(request.request, m_renewals[decoded->renewal] = protocol::encode(answer));
}

}  // namespace opdesk::tests
