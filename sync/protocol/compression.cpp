#include "sync/protocol/compression.h"

#include <zstd.h>

#include <array>
#include <memory>

namespace opdesk::sync::protocol {

namespace {

constexpr int kLevel = 3;
/// 8 MB: what level 3 needs at most; a frame that asks for more memory is refused.
constexpr int kMaxWindowLog = 23;

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Made once a thread: to set up their tables costs more than a page of rows does.
ZSTD_CCtx* compressor() {
    thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    return context.get();
}
ZSTD_DCtx* decompressor() {
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    return context.get();
}

/// One frame that says how much it holds, as compress() makes them.
base::Result<base::Bytes> expandWhole(ZSTD_DCtx* context, base::ByteView packed, std::size_t size) {
    base::Bytes plain(size);
    const auto made = ZSTD_decompressDCtx(context, plain.data(), plain.size(), packed.data(), packed.size());
    if (ZSTD_isError(made) != 0 || made != size)
        return base::fail(base::ErrorCode::damaged, "not a zstd frame");
    return plain;
}

}  // namespace

base::Result<base::Bytes> compress(base::ByteView plain) {
    auto* context = compressor();
    if (!context)
        return base::fail(base::ErrorCode::internal, "no compressor");
    base::Bytes packed(ZSTD_compressBound(plain.size()));
    const auto size = ZSTD_compressCCtx(context, packed.data(), packed.size(), plain.data(), plain.size(), kLevel);
    if (ZSTD_isError(size) != 0)
        return base::fail(base::ErrorCode::internal, "compression failed");
    packed.resize(size);
    return packed;
}

base::Result<base::Bytes> expand(base::ByteView packed, std::size_t limit) {
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    const bool isKnown = size != ZSTD_CONTENTSIZE_UNKNOWN && size != ZSTD_CONTENTSIZE_ERROR;
    if (isKnown && size > limit)
        return base::fail(base::ErrorCode::tooLarge, "the part expands too far");
    if (auto* context = decompressor();
        context && isKnown && size > 0 && ZSTD_findFrameCompressedSize(packed.data(), packed.size()) == packed.size())
        return expandWhole(context, packed, static_cast<std::size_t>(size));
    const std::unique_ptr<ZSTD_DCtx, Free> stream(ZSTD_createDCtx());
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
