#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace opdesk::tests {

/// The bytes of a file, in blocks that copies share until one of them is written. For one thread.
class DiskBytes {
public:
    std::size_t size() const { return m_size; }
    /// `offset + length` lies within the file.
    void read(std::size_t offset, std::uint8_t* to, std::size_t length) const {
        eachPiece(offset, length, [&](std::size_t block, std::size_t at, std::size_t piece) {
            if (m_blocks[block])
                std::memcpy(to, m_blocks[block]->data() + at, piece);
            else
                std::memset(to, 0, piece);
            to += piece;
        });
    }
    bool holds(std::size_t offset, const std::uint8_t* bytes, std::size_t length) const {
        if (offset + length > m_size)
            return false;
        bool same = true;
        eachPiece(offset, length, [&](std::size_t block, std::size_t at, std::size_t piece) {
            same = same && m_blocks[block] && std::memcmp(m_blocks[block]->data() + at, bytes, piece) == 0;
            bytes += piece;
        });
        return same;
    }
    /// What lies between the end and `offset` is zero.
    void write(std::size_t offset, const std::uint8_t* from, std::size_t length) {
        if (length == 0)
            return;
        if (offset + length > m_size)
            resize(offset + length);
        eachPiece(offset, length, [&](std::size_t block, std::size_t at, std::size_t piece) {
            std::memcpy(own(block).data() + at, from, piece);
            from += piece;
        });
    }
    void resize(std::size_t size) {
        // Bytes behind the end are zero, so that growing shows none that were cut off.
        if (size < m_size && size % kBlock != 0) {
            auto& last = own(size / kBlock);
            std::memset(last.data() + size % kBlock, 0, kBlock - size % kBlock);
        }
        m_blocks.resize((size + kBlock - 1) / kBlock);
        m_size = size;
    }

private:
    static constexpr std::size_t kBlock = 16 * 1024;
    using Block = std::array<std::uint8_t, kBlock>;

    template <typename Take>
    static void eachPiece(std::size_t offset, std::size_t length, const Take& take) {
        while (length > 0) {
            const auto at = offset % kBlock;
            const auto piece = std::min(length, kBlock - at);
            take(offset / kBlock, at, piece);
            offset += piece;
            length -= piece;
        }
    }
    Block& own(std::size_t block) {
        auto& held = m_blocks[block];
        if (!held)
            held = std::make_shared<Block>();
        else if (held.use_count() > 1)
            held = std::make_shared<Block>(*held);
        return *held;
    }

    std::vector<std::shared_ptr<Block>> m_blocks;  ///< empty: never written, zero
    std::size_t m_size = 0;
};

}  // namespace opdesk::tests
