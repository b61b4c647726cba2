#include "core/model/kinds/staff.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Staff)

}  // namespace opdesk::model
