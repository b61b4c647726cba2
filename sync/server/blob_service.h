#pragma once

#include "sync/protocol/blob_messages.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// PUT and GET /v1/blobs/{name}: bytes of attachments as the desks sealed them. Nothing here opens one but to prove
/// that a blob is what its name says.
class BlobService {
public:
    explicit BlobService(const Services& services) : m_services(services) {}

    struct Piece {
        model::BlobName name{};
        model::Compartment compartment = model::Compartment::notes;
        std::int64_t bytes = 0;   ///< of the whole sealed form
        std::int64_t offset = 0;  ///< where `content` begins
        base::ByteView content;   ///< empty: the desk asks how much is here
    };
    /// Takes what continues what is here and says how much that is; anything else is left alone, so that a piece sent
    /// twice does no harm. Any device of the clinic may send, one that is leaving or lost the compartment too: only who
    /// had the compartment's key can make a blob that proves itself.
    /// Errors: invalidInput; tooLarge (a piece over kMostBlobPiece, the clinic's quota with `field` "quota"); damaged:
    /// the content is not what its name says, what came is gone.
    base::Result<protocol::BlobAnswer> put(const Session& session, const Piece& piece);
    /// At most `limit` bytes from `offset`. Errors: notFound when there is no such blob or not all of it, and for a
    /// device that may not read its compartment; invalidInput beyond its end.
    base::Result<base::Bytes> get(const Session& session, const model::BlobName& name, std::int64_t offset,
                                  std::int64_t limit);

private:
    base::Result<std::int64_t> begin(Transaction& transaction, const Session& session, const Piece& piece);
    base::Status reserve(Transaction& transaction, const Session& session, std::int64_t bytes);
    base::Status prove(Transaction& transaction, const Session& session, const Piece& piece);

    const Services& m_services;
};

}  // namespace opdesk::sync::server
