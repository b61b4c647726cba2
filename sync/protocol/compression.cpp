#include "sync/protocol/compression.h"

#include <zstd.h>

#include <array>
#include <memory>

namespace opdesk::sync::protocol {

namespace {

constexpr int kLevel = 3;
/// 8 MB: what level 3 needs at most; a frame that asks for more memory is refused.
constexpr int kMaxWindowLog = 23;

struct FreeStream {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

}  // namespace

base::Result<base::Bytes> compress(base::ByteView plain) {
    base::Bytes packed(ZSTD_compressBound(plain.size()));
    const auto size = ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), kLevel);
    if (ZSTD_isError(size) != 0)
        return base::fail(base::ErrorCode::internal, "compression failed");
    packed.resize(size);
    return packed;
}

base::Result<base::Bytes> expand(base::ByteView packed, std::size_t limit) {
    const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
    if (!stream || ZSTD_isError(ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kMaxWindowLog)) != 0)
        return base::fail(base::ErrorCode::internal, "no decompressor");
    base::Bytes plain;
    std::array<std::uint8_t, 64 * 1024> slice{};
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t wanted = 1;
    bool full = false;
    while (in.pos < in.size || full) {
        ZSTD_outBuffer out{slice.data(), slice.size(), 0};
        wanted = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(wanted) != 0)
            return base::fail(base::ErrorCode::damaged, "not a zstd frame");
        if (out.pos > limit - plain.size())
            return base::fail(base::ErrorCode::tooLarge, "the part expands too far");
        plain.insert(plain.end(), slice.begin(), slice.begin() + static_cast<std::ptrdiff_t>(out.pos));
        full = out.pos == out.size;
        if (wanted == 0 && in.pos == in.size)
            break;
    }
    if (wanted != 0)
        return base::fail(base::ErrorCode::damaged, "a zstd frame cut short");
    return plain;
}

}  // namespace opdesk::sync::protocol
