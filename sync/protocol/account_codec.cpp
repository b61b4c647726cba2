#include <algorithm>
#include <boost/json/array.hpp>

#include "sync/protocol/messages.h"
#include "sync/protocol/wire_reader.h"

/// Enrolment, login and refresh.
namespace opdesk::sync::protocol {

namespace {

constexpr std::size_t kMaxKeys = 64;
constexpr std::size_t kMaxCounters = 1000;
constexpr std::size_t kMaxCounterName = 120;

json::array encodeKeys(const std::vector<WireKey>& keys) {
    json::array list;
    for (const auto& key : keys)
        list.push_back(json::object{
            {"compartment", model::compartmentName(key.compartment)}, {"epoch", key.epoch}, {"key", key.key}});
    return list;
}

void readKeys(WireReader& reader, std::vector<WireKey>& keys) {
    reader.objects("keys", kMaxKeys, [&](const json::object& entry) -> base::Status {
        WireReader inner(entry);
        WireKey key;
        inner.compartment("compartment", key.compartment);
        inner.integer("epoch", key.epoch, 1, 1'000'000'000);
        base::Bytes bytes;
        inner.bytes("key", bytes);
        if (bytes.size() != 32)
            inner.fail("key", "32 bytes");
        OPDESK_CHECK(inner.status());
        key.key = base::toBase64Url(bytes);
        keys.push_back(std::move(key));
        return {};
    });
}

json::object encodeTokens(const SessionTokens& tokens) {
    return {{"access", tokens.access}, {"refresh", tokens.refresh}, {"access_seconds", tokens.accessSeconds}};
}

void readTokens(WireReader& reader, SessionTokens& tokens) {
    json::object entry;
    reader.object("tokens", entry);
    WireReader inner(entry);
    inner.text("access", tokens.access, 1024);
    inner.text("refresh", tokens.refresh, 1024);
    inner.integer("access_seconds", tokens.accessSeconds, 1, 86'400);
    if (const auto status = inner.status(); !status)
        reader.fail("tokens." + status.error().field, status.error().fix);
    else if (tokens.access.empty() || tokens.refresh.empty())
        reader.fail("tokens", "both tokens");
}

template <typename Message, typename Read>
base::Result<Message> decodeWith(const json::object& from, Read read) {
    Message message;
    WireReader reader(from);
    read(reader, message);
    OPDESK_CHECK(reader.status());
    return message;
}

}  // namespace

json::object encode(const EnrolRequest& m) {
    return {{"clinic_code", m.clinicCode}, {"code", m.code}, {"device_name", m.deviceName}};
}

base::Result<EnrolRequest> decodeEnrolRequest(const json::object& from) {
    return decodeWith<EnrolRequest>(from, [](WireReader& r, EnrolRequest& m) {
        r.text("clinic_code", m.clinicCode, 64);
        r.text("code", m.code, 64);
        r.text("device_name", m.deviceName, 80);
    });
}

json::object encode(const EnrolAnswer& m) {
    return {{"tenant", m.tenant.text()}, {"device", m.device.text()}, {"clinic_name", m.clinicName},
            {"series", m.series},        {"desk_digit", m.deskDigit}, {"clinic_offset_minutes", m.clinicOffsetMinutes},
            {"lease_key", m.leaseKey}};
}

base::Result<EnrolAnswer> decodeEnrolAnswer(const json::object& from) {
    return decodeWith<EnrolAnswer>(from, [](WireReader& r, EnrolAnswer& m) {
        r.id("tenant", m.tenant);
        r.id("device", m.device);
        r.text("clinic_name", m.clinicName, 400);
        r.text("series", m.series, 4);
        r.integer("desk_digit", m.deskDigit, 1, 9);
        r.integer("clinic_offset_minutes", m.clinicOffsetMinutes, -14 * 60, 14 * 60);
        r.text("lease_key", m.leaseKey, 64);
    });
}

json::object encode(const LoginStart& m) {
    return {{"tenant", m.tenant.text()}, {"device", m.device.text()}, {"phone", m.phone}};
}

base::Result<LoginStart> decodeLoginStart(const json::object& from) {
    return decodeWith<LoginStart>(from, [](WireReader& r, LoginStart& m) {
        r.id("tenant", m.tenant);
        r.id("device", m.device);
        r.text("phone", m.phone, 20);
    });
}

json::object encode(const LoginChallenge& m) {
    return {{"challenge", m.challenge}, {"expires_in_s", m.expiresInSeconds}};
}

base::Result<LoginChallenge> decodeLoginChallenge(const json::object& from) {
    return decodeWith<LoginChallenge>(from, [](WireReader& r, LoginChallenge& m) {
        r.text("challenge", m.challenge, 128);
        r.integer("expires_in_s", m.expiresInSeconds, 0, 86'400);
    });
}

json::object encode(const LoginFinish& m) {
    return {{"tenant", m.tenant.text()},   {"device", m.device.text()},
            {"challenge", m.challenge},    {"otp", m.otp},
            {"signing_key", m.signingKey}, {"escrow_cache_key", m.escrowCacheKey}};
}

base::Result<LoginFinish> decodeLoginFinish(const json::object& from) {
    return decodeWith<LoginFinish>(from, [](WireReader& r, LoginFinish& m) {
        r.id("tenant", m.tenant);
        r.id("device", m.device);
        r.text("challenge", m.challenge, 128);
        r.text("otp", m.otp, 16);
        r.text("signing_key", m.signingKey, 64);
        r.text("escrow_cache_key", m.escrowCacheKey, 64);
    });
}

json::object encode(const LoginAnswer& m) {
    json::array roles;
    for (const auto& role : m.roles)
        roles.push_back(json::value(role));
    return {{"staff", m.staff.text()},         {"staff_name", m.staffName},
            {"roles", std::move(roles)},       {"lease", m.lease},
            {"keys", encodeKeys(m.keys)},      {"cache_key", m.cacheKey},
            {"tokens", encodeTokens(m.tokens)}};
}

base::Result<LoginAnswer> decodeLoginAnswer(const json::object& from) {
    return decodeWith<LoginAnswer>(from, [](WireReader& r, LoginAnswer& m) {
        r.id("staff", m.staff);
        r.text("staff_name", m.staffName, 400);
        r.textList("roles", m.roles);
        r.text("lease", m.lease);
        readKeys(r, m.keys);
        r.text("cache_key", m.cacheKey, 64);
        readTokens(r, m.tokens);
    });
}

json::object encode(const RefreshAnswer& m) {
    return {{"lease", m.lease}, {"keys", encodeKeys(m.keys)}, {"tokens", encodeTokens(m.tokens)}};
}

base::Result<RefreshAnswer> decodeRefreshAnswer(const json::object& from) {
    return decodeWith<RefreshAnswer>(from, [](WireReader& r, RefreshAnswer& m) {
        r.text("lease", m.lease);
        readKeys(r, m.keys);
        readTokens(r, m.tokens);
    });
}

namespace {

json::object encodeMarks(const RenewRequest::Marks& marks) {
    json::object counters;
    for (const auto& [name, number] : marks.counters)
        counters[name] = number;
    return {{"device_seq", marks.deviceSeq}, {"counters", std::move(counters)}};
}

constexpr std::int64_t kMostPlace = 1'000'000'000'000;
constexpr std::size_t kMaxPlaces = kMostWaitingNamed;
constexpr std::size_t kLeastOpDigits = 4;

void readMarks(WireReader& reader, std::string_view name, RenewRequest::Marks& marks) {
    constexpr std::int64_t kMost = kMostPlace;
    json::object from, counters;
    reader.object(name, from);
    WireReader inner(from);
    inner.integer("device_seq", marks.deviceSeq, 0, kMost);
    inner.object("counters", counters);
    if (counters.size() > kMaxCounters)
        inner.fail("counters", "fewer of them");
    for (const auto& [counter, number] : counters) {
        const auto* value = number.if_int64();
        if (counter.empty() || counter.size() > kMaxCounterName || !value || *value < 0 || *value > kMost)
            inner.fail("counters", "a number for each name");
        else
            marks.counters.emplace(counter, *value);
    }
    if (const auto status = inner.status(); !status)
        reader.fail(std::string(name) + '.' + status.error().field, status.error().fix);
}

void readPlaces(WireReader& reader, const json::object& from, std::string_view name,
                std::vector<std::int64_t>& places) {
    const auto* value = from.if_contains(name);
    if (!value)
        return;
    const auto* list = value->if_array();
    if (!list || list->size() > kMaxPlaces)
        return reader.fail(name, "a list of places");
    for (const auto& place : *list) {
        const auto* number = place.if_int64();
        if (!number || *number <= 0 || *number > kMostPlace)
            return reader.fail(name, "a list of places");
        places.push_back(*number);
    }
}

void readWaiting(WireReader& reader, const json::object& from, std::map<std::int64_t, std::string>& waiting) {
    std::vector<std::int64_t> places;
    std::vector<std::string> ops;
    readPlaces(reader, from, "waiting", places);
    if (from.if_contains("waiting_ops")) {
        reader.textList("waiting_ops", ops, kMaxPlaces);
        const auto isName = [](const std::string& op) { return op.size() >= kLeastOpDigits && op.size() <= 8; };
        if (ops.size() != places.size() || !std::ranges::all_of(ops, isName))
            return reader.fail("waiting_ops", "four to eight digits for each place that waits");
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        waiting.emplace(places[i], ops.empty() ? std::string{} : ops[i]);
}

}  // namespace

json::object encode(const RenewRequest& m) {
    json::object out{{"renewal", m.renewal.text()}, {"marks", encodeMarks(m.marks)}};
    if (m.here)
        out["here"] = encodeMarks(*m.here);
    if (m.of)
        out["of"] = m.of->text();
    if (!m.missing.empty())
        out["missing"] = json::array(m.missing.begin(), m.missing.end());
    if (!m.former.empty()) {
        json::array former;
        for (const auto& one : m.former)
            former.push_back(json::object{
                {"place", one.place}, {"device", one.device.text()}, {"before", one.before}, {"op", one.op}});
        out["former"] = std::move(former);
    }
    if (m.own)
        out["own"] = *m.own;
    if (!m.given.empty()) {
        json::array given;
        for (const auto& one : m.given)
            given.push_back(json::object{{"place", one.place}, {"op", one.op}});
        out["given"] = std::move(given);
    }
    if (!m.waiting.empty()) {
        json::array places, ops;
        for (const auto& [place, op] : m.waiting) {
            places.push_back(place);
            if (!op.empty())
                ops.push_back(json::value(op));
        }
        // An older server reads the places alone.
        if (ops.size() == places.size())
            out["waiting_ops"] = std::move(ops);
        out["waiting"] = std::move(places);
    }
    return out;
}

base::Result<RenewRequest> decodeRenewRequest(const json::object& from) {
    return decodeWith<RenewRequest>(from, [&from](WireReader& r, RenewRequest& m) {
        std::string renewal;
        r.text("renewal", renewal, 36);
        if (const auto id = base::Uuid::parse(renewal))
            m.renewal = *id;
        else
            r.fail("renewal", "an id");
        readMarks(r, "marks", m.marks);
        if (from.if_contains("here"))
            readMarks(r, "here", m.here.emplace());
        if (from.if_contains("of"))
            r.id("of", m.of.emplace());
        readPlaces(r, from, "missing", m.missing);
        if (from.if_contains("own"))
            r.integer("own", m.own.emplace(), 0, kMostPlace);
        readWaiting(r, from, m.waiting);
        if (from.if_contains("given"))
            r.objects("given", kMaxPlaces, [&m](const json::object& entry) {
                WireReader inner(entry);
                RenewRequest::GivenPlace one;
                inner.integer("place", one.place, 1, kMostPlace);
                inner.text("op", one.op, 8);
                if (one.op.size() < kLeastOpDigits)
                    inner.fail("op", "four to eight digits");
                m.given.push_back(one);
                return inner.status();
            });
        if (from.if_contains("former"))
            r.objects("former", 4 * kMaxPlaces, [&m](const json::object& entry) {
                WireReader inner(entry);
                RenewRequest::FormerPlace one;
                inner.integer("place", one.place, 1, kMostPlace);
                inner.id("device", one.device);
                inner.integer("before", one.before, 1, kMostPlace);
                inner.text("op", one.op, 8);
                m.former.push_back(one);
                return inner.status();
            });
    });
}

json::object encode(const RenewAnswer& m) {
    return {{"device", m.device.text()}, {"series", m.series},         {"desk_digit", m.deskDigit},
            {"lease", m.lease},          {"keys", encodeKeys(m.keys)}, {"tokens", encodeTokens(m.tokens)}};
}

base::Result<RenewAnswer> decodeRenewAnswer(const json::object& from) {
    return decodeWith<RenewAnswer>(from, [](WireReader& r, RenewAnswer& m) {
        r.id("device", m.device);
        r.text("series", m.series, 16);
        r.integer("desk_digit", m.deskDigit, 1, 1000);
        r.text("lease", m.lease);
        readKeys(r, m.keys);
        readTokens(r, m.tokens);
    });
}

}  // namespace opdesk::sync::protocol
