#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/bytes.h"

namespace opdesk::base {
class Random;
}

namespace opdesk::crypto {

/// Key material in guarded memory: kept out of swap where the system allows it, surrounded by guard pages, wiped when
/// the object dies. Move-only, so that every copy is a deliberate clone(). A 32-byte key is a SecretBytes of size 32.
class SecretBytes {
public:
    SecretBytes() = default;
    /// Zeroed; fill it through mutableView().
    explicit SecretBytes(std::size_t size);
    static SecretBytes fromCopy(base::ByteView bytes);
    /// From the operating system's generator.
    static SecretBytes random(std::size_t size);
    static SecretBytes random(std::size_t size, base::Random& random);
    SecretBytes clone() const { return fromCopy(view()); }

    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    base::ByteView view() const { return {m_data, m_size}; }
    std::span<std::uint8_t> mutableView() { return {m_data, m_size}; }

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

}  // namespace opdesk::crypto
