#include "core/store/attachment_projection.h"
#include "core/store/desk_projections.h"
#include "core/store/patient_search_projection.h"
#include "core/store/projection.h"

namespace opdesk::store {

void ProjectionSet::add(std::unique_ptr<Projection> projection) {
    for (const auto& kind : model::allKinds())
        if (projection->wants(kind.id))
            m_byKind[static_cast<std::size_t>(kind.id)].push_back(projection.get());
    m_all.push_back(std::move(projection));
}

base::Status ProjectionSet::put(const ProjectedRecord& record) {
    for (auto* projection : m_byKind[static_cast<std::size_t>(record.kind)])
        OPDESK_CHECK(projection->put(record));
    return {};
}

void ProjectionSet::forget() {
    for (const auto& projection : m_all)
        projection->forget();
}

ProjectionSet makeProjections(const ProjectionContext& context) {
    ProjectionSet set;
    set.add(std::make_unique<PatientSearchProjection>(context));
    set.add(std::make_unique<AliasProjection>(context));
    set.add(std::make_unique<QueueProjection>(context));
    set.add(std::make_unique<AppointmentProjection>(context));
    set.add(std::make_unique<LedgerProjection>(context));
    set.add(std::make_unique<TimelineProjection>(context));
    set.add(std::make_unique<ConflictProjection>(context));
    set.add(std::make_unique<AttachmentProjection>(context));
    return set;
}

}  // namespace opdesk::store
