#include "core/store/attachment_projection.h"

#include "core/model/blob.h"
#include "core/store/body_reader.h"

namespace opdesk::store {

using base::Status;

std::string_view AttachmentProjection::createScript() const {
    return R"sql(
CREATE TABLE attachment_row(
  record BLOB PRIMARY KEY, name BLOB NOT NULL, compartment INTEGER NOT NULL, bytes INTEGER NOT NULL, at INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE INDEX attachment_row_at ON attachment_row(at);
CREATE INDEX attachment_row_name ON attachment_row(name);
)sql";
}

Status AttachmentProjection::put(const ProjectedRecord& record) {
    OPDESK_CHECK(m_context.database.run("DELETE FROM attachment_row WHERE record = ?", record.id));
    const auto first = m_context.keys.key(record.compartment, 1);
    if (record.deleted || !record.body || first.empty())
        return {};
    const BodyReader body(*record.body);
    const auto sha256 = base::fromHex(body.text("sha256"));
    const auto bytes = body.integer("bytes");
    if (body.isVoided() || !sha256 || sha256->empty() || !bytes || *bytes < 1 || *bytes > model::kMostAttachmentBytes)
        return {};
    const auto name = model::blobName(first, *sha256);
    OPDESK_CHECK(m_context.database.run(
        "INSERT INTO attachment_row(record, name, compartment, bytes, at) VALUES(?,?,?,?,?)", record.id,
        base::ByteView(name), m_context.words.of(record.compartment), model::sealedBlobSize(*bytes),
        body.instantMillis("taken_at").value_or(millisOfId(record.id))));
    // Bytes that lay here without a record, as after a crash or under an older image of the cache, are offered.
    return m_context.database.run("UPDATE blob_queue SET state = 'up' WHERE name = ? AND state = 'found'",
                                  base::ByteView(name));
}

}  // namespace opdesk::store
