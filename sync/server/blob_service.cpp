#include "sync/server/blob_service.h"

#include <algorithm>

#include "sync/server/push_service.h"

namespace opdesk::sync::server {

using base::ErrorCode;
using base::fail;

namespace {

/// A desk that sent nothing for so long has to begin again when the clinic has no room left.
constexpr std::int64_t kAbandonedMillis = 7LL * 24 * 3600 * 1000;
constexpr std::int64_t kPiecesAtOnce = 16;

Params partOf(const Session& session, const model::BlobName& name) {
    Params params;
    params.add(session.tenant).add(base::ByteView(name)).add(session.device);
    return params;
}

/// A part goes with its pieces and gives its room back.
base::Status drop(Transaction& transaction, const Session& session, const model::BlobName& name) {
    const auto params = partOf(session, name);
    const Statement statements[] = {
        {"DELETE FROM app.blob_piece WHERE tenant = $1 AND name = $2 AND maker = $3", params},
        {"WITH gone AS (DELETE FROM app.blob WHERE tenant = $1 AND name = $2 AND maker = $3 RETURNING bytes) "
         "UPDATE app.blob_usage SET bytes = blob_usage.bytes - (SELECT coalesce(sum(bytes), 0) FROM gone) "
         "WHERE tenant = $1",
         params}};
    OPDESK_TRY([[maybe_unused]] const auto done, transaction.pipeline(statements));
    return {};
}

/// What others began to send of the same content, and what nobody goes on with.
base::Status dropOthers(Transaction& transaction, const Session& session, const model::BlobName& name) {
    const auto params = partOf(session, name);
    const Statement statements[] = {
        {"DELETE FROM app.blob_piece WHERE tenant = $1 AND name = $2 AND maker <> $3", params},
        {"WITH gone AS (DELETE FROM app.blob WHERE tenant = $1 AND name = $2 AND maker <> $3 RETURNING bytes) "
         "UPDATE app.blob_usage SET bytes = blob_usage.bytes - (SELECT coalesce(sum(bytes), 0) FROM gone) "
         "WHERE tenant = $1",
         params}};
    OPDESK_TRY([[maybe_unused]] const auto done, transaction.pipeline(statements));
    return {};
}

base::Status dropAbandoned(Transaction& transaction, const Session& session, std::int64_t before) {
    Params params;
    params.add(session.tenant).add(before);
    const Statement statements[] = {
        {"DELETE FROM app.blob_piece p USING app.blob b WHERE p.tenant = $1 AND b.tenant = $1 AND b.name = p.name AND "
         "b.maker = p.maker AND NOT b.complete AND b.touched_ms < $2",
         params},
        {"WITH gone AS (DELETE FROM app.blob WHERE tenant = $1 AND NOT complete AND touched_ms < $2 RETURNING bytes) "
         "UPDATE app.blob_usage SET bytes = blob_usage.bytes - (SELECT coalesce(sum(bytes), 0) FROM gone) "
         "WHERE tenant = $1",
         params}};
    OPDESK_TRY([[maybe_unused]] const auto done, transaction.pipeline(statements));
    return {};
}

base::Result<bool> isWhole(Transaction& transaction, const Session& session, const model::BlobName& name) {
    Params params;
    params.add(session.tenant).add(base::ByteView(name));
    OPDESK_TRY(const auto rows,
               transaction.execute("SELECT 1 FROM app.blob WHERE tenant = $1 AND name = $2 AND complete", params));
    return !rows.empty();
}

}  // namespace

base::Status BlobService::reserve(Transaction& transaction, const Session& session, std::int64_t bytes) {
    const auto quota = m_services.config.blobQuotaMegabytes * 1024 * 1024;
    for (const bool again : {false, true}) {
        Params params;
        params.add(session.tenant).add(bytes).add(quota);
        OPDESK_TRY(const auto rows,
                   transaction.execute("INSERT INTO app.blob_usage AS u (tenant, bytes) SELECT $1, $2 WHERE $2 <= $3 "
                                       "ON CONFLICT (tenant) DO UPDATE SET bytes = u.bytes + excluded.bytes "
                                       "WHERE u.bytes + excluded.bytes <= $3 RETURNING bytes",
                                       params));
        if (!rows.empty())
            return {};
        if (!again)
            OPDESK_CHECK(dropAbandoned(transaction, session, m_services.nowMillis() - kAbandonedMillis));
    }
    return fail(base::Error{ErrorCode::tooLarge, "the clinic's room for attachments is used up", "quota",
                            "ask whoever runs the server for more"});
}

/// How much of it this device has sent; makes the row of the first piece and locks it.
base::Result<std::int64_t> BlobService::begin(Transaction& transaction, const Session& session, const Piece& piece) {
    OPDESK_TRY(const auto rows,
               transaction.execute("SELECT compartment, bytes, have FROM app.blob WHERE tenant = $1 AND name = $2 "
                                   "AND maker = $3 FOR UPDATE",
                                   partOf(session, piece.name)));
    if (!rows.empty()) {
        if (rows.text(0, 0) == model::compartmentName(piece.compartment) && rows.integer(0, 1) == piece.bytes)
            return rows.integer(0, 2);
        OPDESK_CHECK(drop(transaction, session, piece.name));  // begun as something else
    }
    OPDESK_CHECK(reserve(transaction, session, piece.bytes));
    auto params = partOf(session, piece.name);
    params.add(model::compartmentName(piece.compartment)).add(piece.bytes).add(m_services.nowMillis());
    OPDESK_TRY(const auto made,
               transaction.execute("INSERT INTO app.blob (tenant, name, maker, compartment, bytes, "
                                   "touched_ms) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                                   params));
    if (made.affected() == 1)
        return std::int64_t{0};
    return fail(ErrorCode::unreachable, "the same device sends the same attachment twice at once");
}

/// Reads what came and opens it with the clinic's key. Errors: damaged.
base::Status BlobService::prove(Transaction& transaction, const Session& session, const Piece& piece) {
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    const auto* first = keys->find(piece.compartment, 1);
    std::optional<model::BlobReader> reader;
    base::Bytes waiting;
    std::int64_t read = 0;
    const auto consume = [&]() -> base::Status {
        std::size_t used = 0;
        if (!reader) {
            if (static_cast<std::int64_t>(waiting.size()) < model::kBlobHeader)
                return {};
            OPDESK_TRY(const auto header, model::readBlobHeader(waiting));
            const auto* key = keys->find(piece.compartment, header.epoch);
            if (!first || !key || header.compartment != model::compartmentName(piece.compartment))
                return fail(ErrorCode::damaged, "sealed with a key this clinic does not have");
            OPDESK_TRY(reader, model::BlobReader::make(session.tenant, piece.compartment, piece.name, piece.bytes,
                                                       key->key.view(), first->key.view()));
            used = static_cast<std::size_t>(model::kBlobHeader);
        }
        while (!reader->atEnd() && waiting.size() - used >= static_cast<std::size_t>(reader->size())) {
            const auto size = static_cast<std::size_t>(reader->size());
            OPDESK_TRY([[maybe_unused]] const auto plain, reader->open(base::ByteView(waiting).subspan(used, size)));
            used += size;
        }
        waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(used));
        return {};
    };
    while (read < piece.bytes) {
        auto params = partOf(session, piece.name);
        params.add(read).add(kPiecesAtOnce);
        OPDESK_TRY(const auto rows,
                   transaction.execute("SELECT at, piece FROM app.blob_piece WHERE tenant = $1 AND name = $2 AND maker "
                                       "= $3 AND at >= $4 ORDER BY at LIMIT $5",
                                       params));
        if (rows.empty())
            return fail(ErrorCode::damaged, "pieces are missing");
        for (int i = 0; i < rows.size(); ++i) {
            const auto bytes = rows.bytes(i, 1);
            if (rows.integer(i, 0) != read)
                return fail(ErrorCode::damaged, "pieces are missing");
            read += static_cast<std::int64_t>(bytes.size());
            waiting.insert(waiting.end(), bytes.begin(), bytes.end());
            OPDESK_CHECK(consume());
        }
    }
    if (!reader || !waiting.empty())
        return fail(ErrorCode::damaged, "not the bytes of an attachment");
    return reader->finish();
}

base::Result<protocol::BlobAnswer> BlobService::put(const Session& session, const Piece& piece) {
    if (model::blobChunks(piece.bytes) == 0)
        return base::failField("bytes", "no attachment has this size", "the size of the sealed form, at most 20 MB");
    if (piece.compartment == model::Compartment::desk)
        return base::failField("compartment", "not a sealed compartment", "care, notes or admin");
    const auto size = static_cast<std::int64_t>(piece.content.size());
    if (size > protocol::kMostBlobPiece)
        return fail(ErrorCode::tooLarge, "a piece holds at most 256 KB");
    if (piece.offset < 0 || piece.offset + size > piece.bytes)
        return base::failField("offset", "beyond the end", "where the piece begins");
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const bool whole, isWhole(transaction, session, piece.name));
    if (whole)
        return protocol::BlobAnswer{piece.bytes, true};
    OPDESK_TRY(const auto have, begin(transaction, session, piece));
    if (size == 0 || piece.offset != have) {
        OPDESK_CHECK(transaction.commit());
        return protocol::BlobAnswer{have, false};
    }
    auto content = partOf(session, piece.name);
    content.add(have).add(piece.content);
    auto moved = partOf(session, piece.name);
    moved.add(have + size).add(m_services.nowMillis());
    const Statement statements[] = {
        {"INSERT INTO app.blob_piece (tenant, name, maker, at, piece) VALUES ($1, $2, $3, $4, $5)", content},
        {"UPDATE app.blob SET have = $4, touched_ms = $5 WHERE tenant = $1 AND name = $2 AND maker = $3", moved}};
    OPDESK_TRY([[maybe_unused]] const auto written, transaction.pipeline(statements));
    if (have + size < piece.bytes) {
        OPDESK_CHECK(transaction.commit());
        return protocol::BlobAnswer{have + size, false};
    }
    if (const auto proved = prove(transaction, session, piece); !proved) {
        if (proved.error().code != ErrorCode::damaged)
            return fail(proved.error());
        OPDESK_CHECK(drop(transaction, session, piece.name));
        OPDESK_CHECK(transaction.commit());
        return fail(proved.error());
    }
    OPDESK_CHECK(dropOthers(transaction, session, piece.name));
    const auto done =
        transaction.execute("UPDATE app.blob SET complete = true WHERE tenant = $1 AND name = $2 AND maker = $3",
                            partOf(session, piece.name));
    if (!done)
        return fail(done.error());
    OPDESK_CHECK(transaction.commit());
    return protocol::BlobAnswer{piece.bytes, true};
}

base::Result<base::Bytes> BlobService::get(const Session& session, const model::BlobName& name, std::int64_t offset,
                                           std::int64_t limit) {
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    Params which;
    which.add(session.tenant).add(base::ByteView(name));
    OPDESK_TRY(const auto found, transaction.execute("SELECT compartment, bytes, maker FROM app.blob WHERE tenant = $1 "
                                                     "AND name = $2 AND complete",
                                                     which));
    OPDESK_TRY(const auto scope, scopeOf(transaction, session));
    if (found.empty() || session.isDraining || std::ranges::find(scope, found.text(0, 0)) == scope.end())
        return fail(ErrorCode::notFound, "no such attachment, or not all of it");
    const auto end = std::min(found.integer(0, 1), offset + std::min(limit, protocol::kMostBlobPiece));
    if (offset < 0 || offset >= end)
        return base::failField("offset", "beyond the end", "less than the size of the attachment");
    Params params;
    params.add(session.tenant).add(base::ByteView(name)).add(found.uuid(0, 2)).add(offset).add(end);
    // A piece is at most kMostBlobPiece long, so none that reaches into the range begins before that.
    OPDESK_TRY(
        const auto rows,
        transaction.execute("SELECT at, piece FROM app.blob_piece WHERE tenant = $1 AND name = $2 AND maker = $3 "
                            "AND at > $4 - 262144 AND at < $5 AND at + octet_length(piece) > $4 ORDER BY at",
                            params));
    OPDESK_CHECK(transaction.commit());
    base::Bytes bytes;
    for (int i = 0; i < rows.size(); ++i) {
        const auto piece = rows.bytes(i, 1);
        const auto at = rows.integer(i, 0);
        const auto from = std::max<std::int64_t>(0, offset - at);
        const auto to = std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), end - at);
        bytes.insert(bytes.end(), piece.begin() + from, piece.begin() + to);
    }
    if (static_cast<std::int64_t>(bytes.size()) != end - offset)
        return fail(ErrorCode::internal, "pieces of a whole attachment are missing");
    return bytes;
}

}  // namespace opdesk::sync::server
