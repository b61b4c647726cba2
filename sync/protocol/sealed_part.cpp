#include <boost/json/string.hpp>
#include <limits>

#include "core/crypto/aead.h"
#include "sync/protocol/compression.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/wire_reader.h"

namespace opdesk::sync::protocol {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::string partContext(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                        std::int64_t fromSeq, std::int64_t toSeq) {
    std::string context = "opdesk-part-1|" + tenant.text() + '|';
    context += model::compartmentName(compartment);
    for (const auto number : {keyEpoch, fromSeq, toSeq})
        context += '|' + std::to_string(number);
    return context;
}

base::Result<model::RecordImage> readRow(std::string_view line, model::Compartment compartment) {
    OPDESK_TRY(const json::object row, base::parseJsonObject(line));
    model::RecordImage image;
    image.compartment = compartment;
    WireReader reader(row);
    std::string kind, id;
    reader.text("kind", kind, 40);
    reader.text("id", id, 36);
    reader.integer("version", image.version, 0, kMost);
    reader.integer("seq", image.seq, 0, kMost);
    reader.flag("deleted", image.deleted);
    reader.object("body", image.body);
    const auto known = model::kindFromName(kind);
    if (!known)
        reader.fail("kind", "a kind of this program");
    else
        image.kind = *known;
    if (const auto uuid = base::Uuid::parse(id))
        image.id = *uuid;
    else
        reader.fail("id", "an id");
    if (const auto status = reader.status(); !status)
        return base::fail(base::Error{base::ErrorCode::damaged, "a row of a part is wrong", status.error().field, {}});
    return image;
}

}  // namespace

base::Result<WirePart> sealPart(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                                base::ByteView key, std::int64_t fromSeq, std::int64_t toSeq,
                                const std::vector<model::RecordImage>& rows, base::Random& random) {
    std::string lines;
    for (const auto& row : rows) {
        lines += base::canonicalJson(json::object{{"kind", model::kindName(row.kind)},
                                                  {"id", row.id.text()},
                                                  {"version", row.version},
                                                  {"seq", row.seq},
                                                  {"deleted", row.deleted},
                                                  {"body", row.body}});
        lines += '\n';
    }
    if (lines.size() > kMaxExpandedBytes)
        return base::fail(base::ErrorCode::tooLarge, "too many rows for one part");
    OPDESK_TRY(const base::Bytes packed, compress(base::asBytes(lines)));
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

base::Result<std::vector<model::RecordImage>> openPart(const model::TenantId& tenant, const WirePart& part,
                                                       base::ByteView key) {
    const auto context = partContext(tenant, part.compartment, part.keyEpoch, part.fromSeq, part.toSeq);
    OPDESK_TRY(const base::Bytes packed, crypto::open(key, part.sealed, base::asBytes(context)));
    OPDESK_TRY(const base::Bytes plain, expand(packed, kMaxExpandedBytes));
    auto text = base::asText(plain);
    std::vector<model::RecordImage> rows;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos)
            return base::fail(base::ErrorCode::damaged, "a part whose last row is cut short");
        OPDESK_TRY(auto row, readRow(text.substr(0, end), part.compartment));
        rows.push_back(std::move(row));
        text.remove_prefix(end + 1);
    }
    return rows;
}

}  // namespace opdesk::sync::protocol
