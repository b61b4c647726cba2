#pragma once

#include "core/store/projection.h"

namespace opdesk::store {

/// Which bytes belong to which attachment, so that recent ones are fetched ahead. Ids, times and names that say
/// nothing; no row for one whose compartment is not open.
class AttachmentProjection final : public Projection {
public:
    explicit AttachmentProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "attachment"; }
    std::int64_t schema() const override { return 1; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS attachment_row"; }
    bool wants(model::KindId kind) const override { return kind == model::KindId::attachment; }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

}  // namespace opdesk::store
