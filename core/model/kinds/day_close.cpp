#include "core/model/kinds/day_close.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(DayClose)

}  // namespace opdesk::model
