#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

/// Numbers and texts of columns: LEB128, differences in zigzag, lengths before bytes.
namespace opdesk::sync::protocol {

inline void putUnsigned(base::Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<std::uint8_t>(value | 0x80U));
    out.push_back(static_cast<std::uint8_t>(value));
}
inline void putSigned(base::Bytes& out, std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    putUnsigned(out, bits << 1 ^ (value < 0 ? ~std::uint64_t{0} : 0));
}
inline void putBytes(base::Bytes& out, base::ByteView bytes) {
    putUnsigned(out, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}
inline void putText(base::Bytes& out, std::string_view text) {
    putBytes(out, base::asBytes(text));
}

/// Reads hostile bytes: what is not there gives zero or nothing, and failed() says so for ever after.
class ColumnReader {
public:
    explicit ColumnReader(base::ByteView in) : m_in(in) {}

    bool failed() const { return m_failed; }
    std::size_t left() const { return m_in.size(); }
    int peek() const { return m_in.empty() ? -1 : m_in.front(); }
    int byte() {
        const int value = peek();
        if (value < 0)
            m_failed = true;
        else
            m_in = m_in.subspan(1);
        return value;
    }
    /// At most `most`, else it fails and gives zero.
    std::uint64_t number(std::uint64_t most) {
        const auto value = raw();
        if (value <= most && !m_failed)
            return value;
        m_failed = true;
        return 0;
    }
    std::int64_t signedNumber() {
        const auto bits = raw();
        return static_cast<std::int64_t>(bits >> 1 ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
    }
    base::ByteView bytes() {
        const auto size = number(m_in.size());
        const auto taken = m_in.first(size <= m_in.size() ? size : 0);
        m_in = m_in.subspan(taken.size());
        return taken;
    }
    std::string_view text() { return base::asText(bytes()); }
    std::string_view textToZero() {
        const auto all = base::asText(m_in);
        const auto end = all.find('\0');
        if (end == std::string_view::npos) {
            m_failed = true;
            return {};
        }
        m_in = m_in.subspan(end + 1);
        return all.substr(0, end);
    }

private:
    std::uint64_t raw() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const int next = byte();
            if (next < 0)
                return 0;
            value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }

    base::ByteView m_in;
    bool m_failed = false;
};

}  // namespace opdesk::sync::protocol
