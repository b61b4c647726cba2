#include "sync/server/database.h"

namespace opdesk::sync::server {

namespace {

// Types of PostgreSQL's catalogue; their numbers are part of its protocol and never change.
constexpr unsigned kBool = 16, kBytea = 17, kInt8 = 20, kText = 25, kUuid = 2950;
constexpr unsigned kBoolArray = 1000, kByteaArray = 1001, kTextArray = 1009, kInt8Array = 1016, kUuidArray = 2951;

void put32(base::Bytes& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put64(base::Bytes& out, std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(bits >> shift));
}

void putView(base::Bytes& out, base::ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Header of a one-dimensional array; zero dimensions when it is empty.
base::Bytes arrayHead(std::size_t count, unsigned element) {
    base::Bytes out;
    put32(out, count == 0 ? 0 : 1);
    put32(out, 1);  // may hold nulls
    put32(out, element);
    if (count > 0) {
        put32(out, static_cast<std::uint32_t>(count));
        put32(out, 1);
    }
    return out;
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
    One one{kInt8Array, arrayHead(values.size(), kInt8), false};
    for (const auto value : values) {
        put32(one.bytes, 8);
        put64(one.bytes, value);
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(const std::vector<std::string>& values) {
    One one{kTextArray, arrayHead(values.size(), kText), false};
    for (const auto& value : values) {
        put32(one.bytes, static_cast<std::uint32_t>(value.size()));
        putView(one.bytes, base::asBytes(value));
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(std::span<const base::Uuid> values) {
    One one{kUuidArray, arrayHead(values.size(), kUuid), false};
    for (const auto& value : values) {
        put32(one.bytes, 16);
        putView(one.bytes, value.bytes());
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(const std::vector<std::optional<base::Uuid>>& values) {
    One one{kUuidArray, arrayHead(values.size(), kUuid), false};
    for (const auto& value : values) {
        put32(one.bytes, value ? 16 : 0xFFFFFFFFu);
        if (value)
            putView(one.bytes, value->bytes());
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::add(std::span<const base::Bytes> values) {
    One one{kByteaArray, arrayHead(values.size(), kBytea), false};
    for (const auto& value : values) {
        put32(one.bytes, static_cast<std::uint32_t>(value.size()));
        putView(one.bytes, value);
    }
    m_values.push_back(std::move(one));
    return *this;
}

Params& Params::addFlags(const std::vector<bool>& values) {
    One one{kBoolArray, arrayHead(values.size(), kBool), false};
    for (const bool value : values) {
        put32(one.bytes, 1);
        one.bytes.push_back(value ? 1 : 0);
    }
    m_values.push_back(std::move(one));
    return *this;
}

}  // namespace opdesk::sync::server
