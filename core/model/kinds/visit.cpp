#include "core/model/kinds/visit.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Visit)

}  // namespace opdesk::model
