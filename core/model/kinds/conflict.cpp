#include "core/model/kinds/conflict.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Conflict)

}  // namespace opdesk::model
