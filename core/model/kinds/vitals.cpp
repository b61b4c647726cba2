#include "core/model/kinds/vitals.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Vitals)

}  // namespace opdesk::model
