#include "core/model/blob.h"

#include <algorithm>

namespace opdesk::model {

using base::ErrorCode;

namespace {

constexpr std::string_view kMagic = "opdblob1";
constexpr auto kOverhead = static_cast<std::int64_t>(crypto::kSealOverhead);

base::Bytes nameKey(base::ByteView firstCompartmentKey) {
    const auto key = crypto::hkdfSha256(firstCompartmentKey, {}, base::asBytes("opdesk-blob-name-1"), 32);
    return {key.view().begin(), key.view().end()};
}

std::string contextOf(const TenantId& tenant, Compartment compartment, const BlobName& name, std::int64_t chunks) {
    return "opdesk-blob-1|" + tenant.text() + '|' + std::string(compartmentName(compartment)) + '|' +
           base::toHex(name) + '|' + std::to_string(chunks) + '|';
}

bool startsWith(base::ByteView content, std::string_view with) {
    return base::asText(content.first(std::min(content.size(), with.size()))) == with;
}

}  // namespace

BlobName blobName(base::ByteView firstCompartmentKey, base::ByteView sha256) {
    return crypto::hmacSha256(nameKey(firstCompartmentKey), sha256);
}

std::optional<BlobName> blobNameFromHex(std::string_view hex) {
    const auto bytes = base::fromHex(hex);
    BlobName name{};
    if (!bytes || bytes->size() != name.size() || base::toHex(*bytes) != hex)
        return std::nullopt;
    std::ranges::copy(*bytes, name.begin());
    return name;
}

std::optional<std::string_view> mediaTypeOf(base::ByteView content) {
    using namespace std::string_view_literals;
    if (startsWith(content, "%PDF-"))
        return "application/pdf";
    if (startsWith(content, "\xFF\xD8\xFF"))
        return "image/jpeg";
    if (startsWith(content, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv))
        return "image/png";
    return std::nullopt;
}

std::int64_t sealedBlobSize(std::int64_t plainBytes) {
    const auto chunks = (plainBytes + kBlobChunk - 1) / kBlobChunk;
    return kBlobHeader + plainBytes + chunks * kOverhead;
}

std::int64_t blobChunks(std::int64_t sealedBytes) {
    const auto content = sealedBytes - kBlobHeader;
    if (content <= kOverhead || sealedBytes > sealedBlobSize(kMostAttachmentBytes))
        return 0;
    const auto last = content % kSealedBlobChunk;
    if (last != 0 && last <= kOverhead)
        return 0;
    return (content + kSealedBlobChunk - 1) / kSealedBlobChunk;
}

base::Result<BlobHeader> readBlobHeader(base::ByteView sealed) {
    if (sealed.size() < static_cast<std::size_t>(kBlobHeader) || !startsWith(sealed, kMagic))
        return base::fail(ErrorCode::damaged, "not the bytes of an attachment");
    std::uint64_t epoch = 0;
    for (std::size_t i = 0; i < 8; ++i)
        epoch = (epoch << 8) | sealed[kMagic.size() + i];
    const auto text = base::asText(sealed.subspan(16, 16));
    BlobHeader header{std::string(text.substr(0, text.find('\0'))), static_cast<std::int64_t>(epoch)};
    if (header.epoch < 1 || header.compartment.empty())
        return base::fail(ErrorCode::damaged, "not the bytes of an attachment");
    return header;
}

base::Result<base::Bytes> sealBlob(const TenantId& tenant, Compartment compartment, std::int64_t epoch,
                                   base::ByteView key, const BlobName& name, base::ByteView plain,
                                   base::Random& random) {
    if (plain.empty())
        return base::fail(ErrorCode::invalidInput, "an attachment without content");
    OPDESK_TRY(auto sealer, crypto::Sealer::make(key));
    const auto size = sealedBlobSize(static_cast<std::int64_t>(plain.size()));
    const auto context = contextOf(tenant, compartment, name, blobChunks(size));
    base::Bytes sealed(kMagic.begin(), kMagic.end());
    sealed.reserve(static_cast<std::size_t>(size));
    for (int shift = 56; shift >= 0; shift -= 8)
        sealed.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(epoch) >> shift));
    const auto word = compartmentName(compartment);
    sealed.insert(sealed.end(), word.begin(), word.end());
    sealed.resize(static_cast<std::size_t>(kBlobHeader));
    for (std::int64_t index = 0; !plain.empty(); ++index) {
        const auto chunk = plain.first(std::min(plain.size(), static_cast<std::size_t>(kBlobChunk)));
        plain = plain.subspan(chunk.size());
        OPDESK_TRY(const auto part, sealer.seal(chunk, base::asBytes(context + std::to_string(index)), random));
        sealed.insert(sealed.end(), part.begin(), part.end());
    }
    return sealed;
}

BlobReader::BlobReader(crypto::Sealer sealer, std::string context, const BlobName& name, std::int64_t sealedBytes,
                       base::Bytes firstKey)
    : m_sealer(std::move(sealer)),
      m_context(std::move(context)),
      m_name(name),
      m_sealedBytes(sealedBytes),
      m_chunks(blobChunks(sealedBytes)),
      m_nameKey(nameKey(firstKey)) {}

base::Result<BlobReader> BlobReader::make(const TenantId& tenant, Compartment compartment, const BlobName& name,
                                          std::int64_t sealedBytes, base::ByteView key, base::ByteView firstKey) {
    if (blobChunks(sealedBytes) == 0)
        return base::fail(ErrorCode::damaged, "no attachment has this size");
    if (firstKey.size() != crypto::kKeySize)
        return base::fail(ErrorCode::locked, "the compartment's first key is not here");
    OPDESK_TRY(auto sealer, crypto::Sealer::make(key));
    return BlobReader(std::move(sealer), contextOf(tenant, compartment, name, blobChunks(sealedBytes)), name,
                      sealedBytes, {firstKey.begin(), firstKey.end()});
}

std::int64_t BlobReader::size() const {
    return std::min(kSealedBlobChunk, m_sealedBytes - offset());
}

base::Result<base::Bytes> BlobReader::open(base::ByteView sealedChunk) {
    if (atEnd() || sealedChunk.size() != static_cast<std::size_t>(size()))
        return base::fail(ErrorCode::damaged, "a chunk of another size");
    OPDESK_TRY(auto plain, m_sealer.open(sealedChunk, base::asBytes(m_context + std::to_string(m_next))));
    m_digest.add(plain);
    ++m_next;
    return plain;
}

base::Status BlobReader::finish() {
    if (!atEnd())
        return base::fail(ErrorCode::damaged, "the attachment is not whole");
    const auto named = crypto::hmacSha256(m_nameKey, m_digest.finish());
    if (!crypto::constantTimeEqual(named, m_name))
        return base::fail(ErrorCode::damaged, "the content is not what its name says");
    return {};
}

}  // namespace opdesk::model
