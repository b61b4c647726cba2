#include "core/model/kinds/audit_event.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(AuditEvent)

}  // namespace opdesk::model
