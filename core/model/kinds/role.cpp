#include "core/model/kinds/role.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Role)

}  // namespace opdesk::model
