#include "sync/protocol/sealed_part.h"

#include "sync/protocol/compression.h"
#include "sync/protocol/row_columns.h"

namespace opdesk::sync::protocol {

namespace {

std::string partContext(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                        std::int64_t fromSeq, std::int64_t toSeq) {
    std::string context = "opdesk-part-1|" + tenant.text() + '|';
    context += model::compartmentName(compartment);
    for (const auto number : {keyEpoch, fromSeq, toSeq})
        context += '|' + std::to_string(number);
    return context;
}

}  // namespace

base::Result<WirePart> sealRows(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                                base::ByteView key, std::int64_t fromSeq, std::int64_t toSeq,
                                const std::vector<RowText>& rows, base::Random& random) {
    OPDESK_TRY(const base::Bytes columns, packRows(rows));
    if (columns.size() > kMaxExpandedBytes)
        return base::fail(base::ErrorCode::tooLarge, "too many rows for one part");
    OPDESK_TRY(const base::Bytes packed, compress(columns));
    WirePart part;
    part.compartment = compartment;
    part.keyEpoch = keyEpoch;
    part.fromSeq = fromSeq;
    part.toSeq = toSeq;
    part.rows = static_cast<std::int64_t>(rows.size());
    const auto context = partContext(tenant, compartment, keyEpoch, fromSeq, toSeq);
    OPDESK_TRY(part.sealed, crypto::seal(key, packed, base::asBytes(context), random));
    return part;
}

base::Result<WirePart> sealPart(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                                base::ByteView key, std::int64_t fromSeq, std::int64_t toSeq,
                                const std::vector<model::RecordImage>& rows, base::Random& random) {
    std::vector<std::string> bodies;
    bodies.reserve(rows.size());
    std::vector<RowText> texts;
    for (const auto& row : rows) {
        bodies.push_back(base::canonicalJson(row.body));
        texts.push_back({row.kind, row.id, row.version, row.seq, row.deleted, bodies.back()});
    }
    return sealRows(tenant, compartment, keyEpoch, key, fromSeq, toSeq, texts, random);
}

base::Result<OpenedPart> openPartText(const model::TenantId& tenant, const WirePart& part, base::ByteView key) {
    OPDESK_TRY(auto sealer, crypto::Sealer::make(key));
    return openPartText(tenant, part, sealer);
}

base::Result<OpenedPart> openPartText(const model::TenantId& tenant, const WirePart& part, crypto::Sealer& key) {
    const auto context = partContext(tenant, part.compartment, part.keyEpoch, part.fromSeq, part.toSeq);
    OPDESK_TRY(const base::Bytes packed, key.open(part.sealed, base::asBytes(context)));
    OPDESK_TRY(const base::Bytes columns, expand(packed, kMaxExpandedBytes));
    OpenedPart opened;
    opened.compartment = part.compartment;
    OPDESK_CHECK(unpackRows(columns, opened));
    return opened;
}

base::Result<std::vector<model::RecordImage>> openPart(const model::TenantId& tenant, const WirePart& part,
                                                       base::ByteView key, std::int64_t* skipped) {
    OPDESK_TRY(const OpenedPart opened, openPartText(tenant, part, key));
    std::vector<model::RecordImage> rows;
    rows.reserve(opened.rows.size());
    for (const auto& row : opened.rows) {
        OPDESK_TRY(auto body, base::parseJsonObject(row.body));
        rows.push_back({row.kind, row.id, row.version, row.seq, part.compartment, row.deleted, std::move(body)});
    }
    if (skipped)
        *skipped = opened.skipped;
    return rows;
}

}  // namespace opdesk::sync::protocol
