#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

/// The bytes of an attachment as they lie on a desk, travel and lie on the server: one sealed form for all three, so
/// that whoever is logged in can send what a doctor attached offline, and a cut transfer goes on at any byte.
///
/// A header (32 bytes: "opdblob1", key epoch as 8 bytes big endian, name of the compartment filled up with zeros), then
/// the content in chunks of kBlobChunk plain bytes, each sealed by AES-256-GCM under the compartment's key of that
/// epoch (AAD: tenant, compartment, name, index and number of chunks).
namespace opdesk::model {

inline constexpr std::int64_t kMostAttachmentBytes = 20 * 1024 * 1024;
inline constexpr std::int64_t kBlobChunk = 256 * 1024;
inline constexpr std::int64_t kSealedBlobChunk = kBlobChunk + static_cast<std::int64_t>(crypto::kSealOverhead);
inline constexpr std::int64_t kBlobHeader = 32;

/// HMAC-SHA256 of the content's SHA-256 under a key that follows from the compartment's key of epoch 1: the same
/// content has one name, and nobody without the key can tell what a name stands for.
using BlobName = std::array<std::uint8_t, 32>;
BlobName blobName(base::ByteView firstCompartmentKey, base::ByteView sha256);
std::optional<BlobName> blobNameFromHex(std::string_view hex);

/// application/pdf, image/jpeg or image/png by what the content is; nullopt for anything else.
std::optional<std::string_view> mediaTypeOf(base::ByteView content);

/// Size of the sealed form of `plainBytes`.
std::int64_t sealedBlobSize(std::int64_t plainBytes);
/// Chunks of a sealed form of that size; 0 for a size no blob has.
std::int64_t blobChunks(std::int64_t sealedBytes);

struct BlobHeader {
    std::string compartment;
    std::int64_t epoch = 0;
};
/// Errors: damaged.
base::Result<BlobHeader> readBlobHeader(base::ByteView sealed);

/// Errors: invalidInput when the key is not 32 bytes or there is no content.
base::Result<base::Bytes> sealBlob(const TenantId& tenant, Compartment compartment, std::int64_t epoch,
                                   base::ByteView key, const BlobName& name, base::ByteView plain,
                                   base::Random& random);

/// Opens a sealed blob piece by piece and proves at the end that it is what its name says.
class BlobReader {
public:
    /// `key` of the header's epoch, `firstKey` that of epoch 1. Errors: invalidInput for a key of another size.
    static base::Result<BlobReader> make(const TenantId& tenant, Compartment compartment, const BlobName& name,
                                         std::int64_t sealedBytes, base::ByteView key, base::ByteView firstKey);
    std::int64_t chunks() const { return m_chunks; }
    /// Where the next chunk lies in the sealed form, and its size there.
    std::int64_t offset() const { return kBlobHeader + m_next * kSealedBlobChunk; }
    std::int64_t size() const;
    bool atEnd() const { return m_next == m_chunks; }
    /// The next chunk in the clear. Errors: damaged.
    base::Result<base::Bytes> open(base::ByteView sealedChunk);
    /// After the last chunk. Errors: damaged when the content is another than the name stands for.
    base::Status finish();

private:
    BlobReader(crypto::Sealer sealer, std::string context, const BlobName& name, std::int64_t sealedBytes,
               base::Bytes firstKey);
    crypto::Sealer m_sealer;
    crypto::Sha256Stream m_digest;
    std::string m_context;
    BlobName m_name;
    std::int64_t m_sealedBytes, m_chunks, m_next = 0;
    base::Bytes m_nameKey;
};

}  // namespace opdesk::model
