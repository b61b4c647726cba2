#include <array>

#include "sync/server/database.h"

namespace opdesk::sync::server {

namespace {

// Types of PostgreSQL's catalogue; their numbers are part of its protocol and never change.
constexpr unsigned kBool = 16, kBytea = 17, kInt8 = 20, kText = 25, kUuid = 2950;
constexpr unsigned kBoolArray = 1000, kByteaArray = 1001, kTextArray = 1009, kInt8Array = 1016, kUuidArray = 2951;

template <typename Unsigned>
void putBigEndian(base::Bytes& out, Unsigned value) {
    std::array<std::uint8_t, sizeof(Unsigned)> bytes{};
    for (std::size_t i = bytes.size(); i-- > 0; value = static_cast<Unsigned>(value >> 8))
        bytes[i] = static_cast<std::uint8_t>(value);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void put32(base::Bytes& out, std::uint32_t value) {
    putBigEndian(out, value);
}

void put64(base::Bytes& out, std::int64_t value) {
    putBigEndian(out, static_cast<std::uint64_t>(value));
}

void putView(base::Bytes& out, base::ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Header of a one-dimensional array; zero dimensions when it is empty. `bytes`: of all elements, with their lengths.
base::Bytes arrayHead(std::size_t count, unsigned element, std::size_t bytes) {
    constexpr std::size_t kHead = 20;
    base::Bytes out;
    out.reserve(kHead + bytes);
    put32(out, count == 0 ? 0 : 1);
    put32(out, 1);  // may hold nulls
    put32(out, element);
    if (count > 0) {
        put32(out, static_cast<std::uint32_t>(count));
        put32(out, 1);
    }
    return out;
}

std::size_t bytesIn(const auto& values) {
    std::size_t bytes = 0;
    for (const auto& value : values)
        bytes += 4 + value.size();
    return bytes;
}

}  // namespace

Params& Params::add(std::int64_t value) {
    One one{kInt8, {}, false};
    put64(one.bytes, value);
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(bool value) {
    m_values.push_back({kBool, {static_cast<std::uint8_t>(value ? 1 : 0)}, false});
    return *this;
}

Params& Params::add(std::string_view value) {
    const auto view = base::asBytes(value);
    m_values.push_back({kText, base::Bytes(view.begin(), view.end()), false});
    return *this;
}

Params& Params::add(base::ByteView value) {
    m_values.push_back({kBytea, base::Bytes(value.begin(), value.end()), false});
    return *this;
}

Params& Params::add(const base::Uuid& value) {
    m_values.push_back({kUuid, base::Bytes(value.bytes().begin(), value.bytes().end()), false});
    return *this;
}

Params& Params::addNull() {
    m_values.push_back({0, {}, true});
    return *this;
}

Params& Params::addOptional(const std::optional<base::Uuid>& value) {
    if (value)
        return add(*value);
    m_values.push_back({kUuid, {}, true});
    return *this;
}

Params& Params::add(std::span<const std::int64_t> values) {
    One one{kInt8Array, arrayHead(values.size(), kInt8, values.size() * 12), false};
    for (const auto value : values) {
        put32(one.bytes, 8);
        put64(one.bytes, value);
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(const std::vector<std::string>& values) {
    One one{kTextArray, arrayHead(values.size(), kText, bytesIn(values)), false};
    for (const auto& value : values) {
        put32(one.bytes, static_cast<std::uint32_t>(value.size()));
        putView(one.bytes, base::asBytes(value));
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(std::span<const base::Uuid> values) {
    One one{kUuidArray, arrayHead(values.size(), kUuid, values.size() * 20), false};
    for (const auto& value : values) {
        put32(one.bytes, 16);
        putView(one.bytes, value.bytes());
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(const std::vector<std::optional<base::Uuid>>& values) {
    One one{kUuidArray, arrayHead(values.size(), kUuid, values.size() * 20), false};
    for (const auto& value : values) {
        put32(one.bytes, value ? 16 : 0xFFFFFFFFu);
        if (value)
            putView(one.bytes, value->bytes());
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(std::span<const base::Bytes> values) {
    One one{kByteaArray, arrayHead(values.size(), kBytea, bytesIn(values)), false};
    for (const auto& value : values) {
        put32(one.bytes, static_cast<std::uint32_t>(value.size()));
        putView(one.bytes, value);
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::addFlags(const std::vector<bool>& values) {
    One one{kBoolArray, arrayHead(values.size(), kBool, values.size() * 5), false};
    for (const bool value : values) {
        put32(one.bytes, 1);
        one.bytes.push_back(value ? 1 : 0);
    }
    m_values.push_back(std::move(one));
    return *this;
}

}  // namespace opdesk::sync::server
